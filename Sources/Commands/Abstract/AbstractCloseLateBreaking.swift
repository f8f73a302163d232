import ArgumentParser
import EventData
import Programme

/// `onco abstract close-late-breaking`.
struct AbstractCloseLateBreaking: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "close-late-breaking",
    abstract: "Reject the late-breaking abstracts whose results have not come by their date.",
    discussion: """
      Refused before the date. Prints which, then asks. Each author gets a letter; without it, 'abstract announce' writes \
      it later. A person with an exception that still runs is left alone. Doing it again changes nothing.
      """)

  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var letter: LetterOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = letter.letter ? try event.decisionLetters() : nil
    func close(dryRun: Bool) throws -> [LateBreakingClose.Line] {
      try LateBreakingClose.close(
        event.definition.abstracts, letters: letters, store: event.openStore(), author: event.author, dryRun: dryRun)
    }
    let lines = try close(dryRun: true)
    context.print(
      Table(lines, noun: "abstract without results", many: "abstracts without results") {
        Column("code", "Code") { .text($0.code) }
        Column("outcome", "Outcome") { .text($0.outcome.rawValue) }
        Column("title", "Title", widest: 60) { .text($0.title) }
        Column("presenter", "Presenter") { .text($0.presenter) }
      }, as: format)
    if dryRun.dryRun {
      if format.format == .table { context.print(DryRunOption.note) }
      return .done
    }
    let rejected = lines.count { $0.outcome == .rejected || $0.outcome == .unreachable }
    guard rejected > 0 else { return .done }
    guard try context.mayDo("Reject \(counted(rejected, "abstract"))?", confirm) else { return .done }
    _ = try close(dryRun: false)
    context.say(
      "\(counted(rejected, "abstract")) rejected. "
        + (letters == nil ? "Tell the authors: onco abstract announce" : "Send the letters: onco mail send"))
    return lines.contains { $0.outcome == .unreachable } ? .partly : .done
  }
}
