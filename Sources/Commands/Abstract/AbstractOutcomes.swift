import ArgumentParser
import EventData
import Programme

/// `onco abstract outcomes`.
struct AbstractOutcomes: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcomes", abstract: "List decisions with letters and answers.")

  @Option(help: "Only this outcome's code, such as oral.")
  var outcome: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let all = try event.openStore().read { try DecidedAbstract.all(in: $0) }
    return Table(all.filter { outcome == nil || $0.outcome == outcome }, noun: "decision") {
      Column("code", "Code") { .text($0.code) }
      Column("title", "Title", widest: 50, least: 24) { .text($0.title) }
      Column("track", "Track", spare: true) { .text($0.track) }
      Column("outcome", "Outcome") { .text($0.outcome) }
      Column("place", "Place", spare: true) { .number($0.place) }
      Column("score", "Score") { .points($0.score) }
      Column("origin", "By", spare: true) { .text($0.origin) }
      Column("announced", "Letter", spare: true) { .moment($0.announced, event.zone) }
      Column("reply", "Answer") { .text($0.answer) }
      Column("reason", "Why", widest: 60, spare: true) { .text($0.reason) }
    }
  }
}
