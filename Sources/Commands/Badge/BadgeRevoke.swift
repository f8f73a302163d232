import ArgumentParser
import EventData
import Registration

/// `onco badge revoke`.
struct BadgeRevoke: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Make every badge and ticket of a registration made so far invalid.",
    discussion: "For a lost badge: revoke, then print the new one with onco badge make --one CODE.")

  @Argument(help: "The code, such as R-00012.")
  var code: String
  @Option(help: "Why, for the audit trail.")
  var reason: String
  @OptionGroup var options: EventOptions

  func validate() throws {
    if reason.trimmed.isEmpty { throw ValidationError("Give a reason: --reason 'badge lost'") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let code = Series.registration.complete(code)
    let letters = try event.registrationLetters(store)
    let ticket = try store.write(event.author) {
      try Registrations.revoke(code, reason: reason.onOneLine, letters: letters, now: event.now, in: $0)
    }
    context.print("\(code): badges and tickets made before now are refused at the doors.")
    if ticket != nil { context.say("A new ticket waits in the outbox: onco mail send") }
    context.say("Print the new badge with: onco badge make --one \(code)")
    return .done
  }
}
