import ArgumentParser
import EventData
import Programme
import Reviews

/// `onco abstract reviews`.
struct AbstractReviews: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "Show the reviews of one abstract, under reviewers' codes. For the committee.")

  @Argument(help: "The abstract, such as A-0042.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let rules = try event.definition.abstracts.reviewed.requiredReview()
    let abstract = Series.abstract.complete(code)
    let reviews = try event.openStore().read { try ReviewRecords.reviews(of: abstract, in: $0) }
    func points(_ hundredths: Int64?) -> Cell {
      hundredths.map { .hundredths(Int($0), ReviewRecord.points($0), json: .number($0)) } ?? .text(nil)
    }
    return Table(reviews, noun: "review") {
      Column("reviewer", "Reviewer") { .text($0.reviewer) }
      Column("state", "State") { .text($0.state.rawValue) }
      Column("total", "Total") { points($0.total) }
      for criterion in rules.criteria {
        Column(criterion.code, criterion.name) { points($0.scores[criterion.code]) }
      }
      Column("recommendation", "Recommends") { .text($0.recommendation) }
      Column("confidence", "Sure") { .number($0.confidence) }
      Column("for_committee", "For the committee", widest: 40) { .text($0.forCommittee) }
      Column("for_authors", "For the authors", widest: 40) { .text($0.forAuthors) }
    }
  }
}
