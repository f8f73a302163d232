import ArgumentParser
import EventData
import Sponsorship

/// `onco database`.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "The event's database.", subcommands: [DatabaseVerify.self, DatabaseAudit.self])
}

/// `onco database verify`.
struct DatabaseVerify: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the database, the audit trail's hash chain and the invoices' chain.")

  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).openStore()
    let problems = try store.verify() + store.read { try InvoiceBook.chainProblems(in: $0) }
    for problem in problems { context.print(problem) }
    guard problems.isEmpty else {
      throw ExplainedError(
        .refused, "\(counted(problems.count, "problem")) found in \(store.label)",
        remedy: "Keep a copy of the file as evidence, tell the general secretary, and restore the last good backup.")
    }
    let last = try store.read { try AuditLog.entries(last: 1, in: $0).last }
    context.print("Sound: \(counted(Int(last?.number ?? 0), "audit row")) in an unbroken chain, \(store.label)")
    if let last {
      context.print(
        "Note this down; a later check must show it in the chain: row \(last.number), \(last.hash.prefix(16))")
    }
    return .done
  }
}

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
