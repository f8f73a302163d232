import ArgumentParser
import EventData
import Mail

/// `onco mail resend`.
struct MailResend: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend", abstract: "Queue an unknown or failed mail again, by your choice.")

  @Argument(help: "The mail's code, such as M-00001.")
  var code: String
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try Outbox(store: try event.openStore()).resend(Series.mail.complete(code), by: event.author)
    context.print("\(Series.mail.complete(code)) waits again: onco mail send")
    return .done
  }
}
