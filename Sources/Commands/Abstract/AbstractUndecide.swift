import ArgumentParser
import EventData
import Programme

/// `onco abstract undecide`.
struct AbstractUndecide: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "undecide", abstract: "Take decisions back whose letters are not out.")

  @Argument(help: "The codes, such as A-0042 A-0043.")
  var codes: [String] = []
  @Flag(help: "All decisions without a letter.")
  var all = false
  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if codes.isEmpty != all { throw ValidationError("Give codes, or --all.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let wanted = codes.map(Series.abstract.complete)
    let work: (Transaction) throws -> [String] = { try SelectionDesk.undecide(wanted, by: event.author, in: $0) }
    let gone = try store.rehearse(work)
    context.print("Decisions taken back: \(gone.count)\(gone.isEmpty ? "" : ": \(gone.joined(separator: ", "))")")
    if dryRun.dryRun {
      context.print(DryRunOption.note)
      return .done
    }
    guard !gone.isEmpty else { return .done }
    guard try !all || context.mayDo("Take \(counted(gone.count, "decision")) back?", confirm) else { return .done }
    _ = try store.write(event.author, work)
    return .done
  }
}
