import ArgumentParser
import EventData
import Mail

/// `onco database status`.
struct DatabaseStatus: ShowCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the database's engine, version, size, schema step and waiting mail.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    // On a server this is how the owner makes the tables.
    let store = try event.existingStore(orMadeOnServer: true)
    let figures = try store.figures()
    let mails = try Outbox(store: store).counts()
    let waiting = [MailState.queued, .retry].reduce(0) { $0 + (mails[$1] ?? 0) }
    return Details(figures) {
      Column("database", "Database") { _ in .text(store.label) }
      Column("engine", "Engine") { .text($0.engine) }
      Column("bytes", "Size") { .number($0.bytes, "\(($0.bytes + 1023) / 1024) KiB") }
      Column("schema_step", "Schema") { .number($0.schemaStep, "step \($0.schemaStep) of \($0.knownStep)") }
      Column("audit_rows", "Audit trail") { .number($0.auditRows, counted($0.auditRows, "row")) }
      Column("mail_waiting", "Mail waiting") { _ in .number(waiting) }
      Column("mail_written", "Mail written") { _ in .number(mails[.written] ?? 0) }
      Column("mail_unknown", "Mail unknown") { _ in .number(mails[.unknown] ?? 0) }
    }
  }
}
