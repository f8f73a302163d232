import Abstracts
import ArgumentParser
import EventData
import Reviews

/// `onco abstract list`.
struct AbstractList: ListCommand {
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

  func table(in event: EventContext) throws -> Table<some Any> {
    let call = event.definition.abstracts.call
    try event.checkTrack(track)
    try check(type, among: call.types.map(\.code), "type")
    try check(problem, among: AbstractProblem.allCases.map(\.rawValue), "problem")
    let filter = AbstractFilter(track: track, state: state, problem: problem, type: type, stage: stage)
    return Table(try AbstractRecords.list(filter, in: event.openStore()), noun: "abstract") {
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
    }
  }
}
