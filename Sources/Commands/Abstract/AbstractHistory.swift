import Abstracts
import ArgumentParser
import EventData

/// `onco abstract history`.
struct AbstractHistoryCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what happened to an abstract: versions, edits, withdrawals, questions, decisions.")

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let entries = try AbstractHistory.of(Code.complete(code, prefix: "A", digits: 4), in: event.openStore())
    let columns = [
      Listing.Column("at", "When"), .init("what", "What"), .init("actor", "By"), .init("reason", "Why", widest: 60),
      .init("details", "What changed", widest: 400),
    ]
    let rows = entries.map { entry in
      [
        Listing.Cell.moment(entry.at, event.zone), .text(entry.what), .text(entry.actor), .text(entry.reason),
        .texts(entry.details),
      ]
    }
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "entry", many: "entries")
    return .done
  }
}
