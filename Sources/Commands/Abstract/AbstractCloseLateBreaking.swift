import Abstracts
import ArgumentParser
import EventData

/// `onco abstract close-late-breaking`.
struct AbstractCloseLateBreaking: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "close-late-breaking",
    abstract: "Reject the late-breaking abstracts whose results have not come by their date.",
    discussion: """
      Refused before the date. Each author gets a letter; a person with an exception that still runs is left alone. \
      Doing it again changes nothing.
      """)

  @OptionGroup var letter: LetterOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let lines = try LateBreakingClose.close(
      event.definition.abstracts, letters: letter.letter ? event.abstractLetters() : nil, store: event.openStore(),
      author: event.author, dryRun: dryRun.dryRun)
    let columns = [
      Listing.Column("code", "Code"), .init("outcome", "Outcome"), .init("title", "Title", widest: 60),
      .init("presenter", "Presenter"),
    ]
    let rows = lines.map {
      [Listing.Cell.text($0.code), .text($0.outcome.rawValue), .text($0.title), .text($0.presenter)]
    }
    context.print(
      Listing(columns: columns, rows: rows), as: format, noun: "abstract without results",
      many: "abstracts without results")
    if dryRun.dryRun, format.format == .table { context.print("(dry run: nothing was kept)") }
    return lines.contains { $0.outcome == .unreachable } ? .partly : .done
  }
}
