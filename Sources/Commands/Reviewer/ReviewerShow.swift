import ArgumentParser
import EventData
import Reviews

/// `onco reviewer show`.
struct ReviewerShow: ShowCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one reviewer in full.")

  @Argument(help: "The code, such as RV-003, or the e-mail address.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let summary = try event.openStore().read { try Reviewers.show(code, in: $0) }
    let rules = event.definition.abstracts.review
    return Details(summary) {
      Column("code", "Code") { .text($0.reviewer.code) }
      Column("name", "Name") { .text($0.reviewer.name) }
      Column("state", "State") { .text($0.reviewer.state.rawValue) }
      Column("email", "E-mail") { .text($0.reviewer.email.description) }
      Column("orcid", "ORCID") { .text($0.reviewer.orcid) }
      Column("institution", "Institution") { .text($0.reviewer.institution) }
      Column("city", "City") { .text($0.reviewer.city) }
      Column("tracks", "Tracks") { .lines($0.reviewer.tracks) }
      Column("min", "At least") { .number($0.reviewer.loadLower ?? rules?.loadLower ?? 0) }
      Column("max", "At most") { .number($0.reviewer.loadUpper ?? rules?.loadUpper) }
      Column("declared", "Close to") { .lines($0.reviewer.declared) }
      Column("absences", "Away") { .lines($0.reviewer.absences.map(\.description)) }
      Column("assigned", "Abstracts") { .number($0.assigned) }
      Column("returned", "Came back") { .number($0.returned) }
      Column("conflicts", "Conflicts") { .number($0.conflicts) }
      Column("open_conflicts", "Open findings") { .number($0.openConflicts) }
      Column("bids", "Bids") { .number($0.bids) }
    }
  }
}
