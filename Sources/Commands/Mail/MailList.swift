import ArgumentParser
import EventData
import Mail

/// `onco mail list`.
struct MailList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the mails of the event.")

  @Option(help: "Only mails that stand here: queued, sending, sent, written, retry, failed, unknown or withdrawn.")
  var state: MailState?
  @Option(help: "Only letters of this kind, such as invoice or payment-receipt.")
  var kind: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let outbox = Outbox(store: try event.openStore())
    let found = try outbox.list(state: state, kind: kind.map { try .typed($0) })
    return Table(found, noun: "mail") {
      Column("code", "Mail") { .text($0.code) }
      Column("state", "State") { .text($0.state.rawValue) }
      Column("kind", "Kind") { .text($0.kind) }
      Column("about", "About") { .text($0.about) }
      Column("recipient", "To") { .text($0.recipient) }
      Column("subject", "Subject") { .text($0.subject) }
      Column("queued_at", "Queued", spare: true) { .moment($0.queuedAt, event.zone) }
      Column("attempts", "Tries", spare: true) { .number($0.attempts) }
      Column("last_reply", "Last reply", spare: true) { .text($0.lastReply) }
    }
  }
}
