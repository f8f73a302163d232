import ArgumentParser
import EventData
import Programme

/// `onco abstract promote`.
struct AbstractPromote: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote", abstract: "Move abstracts up into places that became free, and queue their letters.",
    discussion: "The next in order moves up under the same quotas: a poster to an oral, the reserve list to a poster.")

  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = try event.decisionLetters()
    let done = try event.change(bulk) {
      try PresenterChain.promote(letters: letters, by: event.author, in: $0)
    } show: { preview in
      context.print(
        Table(preview.moves, noun: "abstract moves up", many: "abstracts move up") {
          Column("code", "Code") { .text($0.code) }
          Column("from", "From") { .text($0.from) }
          Column("to", "To") { .text($0.to) }
          Column("reason", "Why", widest: 80) { .text($0.reason) }
        }, as: format)
      return preview.moves.isEmpty ? nil : "Move them and queue \(counted(preview.moves.count, "letter"))?"
    }
    guard let done else { return .done }
    if !done.withheld.isEmpty {
      context.say("Comments that name a reviewer are left out of: \(done.withheld.joined(separator: ", "))")
    }
    if !done.unreachable.isEmpty {
      context.say("No letter, as the address is none: \(done.unreachable.joined(separator: ", "))")
    }
    context.say("\(counted(done.moves.count - done.unreachable.count, "letter")) queued. Send: onco mail send")
    return .done
  }
}
