import ArgumentParser
import EventData
import Foundation
import Mail

/// `onco mail`.
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "The outbox: what waits, what went, and sending it.",
    subcommands: [MailList.self, MailSend.self, MailShow.self, MailResend.self])
}

/// `onco mail list`.
struct MailList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the mails of the event.")

  @Option(help: "Only mails that stand here: queued, sending, sent, retry, failed or unknown.")
  var state: MailState?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let outbox = Outbox(store: try event.openStore())
    let rows = try outbox.list(OutboxFilter(state: state)).map { mail in
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

/// `onco mail show`.
struct MailShow: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one mail and its attempts; with --eml, write its bytes as they go out.")

  @Argument(help: "The mail's code, such as M-00001.")
  var code: String
  @Option(help: "Write the message to this file, for a mail program.")
  var eml: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let (mail, attempts, bytes) = try Outbox(store: try event.openStore()).show(code.uppercased())
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
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}

/// `onco mail send`.
struct MailSend: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send what waits in the outbox.",
    discussion: """
      Without --via, mails are written as .eml files into outbox/ beside the database. A relay is named as \
      smtp://USER@HOST:587 (STARTTLS is required) or smtps://USER@HOST:465; its password comes from ONCO_SMTP_PASSWORD \
      or the file ONCO_SMTP_PASSWORD_FILE, which only you may read. What was in flight when a run died becomes \
      'unknown' and is sent again only by onco mail resend.
      """)

  @Option(help: "The transport: folder:PATH, smtp://USER@HOST:587 or smtps://USER@HOST:465. Else ONCO_MAIL.")
  var via: String?
  @Option(help: "At most this many mails.")
  var limit: Int?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let outbox = Outbox(store: try event.openStore())
    let waiting = try outbox.counts()
    let due = (waiting[.queued] ?? 0) + (waiting[.retry] ?? 0)
    let transport = try MailRoute(context: event).transport(via)
    if dryRun.dryRun {
      context.print(
        "Would send \(counted(min(due, limit ?? due), "mail")) by \(transport.label) (dry run: nothing was sent)")
      return .done
    }
    let line = context.progress("Mails")
    var done = 0
    let summary = try outbox.send(
      through: transport, limit: limit, run: .thisProcess(), now: event.clock,
      progress: { mail in
        done += 1
        line.show(done, of: max(due, done))
        if mail.state != .sent {
          context.say("\(mail.code) to \(mail.recipient): \(mail.state.rawValue), \(mail.reply)")
        }
      })
    return try report(summary, transport.label, in: context)
  }

  private func report(_ summary: MailSummary, _ label: String, in context: CommandContext) throws -> Ending {
    context.print(
      "\(counted(summary.sent, "mail")) sent by \(label); \(summary.retried.count) to be tried again, "
        + "\(summary.failed.count) refused for good, \(summary.unknown.count + summary.recovered.count) unknown.")
    for code in summary.recovered + summary.unknown {
      context.say("\(code) may or may not have arrived. Ask the recipient, or send it again: onco mail resend \(code)")
    }
    if let reason = summary.stopped {
      throw ExplainedError(
        .outside, "Sending stopped: \(reason)",
        remedy: "Mend this, then run onco mail send again; the rest still waits.")
    }
    return summary.failed.isEmpty && summary.unknown.isEmpty && summary.recovered.isEmpty ? .done : .partly
  }
}

/// `onco mail resend`.
struct MailResend: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend", abstract: "Queue an unknown or failed mail again, by your choice.")

  @Argument(help: "The mail's code, such as M-00001.")
  var code: String
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try Outbox(store: try event.openStore()).resend(code.uppercased(), by: event.author)
    context.print("\(code.uppercased()) waits again: onco mail send")
    return .done
  }
}
