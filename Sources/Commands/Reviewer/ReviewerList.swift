import ArgumentParser
import EventData
import Reviews

/// `onco reviewer list`.
struct ReviewerList: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List reviewers with their bounds and the work that stands.")

  @Option(help: "Only reviewers of this track's code.")
  var track: String?
  @Option(help: "Only active or withdrawn ones.")
  var state: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try event.checkTrack(track)
    let wanted = try state.map { text in
      guard let state = Reviewer.State(rawValue: text) else {
        throw ExplainedError(.usage, "There is no state '\(text)'", remedy: "Write active or withdrawn.")
      }
      return state
    }
    let rules = event.definition.abstracts.review
    let found = try event.openStore().read { try ReviewerBook.list(track: track, state: wanted, in: $0) }
    try context.print(
      Table(found, noun: "reviewer") {
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
      }, as: list)
    return .done
  }
}

extension EventContext {
  /// Refuses a track's code that abstracts.yaml does not have; nil is fine.
  func checkTrack(_ code: String?) throws {
    let codes = definition.abstracts.call.tracks.map(\.code)
    guard let code, !codes.contains(code) else { return }
    let hint = didYouMean(code, in: codes)
    throw ExplainedError(
      .usage, "There is no track '\(code)'.\(hint)", remedy: "Choose one of: \(codes.joined(separator: ", ")).")
  }
}
