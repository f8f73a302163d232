import Abstracts
import ArgumentParser
import EventData

/// `onco abstract announce`.
struct AbstractAnnounce: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "announce", abstract: "Queue the letters about decisions, one for each abstract, never twice.",
    discussion: """
      Letters hold the reviewers' comments for the authors, without names. After this a decision changes only by \
      'abstract override'. 'mail send' sends what is queued.
      """)

  @Option(help: "Only this outcome's code, such as oral.")
  var outcome: String?
  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let letters = try event.decisionLetters()
    let work: (Transaction) throws -> Announcement.Result = {
      try Announcement.announce(
        outcome: outcome, definition: event.definition, letters: letters, now: event.now, in: $0)
    }
    let preview = try store.rehearse(work)
    context.print(
      Listing(
        columns: [
          .init("code", "Code"), .init("outcome", "Outcome"), .init("presenter", "To"), .init("email", "Address"),
          .init("title", "Title", widest: 50),
        ],
        rows: preview.told.map {
          [.text($0.code), .text($0.outcome), .text($0.presenter), .text($0.email), .text($0.title)]
        }), as: format, noun: "letter")
    let counts = Dictionary(grouping: preview.told, by: \.outcome).mapValues(\.count).sorted { $0.key < $1.key }
    if !counts.isEmpty { context.say(counts.map { "\($0.key) \($0.value)" }.joined(separator: ", ")) }
    if !preview.withheld.isEmpty {
      context.say(
        "Comments that name a reviewer are left out of: \(preview.withheld.joined(separator: ", ")). "
          + "Mend the review, or write to these authors yourself.")
    }
    if !preview.unreachable.isEmpty {
      context.say("No letter, as the address is none: \(preview.unreachable.joined(separator: ", "))")
    }
    if dryRun.dryRun {
      context.say("(dry run: nothing was kept)")
      return .done
    }
    guard !preview.told.isEmpty else { return .done }
    guard try context.mayDo("Queue \(counted(preview.told.count, "letter"))?", confirm) else { return .done }
    let done = try store.write(event.author, work)
    context.say("\(counted(done.told.count, "letter")) queued. Send: onco mail send")
    return .done
  }
}
