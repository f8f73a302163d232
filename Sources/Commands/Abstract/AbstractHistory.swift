import Abstracts
import ArgumentParser
import EventData

/// `onco abstract history`.
struct AbstractHistoryCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what happened to an abstract: versions, edits, withdrawals, questions, decisions.")

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let entries = try AbstractHistory.of(Series.abstract.complete(code), in: event.openStore())
    return Table(entries, noun: "entry", many: "entries") {
      Column("at", "When") { .moment($0.at, event.zone) }
      Column("what", "What") { .text($0.what) }
      Column("actor", "By") { .text($0.actor) }
      Column("reason", "Why", widest: 60) { .text($0.reason) }
      Column("details", "What changed", widest: 400) { .texts($0.details) }
    }
  }
}
