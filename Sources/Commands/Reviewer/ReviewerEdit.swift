import ArgumentParser
import EventData
import Reviews

/// `onco reviewer edit`.
struct ReviewerEdit: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Correct what is on file about a reviewer.")

  @Argument(help: "The code, such as RV-003, or the e-mail address.")
  var code: String
  @Option(help: "The name, with its title.")
  var name: String?
  @Option(help: "The e-mail address.")
  var email: String?
  @OptionGroup var fields: ReviewerFields
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if fields.isEmpty, name == nil, email == nil { throw ValidationError("Say what to correct, such as --max 20.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    var said = fields.corrections
    (said[.name], said[.email]) = (name, email)
    let corrections = said
    let (found, changes) = try event.change(dryRun) {
      try Reviewers.correct(code, corrections, call: event.definition.abstracts.reviewed, now: event.now, in: $0)
    }
    return context.print(changes, of: found, dryRun)
  }
}
