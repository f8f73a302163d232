import ArgumentParser
import EventData
import Registration

/// `onco registration import`.
struct RegistrationImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take the registration form's export into the event.",
    discussion: """
      The same file again changes nothing; a corrected file changes what differs. Rows with an error are refused and \
      the others taken; --refused writes them to a CSV with problem and remedy, to send back. A column that the file does \
      not have leaves what is on file; an empty cell empties it, and when many rows do that you are asked first. Each new registration \
      gets a confirmation with its ticket, which waits in the outbox: see onco mail list.
      """)

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @Flag(name: .customLong("no-confirmations"), help: "Queue no confirmation mails, as when old data move in.")
  var noConfirmations = false
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Registrations") { file, event, run in
      let letters = noConfirmations || run.isDryRun ? nil : try event.registrationLetters(run.store)
      return try RegistrationIntake(event.definition.event, rules: event.definition.registration).importFile(
        file, sheet: options.sheet, letters: letters, run)
    }
  }
}
