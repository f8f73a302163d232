import ArgumentParser
import EventData
import Programme

/// A presenter's answer, noted by hand.
struct PresenterAnswer: ParsableArguments {
  @Argument(help: "The code, such as A-0042.")
  var code: String
  @Option(help: "What was written beside the answer.")
  var note = ""

  /// Notes it, and says what became of the abstract.
  func take(confirms: Bool, late: Bool, as word: String, _ options: EventOptions, in context: CommandContext) throws
    -> String
  {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let isNew = try event.openStore().write(event.author) {
      try Presenters.answer(
        code, confirms: confirms, note: note.onOneLine, late: late, abstracts: event.definition.abstracts,
        now: event.now, in: $0)
    }
    return "\(code): \(isNew ? word : "was \(word) before")"
  }
}

/// `onco abstract confirm`.
struct AbstractConfirm: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Note that a presenter will come.")

  @OptionGroup var answer: PresenterAnswer
  @Flag(help: "Take the answer though the date has passed, when the place is still free.")
  var late = false
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    context.print(try answer.take(confirms: true, late: late, as: "confirmed", options, in: context))
    return .done
  }
}

/// `onco abstract decline`.
struct AbstractDecline: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Note that a presenter will not come; the place becomes free.")

  @OptionGroup var answer: PresenterAnswer
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let line = try answer.take(confirms: false, late: false, as: "declined", options, in: context)
    context.print("\(line). Fill the place: onco abstract promote")
    return .done
  }
}
