import Abstracts
import ArgumentParser
import EventData

/// `onco abstract lapse`.
struct AbstractLapse: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapse", abstract: "Free the places of presenters who have not confirmed by their date.")

  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let work: (Transaction) throws -> [String] = { try PresenterDesk.lapse(now: event.now, in: $0) }
    let codes = try store.rehearse(work)
    context.print("Not confirmed in time: \(codes.count)\(codes.isEmpty ? "" : ": \(codes.joined(separator: ", "))")")
    if dryRun.dryRun {
      context.print("(dry run: nothing was kept)")
      return .done
    }
    guard !codes.isEmpty else { return .done }
    guard try context.mayDo("Free \(counted(codes.count, "place"))?", confirm) else { return .done }
    _ = try store.write(event.author, work)
    context.say("Fill the places: onco abstract promote")
    return .done
  }
}
