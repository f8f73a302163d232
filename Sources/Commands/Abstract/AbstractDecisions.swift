import Abstracts
import ArgumentParser
import EventData

/// `onco abstract decisions`.
struct AbstractDecisions: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions", abstract: "List decisions with letters and answers.")

  @Option(help: "Only this outcome's code, such as oral.")
  var outcome: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let all = try event.openStore().read { try DecidedAbstract.all(in: $0) }
    context.print(
      Listing(
        columns: [
          .init("code", "Code"), .init("title", "Title", widest: 50), .init("track", "Track"),
          .init("outcome", "Outcome"), .init("place", "Place", right: true), .init("score", "Score", right: true),
          .init("origin", "By"), .init("announced", "Letter"), .init("reply", "Answer"),
          .init("reason", "Why", widest: 60),
        ],
        rows: all.filter { outcome == nil || $0.outcome == outcome }.map { line in
          [
            .text(line.code), .text(line.title), .optional(line.track), .text(line.outcome),
            line.place.map { .number($0) } ?? .optional(nil), .points(line.score), .text(line.origin),
            line.announced.map { .moment($0, event.zone) } ?? .optional(nil), .optional(line.answer),
            .text(line.reason),
          ]
        }), as: format, noun: "decision")
    return .done
  }
}
