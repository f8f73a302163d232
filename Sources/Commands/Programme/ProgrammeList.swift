import Abstracts
import ArgumentParser
import EventData

/// `onco programme list`.
struct ProgrammeList: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the abstracts of the programme in their order.")

  @Option(help: "Only this session's code.")
  var session: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let view = try event.openStore().read { try ProgrammeView(event.definition, in: $0) }
    if let session, !view.sessions.contains(where: { folded($0.code) == folded(session) }) {
      let codes = view.sessions.filter { $0.abstracts != nil }.map(\.code)
      let hint = nearest(to: session, in: codes).map { " Did you mean \($0)?" } ?? ""
      throw ExplainedError(
        .usage, "There is no session '\(session)'.\(hint)",
        remedy: "Sessions with abstracts are: \(codes.joined(separator: ", ")).")
    }
    let order = Dictionary(view.sessions.enumerated().map { ($1.code, $0) }) { first, _ in first }
    let entries = view.entries.filter { session == nil || folded($0.placement.session) == folded(session ?? "") }
      .sorted {
        (order[$0.placement.session] ?? .max, $0.placement.position)
          < (order[$1.placement.session] ?? .max, $1.placement.position)
      }
    context.print(
      Listing(
        columns: [
          .init("session", "Session"), .init("position", "No.", right: true), .init("starts", "Begins"),
          .init("board", "Board"), .init("code", "Code"), .init("presenter", "Presenter"),
          .init("title", "Title", widest: 50), .init("fixed", "Fixed"), .init("reply", "Answer"),
        ],
        rows: entries.map { entry in
          let place = entry.placement
          return [
            .text(place.session), .number(place.position),
            place.starts.map { .moment($0, event.zone) } ?? .optional(nil), .optional(place.board),
            .text(place.code), .text(entry.abstract.presenter), .text(entry.abstract.title),
            .text(place.isFixed ? "yes" : "no"), .optional(entry.abstract.reply?.state),
          ]
        }), as: format, noun: "place")
    return .done
  }
}
