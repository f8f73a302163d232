import ArgumentParser
import EventData

/// `onco abstract withdraw`.
struct AbstractWithdraw: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take an abstract out at its authors' wish; it stays on file, and its code is never given again.")

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var reason: ReasonOption
  @OptionGroup var letter: LetterOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let before = try event.withdrawals(writing: letter.letter).withdraw(code, reason: reason.text)
    context.print("\(code): withdrawn.\(letter.letter ? " A letter to the author is queued." : "")")
    if before == .accepted {
      context.say(
        "It was accepted, so its place is free. Fill it: onco abstract promote; then onco programme place and onco "
          + "programme notify")
    }
    return .done
  }
}

/// `onco abstract revive`.
struct AbstractRevive: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "revive", abstract: "Bring a withdrawn abstract back, submitted as it was before.",
    discussion: """
      What was decided about it no longer holds, since its place may have gone to another: the next 'abstract decide' \
      decides anew, and 'abstract announce' tells its author.
      """)

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var reason: ReasonOption
  @OptionGroup var letter: LetterOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let outcome = try event.withdrawals(writing: letter.letter).revive(code, reason: reason.text)
    context.print("\(code): submitted again.\(letter.letter ? " A letter to the author is queued." : "")")
    if let outcome {
      context.say("It was '\(outcome)'; that decision is taken back. Decide anew: onco abstract decide --dry-run")
    }
    return .done
  }
}

/// Whether the author is written to.
struct LetterOption: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Queue a letter to the author.")
  var letter = true
}
