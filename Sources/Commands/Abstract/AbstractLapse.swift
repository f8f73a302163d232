import ArgumentParser
import EventData
import Programme

/// `onco abstract lapse`.
struct AbstractLapse: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapse", abstract: "Free the places of presenters who have not confirmed by their date.",
    discussion: """
      Each gets a letter that says so. An answer that comes later can still be taken with 'abstract confirm --late', while \
      the place is free.
      """)

  @OptionGroup var letter: LetterOption
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = letter.letter ? try event.decisionLetters() : nil
    let lapsed = try event.change(bulk) {
      try Presenters.lapse(letters: letters, now: event.now, in: $0)
    } show: { preview in
      let codes = preview.lapsed
      context.print("Not confirmed in time: \(codes.count)\(codes.isEmpty ? "" : ": \(codes.joined(separator: ", "))")")
      if !preview.unsent.isEmpty {
        context.say(
          "Kept, as the letter that asks was never sent (onco mail send; onco mail list says what became of it): "
            + named(preview.unsent))
      }
      return codes.isEmpty ? nil : "Free \(counted(codes.count, "place"))?"
    }
    if let lapsed = lapsed?.lapsed {
      context.say(
        (letters == nil ? "" : "\(counted(lapsed.count, "letter")) queued. Send: onco mail send. ")
          + "Fill the places: onco abstract promote")
    }
    return .done
  }
}
