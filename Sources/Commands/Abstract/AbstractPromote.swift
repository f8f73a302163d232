import Abstracts
import ArgumentParser
import EventData

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
    let done = try event.carryOut(bulk) {
      try PresenterChain.promote(definition: event.definition, letters: letters, by: event.author, in: $0)
    } show: { preview in
      context.print(
        Listing(
          columns: [
            .init("code", "Code"), .init("from", "From"), .init("to", "To"), .init("reason", "Why", widest: 80),
          ],
          rows: preview.moves.map { [.text($0.code), .text($0.from), .text($0.to), .text($0.reason)] }),
        as: format, noun: "abstract moves up", many: "abstracts move up")
      return preview.moves.isEmpty ? nil : "Move them and queue \(counted(preview.moves.count, "letter"))?"
    }
    guard let done else { return .done }
    if !done.withheld.isEmpty {
      context.say("Comments that name a reviewer are left out of: \(done.withheld.joined(separator: ", "))")
    }
    context.say("\(counted(done.moves.count, "letter")) queued. Send: onco mail send")
    return .done
  }
}
