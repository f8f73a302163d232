import Abstracts
import ArgumentParser
import EventData

/// `onco abstract reviews`.
struct AbstractReviews: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "Show the reviews of one abstract, under reviewers' codes. For the committee.")

  @Argument(help: "The abstract, such as A-0042.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let rules = try event.definition.abstracts.requiredReview()
    let abstract = Code.complete(code, prefix: "A", digits: 4)
    let reviews = try event.openStore().read { try ReviewArchive.reviews(of: abstract, in: $0) }
    func points(_ hundredths: Int64?) -> Listing.Cell {
      Listing.Cell(
        text: hundredths.map(ReviewRecord.points) ?? "", json: hundredths.map { .number($0) } ?? .null)
    }
    let rows = reviews.map { review in
      [Listing.Cell.text(review.reviewer), .text(review.state.rawValue), points(review.total)]
        + rules.criteria.map { points(review.scores[$0.code]) } + [
          .optional(review.recommendation),
          Listing.Cell(
            text: review.confidence.map { "\($0)" } ?? "", json: review.confidence.map { .number($0) } ?? .null),
          .text(review.forCommittee), .text(review.forAuthors),
        ]
    }
    let columns =
      [Listing.Column("reviewer", "Reviewer"), .init("state", "State"), .init("total", "Total", right: true)]
      + rules.criteria.map { Listing.Column($0.code, $0.name, right: true) } + [
        .init("recommendation", "Recommends"), .init("confidence", "Sure", right: true),
        .init("for_committee", "For the committee", widest: 40), .init("for_authors", "For the authors", widest: 40),
      ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "review")
    return .done
  }
}
