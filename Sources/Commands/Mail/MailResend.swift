import ArgumentParser
import EventData
import Mail

/// `onco mail resend`.
struct MailResend: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend", abstract: "Queue unknown or failed mails again, by your choice: all of them or none.")

  @Argument(help: "The mails' codes, such as M-00001 M-00007.")
  var codes: [String]
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let codes = Set(codes.map(Series.mail.complete)).sorted()
    try Outbox(store: try event.openStore()).resend(codes, by: event.author)
    context.print("\(codes.joined(separator: ", ")) \(codes.count == 1 ? "waits" : "wait") again: onco mail send")
    return .done
  }
}
