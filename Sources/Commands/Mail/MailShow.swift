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
    let event = try context.event(options)
    let outbox = Outbox(store: try event.openStore())
    try refuseOtherCode(outbox)
    let (mail, attempts, bytes) = try outbox.show(Series.mail.complete(code))
    if let eml {
      try context.write(Data(bytes), to: context.url(eml))
      context.say("\(mail.code) written to \(eml)")
      return .done
    }
    var details = Details()
    details.add("code", "Mail", mail.code)
    details.add("state", "State", mail.state.rawValue)
    details.add("kind", "Kind", mail.kind)
    details.add("about", "About", mail.about)
    details.add("recipient", "To", "\(mail.recipientName) <\(mail.recipient)>".trimmed)
    details.add("subject", "Subject", mail.subject)
    details.add("message_id", "Message-ID", mail.messageID)
    details.add("size", "Size", counted(mail.size, "byte"), json: .number(Int64(mail.size)))
    details.add("queued_at", "Queued", event.zone.text(mail.queuedAt))
    details.add("sent_at", "Sent", mail.sentAt.map { event.zone.text($0) })
    details.add(
      "attempts", "Attempts",
      attempts.map { "\(event.zone.text($0.at)) \($0.outcome.rawValue): \($0.reply)" }.joined(separator: "\n"),
      json: .list(
        attempts.map {
          .object([
            ("at", .text(event.zone.text($0.at))), ("outcome", .text($0.outcome.rawValue)), ("reply", .text($0.reply)),
          ])
        }))
    let text = try ReceivedMail.read(Data(bytes), isMailbox: false, file: mail.code).first?.text ?? ""
    guard format.format == .table else {
      details.add("text", "Text", text)
      context.surroundings.write(details.rendered(as: format.format))
      return .done
    }
    context.surroundings.write(details.rendered(as: .table) + "\n" + text.withoutControls.trimmed + "\n")
    return .done
  }

  /// Names the mails about what was typed, when it is the code of something else.
  private func refuseOtherCode(_ outbox: Outbox) throws {
    let about = try outbox.list(OutboxFilter(about: code.trimmed.uppercased()))
    guard !about.isEmpty else { return }
    throw ExplainedError(
      .refused, "'\(code)' is no mail's code",
      why: "Mails about it: " + about.map { "\($0.code) (\($0.kind), \($0.state.rawValue))" }.joined(separator: ", ")
        + ".",
      remedy: "Show one of them, such as: onco mail show \(about[about.count - 1].code)")
  }
}
