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

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Answers") { file, event, run in
      try ConfirmationImport.take(file, sheet: options.sheet, abstracts: event.definition.abstracts, run)
    }
  }
}
