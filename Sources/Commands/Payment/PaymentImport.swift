import ArgumentParser
import EventData
import Registration

/// `onco payment import`.
struct PaymentImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Record many deposits from a list.",
    discussion: """
      Headers: Code or Email (one of the two names the registration), Amount, Method; Currency, Reference, Received on, \
      Account title may be left out. Deposits that were recorded before (same method, reference and amount) are \
      passed over, so that the same file may be given again. \(ImportOptions.discussion)
      """)

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @Flag(name: .customLong("no-receipts"), help: "Queue no receipt mails.")
  var noReceipts = false
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Payments") { file, event, run in
      let letters = noReceipts || run.isDryRun ? nil : try event.registrationLetters(run.store)
      return try PaymentIntake(event.definition.event, rules: event.definition.registration).importFile(
        file, sheet: options.sheet, letters: letters, run)
    }
  }
}
