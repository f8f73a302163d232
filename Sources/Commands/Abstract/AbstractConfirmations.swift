import ArgumentParser
import EventData
import Programme

/// `onco abstract confirmations`.
struct AbstractConfirmations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirmations", abstract: "Presenters' answers from a form.",
    subcommands: [AbstractConfirmationsImport.self])
}

/// `onco abstract confirmations import`.
struct AbstractConfirmationsImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read the export of the confirmation form.",
    discussion: """
      'selection.replies' in abstracts.yaml says which headers and answers the form has. An abstract is found by its \
      code, else by address and title. The same file again changes nothing.
      """)

  @Argument(help: "The CSV file.")
  var file: String
  @Option(help: "Write refused rows to this file.")
  var refused: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let store = try event.openStore()
    let work: (Transaction) throws -> ImportReport = {
      try ConfirmationImport.take(bytes, file: file, call: event.definition.abstracts, now: event.now, in: $0)
    }
    let report = dryRun.dryRun ? try store.rehearse(work) : try store.write(event.author, work)
    return try context.print(report, as: format, dryRun: dryRun.dryRun, refusedTo: refused)
  }
}
