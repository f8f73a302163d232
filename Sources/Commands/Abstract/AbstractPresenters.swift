import Abstracts
import ArgumentParser
import EventData

/// `onco abstract presenters`.
struct AbstractPresenters: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "presenters", abstract: "List presenters: confirmed, registered, paid.",
    discussion: """
      A registration is the presenter's when the name is the same and, among namesakes, the address too. Exit code 1 \
      when one of the three filters finds somebody.
      """)

  @Flag(help: "Only who has not confirmed.")
  var unconfirmed = false
  @Flag(help: "Only who is not registered.")
  var unregistered = false
  @Flag(help: "Only who is registered and has not paid.")
  var unpaid = false
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let all = try event.openStore().read { try PresenterDesk.lines(in: $0) }
    let isFiltered = unconfirmed || unregistered || unpaid
    let lines = all.filter { line in
      !isFiltered || (unconfirmed && line.abstract.reply?.state != "confirmed")
        || (unregistered && line.registration == nil) || (unpaid && line.registration != nil && !line.isPaid)
    }
    context.print(
      Listing(
        columns: [
          .init("code", "Code"), .init("outcome", "Outcome"), .init("presenter", "Presenter"),
          .init("email", "Address"), .init("reply", "Answer"), .init("registration", "Registration"),
          .init("paid", "Paid"), .init("alike", "Perhaps"),
        ],
        rows: lines.map { line in
          [
            .text(line.abstract.code), .text(line.abstract.outcome), .text(line.abstract.presenter),
            .text(line.abstract.email), .text(line.abstract.reply?.state ?? "not asked"), .optional(line.registration),
            .text(line.registration == nil ? "" : line.isPaid ? "yes" : "no"), .texts(line.alike),
          ]
        }), as: format, noun: "presenter")
    return isFiltered && !lines.isEmpty ? .partly : .done
  }
}
