import ArgumentParser
import EventData

/// `onco database audit`.
struct DatabaseAudit: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Show the audit trail: who changed what, when, by which command.")

  @Option(help: "Only the last so many rows.")
  var last: Int = 20
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let store = try event.existingStore()
    return Table(try store.read { try AuditLog.entries(last: last, in: $0) }, noun: "audit row") {
      Column("number", "No.") { .number($0.number) }
      Column("at", "When") { .moment($0.at, event.zone) }
      Column("actor", "Who") { .text($0.actor) }
      Column("command", "Command") { .text($0.command) }
      Column("changes", "What changed") { Cell($0.summary, json: .list($0.changes.map { .text($0) })) }
    }
  }
}
