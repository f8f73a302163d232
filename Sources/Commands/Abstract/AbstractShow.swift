import Abstracts
import ArgumentParser
import EventData

/// `onco abstract show`.
struct AbstractShow: ShowCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one abstract in full, with its problems and earlier versions.")

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let zone = event.zone
    return Details(try AbstractRecords.show(Series.abstract.complete(code), in: event.openStore())) {
      Column("code", "Code") { .text($0.code) }
      Column("state", "State") { .text($0.state.rawValue) }
      Column("type", "Type") { .text($0.content.type) }
      Column("stage", "Stage") { .text($0.content.stage.rawValue) }
      Column("title", "Title") { .text($0.content.title) }
      Column("presenter", "Presenter") { .text($0.content.presenter) }
      Column("authors", "Authors") { .lines($0.content.authors.map(\.description)) }
      Column("indexed", "In the index") { .lines($0.content.authors.map(\.person.inverted)) }
      Column("affiliations", "Affiliations") { .lines($0.content.affiliations.map(\.description)) }
      Column("email", "E-mail") { .text($0.content.email) }
      Column("orcid", "ORCID") { .text($0.content.orcid) }
      Column("track", "Track") { .text($0.content.track) }
      Column("presentation", "Wish") { .text($0.content.presentation) }
      Column("length", "Length") { .number($0.length) }
      Column("body", "Text") { .text($0.content.body) }
      Column("table", "Table") { .text($0.content.table) }
      Column("trials", "Trials") { .lines($0.content.trials.map { "\($0.number) (\($0.registry))" }) }
      Column("encore", "Shown before") { .text($0.content.encore?.description) }
      Column("funding", "Funding") { .text($0.content.funding) }
      Column("keywords", "Keywords") { .lines($0.content.keywords) }
      Column("conflict_of_interest", "Interests") { .text($0.content.conflictOfInterest) }
      Column("ethics", "Ethics") { .text($0.content.ethics) }
      Column("submitted", "Sent") { .moment($0.content.submitted, zone) }
      Column("source", "From") { .text("\($0.sourceName), row \($0.sourceRow)") }
      Column("problems", "Problems") { .lines($0.problems.map { "\($0.id): \($0.message)" }) }
      Column("revisions", "Earlier versions") {
        .lines(
          $0.revisions.map {
            "\($0.number), replaced \(zone.text($0.replaced)) by \($0.actor): \($0.changes.joined(separator: "; "))"
          })
      }
    }
  }
}
