import ArgumentParser
import EventData
import Foundation
import Mail

/// `onco mail show`.
struct MailShow: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one mail, its attempts and its text; with --eml, write its bytes as they go out.")

  @Argument(help: "The mail's code, such as M-00001.")
  var code: String
  @Option(help: "Write the message to this file, for a mail program.")
  var eml: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options).looking
    let outbox = Outbox(store: try event.openStore())
    try refuseOtherCode(outbox)
    let (mail, attempts, bytes) = try outbox.show(Series.mail.complete(code))
    if let eml {
      try context.write(Data(bytes), to: context.url(eml))
      context.say("\(mail.code) written to \(eml)")
      return .done
    }
    let text = try ReceivedMail.read(Data(bytes), isMailbox: false, file: mail.code).first?.text ?? ""
    context.print(
      Details(mail) {
        Column("code", "Mail") { .text($0.code) }
        Column("state", "State") { .text($0.state.rawValue) }
        Column("kind", "Kind") { .text($0.kind) }
        Column("about", "About") { .text($0.about) }
        Column("recipient", "To") { .text("\($0.recipientName) <\($0.recipient)>".trimmed) }
        Column("subject", "Subject") { .text($0.subject) }
        Column("message_id", "Message-ID") { .text($0.messageID) }
        Column("size", "Size") { .number($0.size, counted($0.size, "byte")) }
        Column("queued_at", "Queued") { .moment($0.queuedAt, event.zone) }
        Column("sent_at", "Sent") { .moment($0.sentAt, event.zone) }
        Column("attempts", "Attempts") { _ in
          .lines(
            attempts.map { "\(event.zone.text($0.at)) \($0.outcome.rawValue): \($0.reply)" },
            json: .list(
              attempts.map {
                .object([
                  ("at", .text(event.zone.text($0.at))), ("outcome", .text($0.outcome.rawValue)),
                  ("reply", .text($0.reply)),
                ])
              }))
        }
        if format.format != .table { Column("text", "Text") { _ in .text(text) } }
      }, as: format)
    if format.format == .table { context.print("\n" + text.withoutControls.trimmed) }
    return .done
  }

  /// Names the mails about what was typed, when it is the code of something else.
  private func refuseOtherCode(_ outbox: Outbox) throws {
    let about = try outbox.list(about: code.trimmed.uppercased())
    guard !about.isEmpty else { return }
    throw ExplainedError(
      .refused, "'\(code)' is no mail's code",
      why: "Mails about it: " + about.map { "\($0.code) (\($0.kind), \($0.state.rawValue))" }.joined(separator: ", ")
        + ".",
      remedy: "Show one of them, such as: onco mail show \(about[about.count - 1].code)")
  }
}
