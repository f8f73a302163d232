import ArgumentParser
import EventData
import Programme

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
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let all = try event.openStore().read { try Presenters.lines(in: $0) }
    let isFiltered = unconfirmed || unregistered || unpaid
    let lines = all.filter { line in
      !isFiltered || (unconfirmed && line.abstract.reply?.state != "confirmed")
        || (unregistered && line.registration == nil) || (unpaid && line.registration != nil && !line.isPaid)
    }
    try context.print(
      Table(lines, noun: "presenter") {
        Column("code", "Code") { .text($0.abstract.code) }
        Column("outcome", "Outcome") { .text($0.abstract.outcome) }
        Column("presenter", "Presenter") { .text($0.abstract.presenter) }
        Column("email", "Address", spare: true) { .text($0.abstract.email) }
        Column("reply", "Answer") { .text($0.abstract.reply?.state ?? "not asked") }
        Column("registration", "Registration") { .text($0.registration) }
        Column("paid", "Paid") { .text($0.registration == nil ? "" : $0.isPaid ? "yes" : "no") }
        Column("alike", "Perhaps") { .texts($0.alike) }
      }, as: list)
    return isFiltered && !lines.isEmpty ? .partly : .done
  }
}
