import ArgumentParser
import EventData
import Mail

/// `onco mail send`.
struct MailSend: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send what waits in the outbox.",
    discussion: """
      Without --via, mails are written as .eml files into outbox/ beside the database: they are 'written' then, nobody \
      has them, and they go with the next run that names a relay. A relay is named as \
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
    let transport = try MailRoute(context: event).transport(via)
    let due = MailState.allCases.filter { $0.isWaiting && ($0 != .written || transport.reachesPeople) }
      .reduce(0) { $0 + (waiting[$1] ?? 0) }
    if dryRun.dryRun {
      context.print(
        "Would \(transport.reachesPeople ? "send" : "write") \(counted(min(due, limit ?? due), "mail")) by "
          + "\(transport.label) (dry run: nothing was sent)")
      return .done
    }
    let line = context.progress("Mails")
    var done = 0
    let summary = try outbox.send(
      through: transport, limit: limit, run: .thisProcess(), now: event.clock,
      progress: { mail in
        done += 1
        line.show(done, of: max(due, done))
        if mail.state != .sent, mail.state != .written {
          context.say("\(mail.code) to \(mail.recipient): \(mail.state.rawValue), \(mail.reply)")
        }
      })
    if summary.written > 0 {
      context.say("They are files; nobody has received them. To send them: onco mail send --via smtp://USER@HOST:587")
    }
    return try report(summary, transport.label, in: context)
  }

  private func report(_ summary: MailSummary, _ label: String, in context: CommandContext) throws -> Ending {
    let done =
      summary.written > 0 ? (summary.written, "written as a file", "written as files") : (summary.sent, "sent", "sent")
    context.print(
      "\(counted(done.0, "mail")) \(done.0 == 1 ? done.1 : done.2) by \(label); \(summary.retried.count) to be tried again, "
        + "\(summary.failed.count) refused for good, \(summary.unknown.count + summary.recovered.count) unknown.")
    for code in summary.recovered + summary.unknown {
      context.say("\(code) may or may not have arrived. Ask the recipient, or send it again: onco mail resend \(code)")
    }
    if let reason = summary.stopped {
      throw ExplainedError(
        .outside, "Sending stopped: \(reason)",
        remedy: "Mend this, then run onco mail send again; the rest still waits."
          + (summary.failed.isEmpty
            ? "" : " What was refused before goes with: onco mail resend \(summary.failed.joined(separator: " "))"))
    }
    return (summary.failed + summary.unknown + summary.recovered).isEmpty ? .done : .partly
  }
}
