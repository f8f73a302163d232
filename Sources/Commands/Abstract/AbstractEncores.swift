import Abstracts
import ArgumentParser
import EventData

/// `onco abstract encores`.
struct AbstractEncores: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "encores", abstract: "Compare declared encores with the earlier books.",
    discussion: """
      found: declared, and an earlier book holds it. not-declared: an earlier book holds it, and the author did not say \
      so. not-found: declared, and no book on file holds it; take the book in with 'abstract past-book import', or ask \
      the author. Pairs judged 'different' are left out.
      """)

  @Flag(name: .customLong("open"), help: "Only not-declared and not-found ones.")
  var onlyOpen = false
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let findings = try event.openStore().read { try EncoreCheck.findings(event.definition.abstracts.call, in: $0) }
    return Table(findings.filter { !onlyOpen || $0.state != .found }, noun: "encore") {
      Column("code", "Code") { .text($0.code) }
      Column("state", "State") { .text($0.state.rawValue) }
      Column("declared", "Declared", widest: 40) { .text($0.declared) }
      Column("past", "Earlier") { .text($0.past.first?.second.code) }
      Column("containment", "Shared") { .decimal(hundredths: $0.past.first?.containment) }
      Column("sections", "Same", spare: true) { .texts($0.past.first?.sections ?? []) }
      Column("new_sections", "New", spare: true) { .texts($0.past.first?.newSections ?? []) }
      Column("others", "Also like", spare: true) { .texts($0.past.dropFirst().map(\.second.code)) }
      Column("title", "Title", widest: 50) { .text($0.title) }
    }
  }
}
