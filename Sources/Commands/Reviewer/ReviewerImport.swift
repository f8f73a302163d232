import ArgumentParser
import EventData
import Reviews

/// `onco reviewer import`.
struct ReviewerImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take a list of reviewers into the event.",
    discussion: """
      Headers: Name, Email; Institution, City, Tracks (comma separated), Min abstracts, Max abstracts, \
      Conflicts (names), ORCID, Absent from, Absent to may be left out. A reviewer is known by the e-mail address: the \
      same file again changes nothing, a corrected one changes what differs. \(ImportOptions.discussion)
      """)

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Reviewers") { file, event, run in
      try ReviewerIntake.importing(file, sheet: options.sheet, call: event.definition.abstracts.reviewed, run)
    }
  }
}
