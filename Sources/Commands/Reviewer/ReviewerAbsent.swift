import ArgumentParser
import EventData
import Reviews

/// `onco reviewer absent`.
struct ReviewerAbsent: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "absent", abstract: "Note days on which a reviewer cannot review.",
    discussion: """
      Who is away from today until the day sheets are due gets no abstracts from 'abstract assign'; a shorter absence \
      is only shown.
      """)

  @Argument(help: "The code, such as RV-003, or the e-mail address.")
  var code: String
  @Argument(help: "The first day away, such as 2026-10-20.")
  var from: String
  @Argument(help: "The last day away; the first day again when left out.")
  var to: String?
  @Flag(help: "Take out the absence that begins on that day.")
  var remove = false
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let absence = Reviewer.Absence(first: try .typed(from), last: try .typed(to ?? from))
    let event = try context.event(options)
    let reviewer = try event.openStore().write(event.author) { tx in
      try Reviewers.setAbsence(code, absence, remove: remove, now: event.now, in: tx)
      return try Reviewers.required(code, in: tx)
    }
    let days = reviewer.absences.map(\.description).joined(separator: ", ")
    context.print("\(reviewer.code), \(reviewer.name.printable): \(days.isEmpty ? "not away." : "away \(days)")")
    return .done
  }
}
