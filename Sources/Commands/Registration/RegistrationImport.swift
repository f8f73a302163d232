import ArgumentParser
import EventData
import Foundation
import Registration

/// `onco registration import`.
struct RegistrationImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take the registration form's CSV export into the event.",
    discussion: """
      The same file again changes nothing; a corrected file changes what differs. Rows with an error are refused and \
      the others taken; --refused writes them to a CSV with problem and remedy, to send back. Each new registration \
      gets a confirmation with its ticket, which waits in the outbox: see onco mail list.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @Option(help: "Write the refused rows to this CSV.")
  var refused: String?
  @Flag(name: .customLong("no-confirmations"), help: "Queue no confirmation mails, as when old data move in.")
  var noConfirmations = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let store = try event.openStore()
    let letters = noConfirmations || dryRun.dryRun ? nil : try event.registrationLetters(store)
    let line = context.progress("Registrations")
    let report = try RegistrationIntake(event.definition, store: store).importFile(
      bytes, file: URL(filePath: file).lastPathComponent, author: event.author, dryRun: dryRun.dryRun,
      letters: letters, progress: { line.show($0, of: $1) })
    return try context.print(report, as: format, dryRun: dryRun.dryRun, refusedTo: refused)
  }
}
