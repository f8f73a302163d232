import ArgumentParser
import EventData
import Mail

/// `onco mail list`.
struct MailList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the mails of the event.")

  @Option(help: "Only mails that stand here: queued, sending, sent, retry, failed or unknown.")
  var state: MailState?
  @Option(help: "Only letters of this kind, such as invoice or payment-receipt.")
  var kind: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let outbox = Outbox(store: try event.openStore())
    let rows = try outbox.list(OutboxFilter(state: state, kind: kind.map { try .typed($0) })).map { mail in
      [
        Listing.Cell.text(mail.code), .text(mail.state.rawValue), .text(mail.kind), .text(mail.about),
        .text(mail.recipient), .text(mail.subject), .moment(mail.queuedAt, event.zone), .number(mail.attempts),
        .text(mail.lastReply),
      ]
    }
    let columns = [
      Listing.Column("code", "Mail"), .init("state", "State"), .init("kind", "Kind"), .init("about", "About"),
      .init("recipient", "To"), .init("subject", "Subject"), .init("queued_at", "Queued"),
      .init("attempts", "Tries", right: true), .init("last_reply", "Last reply"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "mail")
    return .done
  }
}
