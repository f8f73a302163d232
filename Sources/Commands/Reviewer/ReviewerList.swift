import ArgumentParser
import EventData
import Reviews

/// `onco reviewer list`.
struct ReviewerList: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List reviewers with their bounds and the work that stands.")

  @Option(help: "Only reviewers of this track's code.")
  var track: String?
  @Option(help: "Only active or withdrawn ones.")
  var state: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    try event.checkTrack(track)
    let wanted = try state.map { try Reviewer.State.typed($0, as: "state") }
    let rules = event.definition.abstracts.review
    let found = try event.openStore().read { try Reviewers.list(track: track, state: wanted, in: $0) }
    return Table(found, noun: "reviewer") {
      Column("code", "Code") { .text($0.reviewer.code) }
      Column("name", "Name", widest: 32) { .text($0.reviewer.name) }
      Column("email", "E-mail", widest: 36, spare: true) { .text($0.reviewer.email.description) }
      Column("institution", "Institution", widest: 32, spare: true) { .text($0.reviewer.institution) }
      Column("city", "City", widest: 16, spare: true) { .text($0.reviewer.city) }
      Column("tracks", "Tracks", widest: 40) { .texts($0.reviewer.tracks) }
      Column("min", "Min", spare: true) { .number($0.reviewer.loadLower ?? rules?.loadLower ?? 0) }
      Column("max", "Max", spare: true) { .number($0.reviewer.loadUpper ?? rules?.loadUpper) }
      Column("assigned", "Has") { .number($0.assigned) }
      Column("returned", "Back") { .number($0.returned) }
      Column("conflicts", "Conflicts") { .number($0.conflicts) }
      Column("open_conflicts", "Open") { .number($0.openConflicts) }
      Column("state", "State") { .text($0.reviewer.state.rawValue) }
    }
  }
}
