import ArgumentParser
import EventData
import Programme

/// `onco programme fix`.
struct ProgrammeFix: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Put an abstract where you want it; 'place' leaves it there.",
    discussion: "Whoever has the place is moved, and nobody else.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @Argument(help: "The session's code, such as SCI-101.")
  var session: String?
  @Option(help: "The talk's place in the session from 1, or the number of the board; else the first free one.")
  var position: Int?
  @Flag(help: "Let the program move it again.")
  var release = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    if release != (session == nil) { throw ValidationError("Give a session, or --release.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let note = dryRun.suffix
    guard let session else {
      try event.change(dryRun) { try Placements.release(code, now: event.now, in: $0) }
      context.print("\(code): no longer fixed\(note)")
      return .done
    }
    let plan = try event.change(dryRun) {
      try Placements.fix(
        code, in: session, position: position, definition: event.definition.programmeRules, now: event.now, in: $0)
    }
    context.print(plan, event, as: format)
    if dryRun.dryRun { context.say(DryRunOption.note) }
    return context.say(plan.unplaced)
  }
}
