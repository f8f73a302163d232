import ArgumentParser
import EventData
import Programme

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
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let letters = try event.decisionLetters()
    let done = try event.change(bulk) {
      try Announcement.announce(outcome: outcome, letters: letters, now: event.now, in: $0)
    } show: { preview in
      show(preview, in: context)
      return preview.told.isEmpty ? nil : "Queue \(counted(preview.told.count, "letter"))?"
    }
    if let done { context.say("\(counted(done.told.count, "letter")) queued. Send: onco mail send") }
    return .done
  }

  private func show(_ preview: Announcement.Result, in context: CommandContext) {
    context.print(
      Table(preview.told, noun: "letter") {
        Column("code", "Code") { .text($0.code) }
        Column("outcome", "Outcome") { .text($0.outcome) }
        Column("presenter", "To") { .text($0.presenter) }
        Column("email", "Address") { .text($0.email) }
        Column("title", "Title", widest: 50) { .text($0.title) }
      }, as: format)
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
  }
}
