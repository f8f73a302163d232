import ArgumentParser
import EventData
import Foundation
import Reviews

/// `onco reviewer import`.
struct ReviewerImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take a list of reviewers (CSV) into the event.",
    discussion: """
      Headers: Name, Email; Institution, City, Tracks (comma separated), Min abstracts, Max abstracts, \
      Conflicts (names), ORCID, Absent from, Absent to may be left out. A reviewer is known by the e-mail address: the \
      same file again changes nothing, a corrected one changes what differs. Rows with an error are refused and the \
      others taken; --refused writes them to a CSV with problem and remedy.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @Option(help: "Write the refused rows to this CSV.")
  var refused: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let report = try ReviewerIntake.importing(
      bytes, file: URL(filePath: file).lastPathComponent, call: event.definition.abstracts, store: event.openStore(),
      author: event.author, dryRun: dryRun.dryRun)
    return try context.print(report, as: format, dryRun: dryRun.dryRun, refusedTo: refused)
  }
}
