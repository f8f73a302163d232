import ArgumentParser
import Badges
import EventData

/// `onco badge codes`.
struct BadgeCodes: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "List the texts of the badges' QR codes, for a print shop that draws the badges itself.",
    discussion: "Whoever has a code can enter with it: treat the list as the badges themselves.")

  @Option(help: "Only this category's code.")
  var category: String?
  @Flag(name: .customLong("paid-only"), help: "Leave out those who still owe something.")
  var paidOnly = false
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    try event.checkCategory(category)
    let store = try event.existingStore()
    let sheets = try event.badgeSheets(store)
    let cards = try store.read { try sheets.cards(.init(category: category, paidOnly: paidOnly), in: $0) }
    return Table(cards, noun: "badge code") {
      for name in ["code", "name", "name_urdu", "category", "institution", "city", "token"] {
        Column(name, name.capitalized, widest: 130) { .text($0.card.fields[name] ?? "") }
      }
    }
  }
}
