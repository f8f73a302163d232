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

  @OptionGroup var bulk: BulkOptions
  @OptionGroup var letter: LetterOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = letter.letter ? try event.decisionLetters() : nil
    func rejected(_ lines: [LateBreakingClose.Line]) -> Int {
      lines.count { $0.outcome == .rejected || $0.outcome == .unreachable }
    }
    let done = try event.change(bulk) {
      try LateBreakingClose.close(event.definition.abstracts, letters: letters, author: event.author, in: $0)
    } show: { lines in
      context.print(
        Table(lines, noun: "abstract without results", many: "abstracts without results") {
          Column("code", "Code") { .text($0.code) }
          Column("outcome", "Outcome") { .text($0.outcome.rawValue) }
          Column("title", "Title", widest: 60) { .text($0.title) }
          Column("presenter", "Presenter") { .text($0.presenter) }
        }, as: format)
      return rejected(lines) == 0 ? nil : "Reject \(counted(rejected(lines), "abstract"))?"
    }
    guard let done else { return .done }
    context.say(
      "\(counted(rejected(done), "abstract")) rejected. "
        + (letters == nil ? "Tell the authors: onco abstract announce" : "Send the letters: onco mail send"))
    return done.contains { $0.outcome == .unreachable } ? .partly : .done
  }
}
