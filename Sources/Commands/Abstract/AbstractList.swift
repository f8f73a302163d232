import Abstracts
import ArgumentParser
import EventData
import Reviews

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
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let call = event.definition.abstracts.call
    try Self.check(track, in: call.tracks.map(\.code), what: "track")
    try Self.check(type, in: call.types.map(\.code), what: "type")
    try Self.check(problem, in: AbstractProblem.allCases.map(\.rawValue), what: "problem")
    let filter = AbstractFilter(track: track, state: state, problem: problem, type: type, stage: stage)
    try context.print(
      Table(AbstractArchive.list(filter, in: event.openStore()), noun: "abstract") {
        Column("code", "Code") { .text($0.code) }
        Column("title", "Title", widest: 60, least: 30) { .text($0.title) }
        Column("presenter", "Presenter") { .text($0.presenter) }
        Column("track", "Track", spare: true) { .text($0.track) }
        Column("presentation", "Wish", spare: true) { .text($0.presentation) }
        Column("length", "Length", spare: true) { .number($0.length) }
        Column("submitted", "Sent", spare: true) { .moment($0.submitted, event.zone) }
        Column("problems", "Problems") { .texts($0.problems) }
        Column("state", "State") { .text($0.state.rawValue) }
        Column("type", "Type", spare: true) { .text($0.type) }
        Column("stage", "Stage", spare: true) { .text($0.stage.rawValue) }
        Column("people", "Authors and institutions", shown: .whenAsked) { .text($0.people) }
        Column("body", "Text", shown: .whenAsked) { .text($0.body) }
      }, as: list)
    return .done
  }

  /// Refuses a word that is none of those there are; nil is fine.
  private static func check(_ word: String?, in known: [String], what: String) throws {
    guard let word, !known.contains(word) else { return }
    let hint = didYouMean(word, in: known)
    throw ExplainedError(
      .usage, "There is no \(what) '\(word)'.\(hint)", remedy: "Choose one of: \(known.joined(separator: ", ")).")
  }
}
