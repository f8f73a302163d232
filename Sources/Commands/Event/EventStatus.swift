import ArgumentParser
import EventData
import Mail

/// `onco event status`.
struct EventStatus: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "One screen: counts, deadlines ahead, what is unpaid, what waits, what to do next."
  )

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let figures = try StatusFigures(event, store: event.openStore())
    var details = Details()
    let profile = event.definition.event
    details.add("event", "Event", "\(profile.name), \(profile.starts) to \(profile.ends), \(profile.city)")
    details.add("as_of", "As of", "\(event.zone.text(event.now)) (\(event.zone.name)), \(figures.countdown)")
    let states = figures.abstractStates.map { "\($0.count) \($0.state)" }.joined(separator: ", ")
    details.add(
      "abstracts", "Abstracts", states.isEmpty ? String(figures.abstracts) : "\(figures.abstracts): \(states)",
      json: .number(Int64(figures.abstracts)))
    details.add(
      "registrations", "Registrations", "\(figures.active), of which \(figures.unpaid) unpaid",
      json: .object([("active", .number(Int64(figures.active))), ("unpaid", .number(Int64(figures.unpaid)))]))
    details.add(
      "sponsors", "Sponsors", "\(figures.sponsors), of which \(figures.uninvoiced) without an invoice",
      json: .object([("all", .number(Int64(figures.sponsors))), ("uninvoiced", .number(Int64(figures.uninvoiced)))]))
    details.add(
      "invoices", "Invoices", "\(figures.invoices), of which \(figures.overdue) overdue",
      json: .object([("issued", .number(Int64(figures.invoices))), ("overdue", .number(Int64(figures.overdue)))]))
    let mails = MailState.allCases.compactMap { state in figures.mails[state].map { (state.rawValue, $0) } }
    details.add(
      "mail", "Mail", mails.isEmpty ? "none" : mails.map { "\($1) \($0)" }.joined(separator: ", "),
      json: .object(mails.map { ($0, .number(Int64($1))) }))
    details.add(
      "deadlines", "Ahead", figures.deadlines.map { "\($0.day): \($0.what)" }.joined(separator: "\n"),
      json: .list(figures.deadlines.map { .object([("day", .text($0.day.description)), ("what", .text($0.what))]) }))
    details.add(
      "next", "Do next", figures.next.joined(separator: "\n"), json: .list(figures.next.map { .text($0) }))
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
