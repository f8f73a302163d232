import Abstracts
import ArgumentParser
import EventData

/// `onco abstract encores`.
struct AbstractEncores: ContextCommand {
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
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let findings = try event.openStore().read { try EncoreCheck.findings(event.definition.abstracts, in: $0) }
    let rows = findings.filter { !onlyOpen || $0.state != .found }.map { finding in
      [
        Listing.Cell.text(finding.code), .text(finding.state.rawValue), .optional(finding.declared),
        .optional(finding.past.first?.second.code), .decimal(hundredths: finding.past.first?.containment),
        .texts(finding.past.first?.sections ?? []), .texts(finding.past.first?.newSections ?? []),
        .texts(finding.past.dropFirst().map(\.second.code)), .text(finding.title),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("state", "State"), .init("declared", "Declared", widest: 40),
      .init("past", "Earlier"), .init("containment", "Shared", right: true), .init("sections", "Same"),
      .init("new_sections", "New"), .init("others", "Also like"), .init("title", "Title", widest: 50),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "encore")
    return .done
  }
}
