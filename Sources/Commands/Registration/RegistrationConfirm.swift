import ArgumentParser
import EventData
import Registration

/// `onco registration confirm`.
struct RegistrationConfirm: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Queue the confirmation with the ticket once more, as a new version.",
    discussion: """
      For a delegate who never got it or lost it. The letter says what holds now and goes to the address on file now; \
      one that still waits is taken back. The old ticket stays good: to make it invalid, use onco badge revoke.
      """)

  @Argument(help: "The codes, such as R-00012 R-00014.")
  var codes: [String]
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = try event.registrationLetters(event.openStore())
    let codes = Set(codes.map(Series.registration.complete)).sorted()
    let mails = try event.change(dryRun) { tx in
      try codes.map { try Registrations.confirm($0, letters: letters, now: event.now, in: tx) }
    }
    for (code, mail) in zip(codes, mails) { context.print("\(code): \(mail) waits.\(dryRun.suffix)") }
    if !dryRun.dryRun { context.say("Send with: onco mail send") }
    return .done
  }
}
