import ArgumentParser

/// `onco mail`.
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "The outbox: what waits, what went, and sending it.",
    subcommands: [MailList.self, MailSend.self, MailShow.self, MailResend.self])
}
