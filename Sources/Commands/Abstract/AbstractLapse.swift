import Abstracts
import ArgumentParser
import EventData

/// `onco abstract lapse`.
struct AbstractLapse: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapse", abstract: "Free the places of presenters who have not confirmed by their date.",
    discussion: """
      Each gets a letter that says so. An answer that comes later can still be taken with 'abstract confirm --late', while \
      the place is free.
      """)

  @OptionGroup var letter: LetterOption
  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let letters = letter.letter ? try event.decisionLetters() : nil
    let work: (Transaction) throws -> [String] = {
      try PresenterDesk.lapse(letters: letters, now: event.now, in: $0)
    }
    let codes = try store.rehearse(work)
    context.print("Not confirmed in time: \(codes.count)\(codes.isEmpty ? "" : ": \(codes.joined(separator: ", "))")")
    if dryRun.dryRun {
      context.print("(dry run: nothing was kept)")
      return .done
    }
    guard !codes.isEmpty else { return .done }
    guard try context.mayDo("Free \(counted(codes.count, "place"))?", confirm) else { return .done }
    _ = try store.write(event.author, work)
    context.say(
      (letters == nil ? "" : "\(counted(codes.count, "letter")) queued. Send: onco mail send. ")
        + "Fill the places: onco abstract promote")
    return .done
  }
}
