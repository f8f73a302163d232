import ArgumentParser
import EventData
import Registration

/// `onco registration cancel`.
struct RegistrationCancel: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel a registration: its badge and ticket open no door from now on.",
    discussion: "The record and its payments stay on file. Money is not paid back by this.")

  @Argument(help: "The code, such as R-00012.")
  var code: String
  @Option(help: "Why, for the audit trail.")
  var reason: String
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if reason.trimmed.isEmpty { throw ValidationError("Give a reason: --reason 'registered twice'") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.registration.complete(code)
    let record = try event.change(dryRun) {
      try Registrations.cancel(code, reason: reason.onOneLine, now: event.now, in: $0)
    }
    context.print("\(code) \(record.name.full): cancelled.\(dryRun.suffix)")
    if !record.paid.isEmpty {
      context.say("Paid so far: \(record.paid.map(\.description).joined(separator: " and ")). Decide about a refund.")
    }
    return .done
  }
}
