import Abstracts
import ArgumentParser
import EventData

/// `onco reviewer list`.
struct ReviewerList: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List reviewers with their bounds and the work that stands.")

  @Option(help: "Only reviewers of this track's code.")
  var track: String?
  @Option(help: "Only active or withdrawn ones.")
  var state: String?
  @Option(help: "Only codes, names, institutions or cities that hold this; case and accents do not matter.")
  var search: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

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
    let filter = ReviewerFilter(track: track, state: wanted, text: search)
    let rows = try event.openStore().read { try ReviewerBook.list(filter, in: $0) }.map { summary in
      let reviewer = summary.reviewer
      return [
        Listing.Cell.text(reviewer.code), .text(reviewer.name), .text(reviewer.email.description),
        .text(reviewer.institution), .text(reviewer.city), .texts(reviewer.tracks),
        .number(reviewer.loadLower ?? rules?.loadLower ?? 0),
        (reviewer.loadUpper ?? rules?.loadUpper).map { Listing.Cell.number($0) } ?? .optional(nil),
        .number(summary.assigned), .number(summary.returned), .number(summary.conflicts),
        .number(summary.openConflicts), .text(reviewer.state.rawValue),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("name", "Name", widest: 32), .init("email", "E-mail", widest: 36),
      .init("institution", "Institution", widest: 32), .init("city", "City", widest: 16),
      .init("tracks", "Tracks", widest: 40), .init("min", "Min", right: true), .init("max", "Max", right: true),
      .init("assigned", "Has", right: true), .init("returned", "Back", right: true),
      .init("conflicts", "Conflicts", right: true), .init("open_conflicts", "Open", right: true),
      .init("state", "State"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "reviewer")
    return .done
  }
}

extension EventContext {
  /// Refuses a track's code that abstracts.yaml does not have; nil is fine.
  func checkTrack(_ code: String?) throws {
    let codes = definition.abstracts.tracks.map(\.code)
    guard let code, !codes.contains(code) else { return }
    let hint = nearest(to: code, in: codes).map { " Did you mean '\($0)'?" } ?? ""
    throw ExplainedError(
      .usage, "There is no track '\(code)'.\(hint)", remedy: "Choose one of: \(codes.joined(separator: ", ")).")
  }
}
