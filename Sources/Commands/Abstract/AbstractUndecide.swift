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
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions

  func validate() throws {
    if codes.isEmpty != all { throw ValidationError("Give codes, or --all.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let wanted = codes.map(Series.abstract.complete)
    let done = try event.change(bulk, isAsked: all) {
      try Decisions.undecide(wanted, by: event.author, in: $0)
    } show: { gone in
      context.print("Decisions to take back: \(gone.count)\(gone.isEmpty ? "" : ": \(gone.joined(separator: ", "))")")
      return gone.isEmpty ? nil : "Take \(counted(gone.count, "decision")) back?"
    }
    if let done { context.say("\(counted(done.count, "decision")) taken back.") }
    return .done
  }
}
