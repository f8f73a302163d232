import ArgumentParser
import EventData
import Programme

/// `onco abstract confirm`.
struct AbstractConfirm: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Note that a presenter will come.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @Option(help: "What was written beside the answer.")
  var note = ""
  @Flag(help: "Take the answer though the date has passed, when the place is still free.")
  var late = false
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let isNew = try event.openStore().write(event.author) {
      try PresenterDesk.answer(
        code, confirms: true, note: note.onOneLine, late: late, abstracts: event.definition.abstracts, now: event.now,
        in: $0)
    }
    context.print("\(code): \(isNew ? "confirmed" : "was confirmed before")")
    return .done
  }
}

/// `onco abstract decline`.
struct AbstractDecline: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Note that a presenter will not come; the place becomes free.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @Option(help: "What was written beside the answer.")
  var note = ""
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let isNew = try event.openStore().write(event.author) {
      try PresenterDesk.answer(
        code, confirms: false, note: note.onOneLine, abstracts: event.definition.abstracts, now: event.now, in: $0)
    }
    context.print("\(code): \(isNew ? "declined" : "was declined before"). Fill the place: onco abstract promote")
    return .done
  }
}
