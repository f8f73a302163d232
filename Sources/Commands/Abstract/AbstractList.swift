import Abstracts
import ArgumentParser
import EventData

/// `onco abstract list`.
struct AbstractList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List abstracts.")

  @Option(help: "Only this track's code.")
  var track: String?
  @Option(help: "Only submitted, withdrawn, accepted or rejected ones.")
  var state: AbstractRecord.State?
  @Option(help: "Only this type's code.")
  var type: String?
  @Option(help: "Only 'placeholder', late-breaking abstracts without their results, or only 'final'.")
  var stage: AbstractContent.Stage?
  @Option(help: "Only abstracts with this problem, such as not-anonymous.")
  var problem: String?
  @Option(help: "Only titles, authors or codes that hold this; case and accents do not matter.")
  var search: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let call = event.definition.abstracts
    try Self.check(track, in: call.tracks.map(\.code), what: "track")
    try Self.check(type, in: call.types.map(\.code), what: "type")
    try Self.check(problem, in: CallForAbstracts.problems.map(\.id), what: "problem")
    let filter = AbstractFilter(track: track, state: state, problem: problem, text: search, type: type, stage: stage)
    let rows = try AbstractArchive.list(filter, in: event.openStore()).map { summary in
      [
        Listing.Cell.text(summary.code), .text(summary.title), .text(summary.presenter), .optional(summary.track),
        .optional(summary.presentation), .number(summary.length), .moment(summary.submitted, event.zone),
        .texts(summary.problems), .text(summary.state.rawValue),
        .text(summary.type), .text(summary.stage.rawValue),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("title", "Title", widest: 60), .init("presenter", "Presenter"),
      .init("track", "Track"), .init("presentation", "Wish"), .init("length", "Length", right: true),
      .init("submitted", "Sent"), .init("problems", "Problems"), .init("state", "State"),
      .init("type", "Type"), .init("stage", "Stage"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "abstract")
    return .done
  }

  /// Refuses a word that is none of those there are; nil is fine.
  private static func check(_ word: String?, in known: [String], what: String) throws {
    guard let word, !known.contains(word) else { return }
    let hint = nearest(to: word, in: known).map { " Did you mean '\($0)'?" } ?? ""
    throw ExplainedError(
      .usage, "There is no \(what) '\(word)'.\(hint)", remedy: "Choose one of: \(known.joined(separator: ", ")).")
  }
}
