import ArgumentParser
import EventData
import Programme

/// `onco abstract substitute`.
struct AbstractSubstitute: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "substitute", abstract: "Name who presents instead: letters and programme follow.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @Option(help: "The name of who presents.")
  var name: String
  @Option(help: "The address letters go to.")
  var email: String
  @Option(help: "Why, for the record.")
  var reason: String
  @Flag(name: .customLong("not-author"), help: "Let somebody present who is not among the authors.")
  var notAuthor = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if name.trimmed.isEmpty { throw ValidationError("Give the presenter's name: --name 'Ana Ng'") }
    if reason.trimmed.isEmpty { throw ValidationError("Give a reason: --reason 'presenter is ill'") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    try event.change(dryRun) {
      try Presenters.substitute(
        code, name: name.nfc.onOneLine, email: try .typed(email), reason: reason.onOneLine, mayBeStranger: notAuthor,
        abstracts: event.definition.abstracts, by: event.author, in: $0)
    }
    context.print(
      "\(code): \(name.onOneLine) presents.\(dryRun.suffix) "
        + "Tell them: onco abstract announce, and onco programme notify. Look for double bookings: onco programme check"
    )
    return .done
  }
}
