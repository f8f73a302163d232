import ArgumentParser
import Badges
import Documents
import EventData
import Foundation

/// `onco badge make`.
struct BadgeMake: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Draw badges as a PDF: A6, four to an A4 sheet with cut marks.",
    discussion: """
      Badges come in the order of the collection desk: category, then family name. Text that had to be shrunk too far \
      or cut, and letters no font has, are named afterwards: look at those before printing thousands. A badge whose text \
      no PDF can hold is left out and named.
      """)

  @Option(help: "Only this registration, as one A6 page for the desk printer.")
  var one: String?
  @Option(help: "Only this category's code.")
  var category: String?
  @Flag(name: .customLong("paid-only"), help: "Leave out those who still owe something.")
  var paidOnly = false
  @Flag(help: "One badge a page instead of four to a sheet.")
  var singles = false
  @Option(help: "The PDF to write. Else out/badges.pdf beside the database.")
  var out: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try event.checkCategory(category)
    let store = try event.openStore()
    let sheets = try event.badgeSheets(store)
    let code = one.map(Series.registration.complete)
    let selection = BadgeSheets.Selection(code: code, category: category, paidOnly: paidOnly)
    let cards = try store.read { try sheets.cards(selection, in: $0) }
    if dryRun.dryRun {
      context.print("Would draw \(counted(cards.count, "badge")) (dry run: nothing was written)")
      return .done
    }
    let file =
      try out.map { context.url($0) }
      ?? event.outFolder().appending(path: code.map { "badge-\($0).pdf" } ?? "badges.pdf")
    let press = CardPress(
      design: try CardDesign(contentsOf: event.templateFile("cards/badge.yaml")), fonts: try FontSet())
    let line = context.progress("Badges")
    let report = try press.draw(
      cards.map(\.card), as: one != nil || singles ? .singles : .sheet, to: file, created: event.now.date,
      progress: { line.show($0, of: cards.count) })
    for warning in report.warnings {
      context.say("\(cards[warning.card].code) \(warning.field): \(warning.message)")
    }
    context.print("\(counted(report.cards, "badge")) on \(counted(report.pages, "page")): \(file.path)")
    if !report.warnings.isEmpty {
      context.say("\(counted(report.warnings.count, "place")) to look at before printing (named above).")
    }
    return report.notDrawn > 0 ? .partly : .done
  }
}
