import ArgumentParser
import EventData
import Programme

/// `onco abstract remind`.
struct AbstractRemind: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind", abstract: "Queue reminders to presenters who have not confirmed.",
    discussion: """
      Passed over are those who got a letter in the last days ('selection.remind_after'), and those whose letter with the \
      decision has not been sent yet.
      """)

  @Flag(help: "Also remind presenters who have confirmed but are not registered or have not paid.")
  var registration = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = try event.decisionLetters()
    let done = try event.change(bulk) {
      try PresenterChain.remind(registration: registration, letters: letters, now: event.now, in: $0)
    } show: { preview in
      show(preview, in: context)
      return preview.told.isEmpty ? nil : "Queue \(counted(preview.told.count, "reminder"))?"
    }
    if let done { context.say("\(counted(done.told.count, "reminder")) queued. Send: onco mail send") }
    return .done
  }

  private func show(_ preview: PresenterChain.Reminders, in context: CommandContext) {
    context.print(
      Table(preview.told, noun: "reminder") {
        Column("code", "Code") { .text($0.abstract.code) }
        Column("presenter", "To") { .text($0.abstract.presenter) }
        Column("email", "Address") { .text($0.abstract.email) }
        Column("reply", "Answer") { .text($0.abstract.reply?.state) }
        Column("registration", "Registration") { .text($0.registration) }
      }, as: format)
    if preview.lately > 0 { context.say("Passed over, written to lately: \(preview.lately)") }
    if !preview.unsent.isEmpty {
      context.say(
        "Passed over, as the letter with the decision has not been sent (onco mail send; onco mail list says what became of "
          + "it): \(named(preview.unsent))")
    }
  }
}
