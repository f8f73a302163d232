import Abstracts
import ArgumentParser
import EventData

/// `onco abstract edit`.
struct AbstractEditCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change an abstract on file; the earlier version stays in its history.",
    discussion: """
      The change is judged as a form's row is. One that breaks a rule of the call is refused, unless --force says that \
      the committee wants it so. A misprint of an accepted abstract too is mended with --force. A later \
      import of the row it came from does not undo the edit; a newer version from \
      the author replaces it, and the import says so.
      """)

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var fields: AbstractFields
  @OptionGroup var reason: ReasonOption
  @Flag(help: "Keep the change though it breaks a rule that refuses submissions, or the abstract is decided.")
  var force = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let values = try fields.values { try context.text(of: $0) }
    guard !values.isEmpty || !fields.name.isEmpty else {
      throw ExplainedError(
        .usage, "Nothing to change is given", remedy: "Name a field, such as --title 'New title'; see --help.")
    }
    let event = try context.event(options)
    let edit = AbstractEdit(values, names: fields.name, reason: reason.text, isForced: force)
    let outcome = try AbstractEditor(
      call: event.definition.abstracts.call, countryCode: event.definition.event.countryCode, store: event.openStore(),
      author: event.author
    ).edit(Series.abstract.complete(code), edit, dryRun: dryRun.dryRun)
    context.print(
      Details(outcome) {
        Column("code", "Code") { .text($0.code) }
        Column("changes", "Changed") { .lines($0.changes) }
        Column("problems", "Problems") { .lines($0.problems.map { "\($0.severity.rawValue) \($0.id): \($0.message)" }) }
      }, as: format)
    if outcome.changes.isEmpty { context.say("Nothing differs; nothing was changed.") }
    if dryRun.dryRun {
      if format.format == .table { context.print(DryRunOption.note) }
    } else if !outcome.changes.isEmpty {
      context.say("Importing the form again does not undo this, until the author sends a newer version.")
    }
    return .done
  }
}

/// The fields of an abstract that the desk may change.
struct AbstractFields: ParsableArguments {
  @Option(help: "The title.") var title: String?
  @Option(help: "The presenting author, one of the authors.") var presenter: String?
  @Option(help: "The authors: 'Ana Ng (1); Bo Li (1, 2)'.") var authors: String?
  @Option(help: "An author on file, family name first, 'García López, Ana', for print and indexes; may be repeated.")
  var name: [String] = []
  @Option(help: "A file with the affiliations, one a line: '1. Hospital, City'.") var affiliationsFile: String?
  @Option(help: "The e-mail address that letters go to.") var email: String?
  @Option(help: "The presenting author's ORCID iD.") var orcid: String?
  @Option(help: "The telephone number.") var mobile: String?
  @Option(help: "The type: code, or wording of the form.") var type: String?
  @Option(help: "The track: code, or wording of the form.") var track: String?
  @Option(help: "The wish: oral, poster ...") var presentation: String?
  @Option(help: "A file with the text, headings inside.") var bodyFile: String?
  @Option(help: "A file with the table.") var tableFile: String?
  @Option(help: "The keywords, separated by commas.") var keywords: String?
  @Option(help: "The trial numbers, separated by commas.") var trials: String?
  @Option(help: "Who paid for the work.") var funding: String?
  @Option(help: "The statement of interests.") var conflictOfInterest: String?
  @Option(help: "The number of the ethics approval.") var ethics: String?
  @Option(help: "The meeting where the work was shown before.") var encoreMeeting: String?
  @Option(help: "The year of that meeting.") var encoreYear: String?
  @Option(help: "The abstract's number there.") var encoreNumber: String?
  @Option(help: "What is new since.") var encoreNew: String?

  /// What was typed, by column; files are read.
  func values(reading read: (String) throws -> String) throws -> [AbstractColumn: String] {
    let typed: [(AbstractColumn, String?)] = [
      (.title, title), (.presenter, presenter), (.authors, authors), (.email, email), (.orcid, orcid),
      (.mobile, mobile), (.type, type), (.track, track), (.presentation, presentation), (.keywords, keywords),
      (.trials, trials), (.funding, funding), (.conflictOfInterest, conflictOfInterest), (.ethics, ethics),
      (.encoreMeeting, encoreMeeting), (.encoreYear, encoreYear), (.encoreNumber, encoreNumber),
      (.encoreNew, encoreNew), (.affiliations, try affiliationsFile.map(read)), (.body, try bodyFile.map(read)),
      (.table, try tableFile.map(read)),
    ]
    return Dictionary(uniqueKeysWithValues: typed.compactMap { name, value in value.map { (name, $0) } })
  }
}
