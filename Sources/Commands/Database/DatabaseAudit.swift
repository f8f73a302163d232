import ArgumentParser
import EventData

/// `onco database audit`.
struct DatabaseAudit: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Show the audit trail: who changed what, when, by which command.")

  @Option(help: "Only the last so many rows.")
  var last: Int = 20
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let rows = try store.read { try AuditLog.entries(last: last, in: $0) }.map { entry in
      [
        Listing.Cell.number(Int(entry.number)), .moment(entry.at, event.zone), .text(entry.actor),
        .text(entry.command), Listing.Cell(text: entry.summary, json: .list(entry.changes.map { .text($0) })),
      ]
    }
    let columns = [
      Listing.Column("number", "No.", right: true), .init("at", "When"), .init("actor", "Who"),
      .init("command", "Command"), .init("changes", "What changed"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "audit row")
    return .done
  }
}
