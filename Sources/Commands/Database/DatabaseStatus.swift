import ArgumentParser
import EventData
import Mail

/// `onco database status`.
struct DatabaseStatus: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the database's engine, version, size, schema step and waiting mail.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    // On a server this is how the owner makes the tables.
    let store = try context.event(options).existingStore(orMadeOnServer: true)
    let figures = try store.figures()
    let mails = try Outbox(store: store).counts()
    let waiting = [MailState.queued, .retry].reduce(0) { $0 + (mails[$1] ?? 0) }
    var details = Details()
    details.add("database", "Database", store.label)
    details.add("engine", "Engine", figures.engine)
    details.add("bytes", "Size", "\((figures.bytes + 1023) / 1024) KiB", json: .number(figures.bytes))
    details.add(
      "schema_step", "Schema", "step \(figures.schemaStep) of \(figures.knownStep)",
      json: .number(Int64(figures.schemaStep)))
    details.add("audit_rows", "Audit trail", counted(figures.auditRows, "row"), json: .number(Int64(figures.auditRows)))
    details.add("mail_waiting", "Mail waiting", String(waiting), json: .number(Int64(waiting)))
    details.add(
      "mail_unknown", "Mail unknown", String(mails[.unknown] ?? 0), json: .number(Int64(mails[.unknown] ?? 0)))
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
