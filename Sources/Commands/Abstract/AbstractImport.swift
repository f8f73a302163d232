import Abstracts
import ArgumentParser
import EventData
import Foundation

/// `onco abstract import`.
struct AbstractImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take the abstract form's CSV export into the event.",
    discussion: """
      The same file again changes nothing; a corrected file changes what differs and keeps the old version. Rows with \
      an error are refused and the others taken; --refused writes them to a CSV with problem and remedy, to send back.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @Option(help: "Write the refused rows to this CSV.")
  var refused: String?
  @Flag(help: "Queue a mail to the author of each new abstract that says it came, and under which number.")
  var acknowledge = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let line = context.progress("Abstracts")
    let report = try AbstractIntake.importing(
      bytes, file: URL(filePath: file).lastPathComponent, call: event.definition.abstracts,
      definitionFile: "abstracts.yaml", countryCode: event.definition.event.countryCode, store: event.openStore(),
      author: event.author, letters: acknowledge ? event.abstractLetters() : nil, dryRun: dryRun.dryRun,
      progress: { line.show($0, of: $1) })
    return try context.print(report, as: format, dryRun: dryRun.dryRun, refusedTo: refused)
  }
}
