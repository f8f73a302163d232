import ArgumentParser
import EventData
import Programme

/// `onco abstract override`.
struct AbstractOverride: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "override", abstract: "Set an abstract's outcome by hand, whatever the quotas say.",
    discussion: "It holds through every later 'abstract decide' until it is cleared with --clear.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @Argument(help: "The outcome's code, such as oral.")
  var outcome: String?
  @Option(help: "Why; it stands in the record of the decision.")
  var reason: String?
  @Flag(help: "Take the setting back.")
  var clear = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if clear != (outcome == nil) { throw ValidationError("Give an outcome with --reason, or --clear.") }
    if !clear, (reason ?? "").trimmed.isEmpty {
      throw ValidationError("Give a reason: --reason 'invited by the board'")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let wanted = outcome.map { SelectionOverride(outcome: $0, reason: (reason ?? "").onOneLine) }
    try event.change(dryRun) {
      try Decisions.override(code, with: wanted, abstracts: event.definition.abstracts, by: event.author, in: $0)
    }
    let what = wanted.map { "set to '\($0.outcome)'" } ?? "cleared"
    context.print(
      "\(code): \(what)\(dryRun.suffix). Use it: onco abstract decide")
    return .done
  }
}
