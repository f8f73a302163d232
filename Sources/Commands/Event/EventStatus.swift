import ArgumentParser
import EventData
import Mail

/// `onco event status`.
struct EventStatus: ShowCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "One screen: counts, deadlines ahead, what is unpaid, what waits, what to do next."
  )

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let figures = try StatusFigures(event, store: event.openStore())
    let profile = event.definition.event
    let states = figures.abstractStates.map { "\($0.count) \($0.state)" }.joined(separator: ", ")
    let mails = MailState.allCases.compactMap { state in figures.mails[state].map { (state.rawValue, $0) } }
    return Details(figures) {
      Column("event", "Event") { _ in
        .text("\(profile.name), \(profile.starts) to \(profile.ends), \(profile.city)")
      }
      Column("as_of", "As of") { .text("\(event.zone.text(event.now)) (\(event.zone.name)), \($0.countdown)") }
      Column("abstracts", "Abstracts") {
        .number($0.abstracts, states.isEmpty ? String($0.abstracts) : "\($0.abstracts): \(states)")
      }
      Column("registrations", "Registrations") {
        .counts("\($0.active), of which \($0.unpaid) unpaid", [("active", $0.active), ("unpaid", $0.unpaid)])
      }
      Column("sponsors", "Sponsors") {
        .counts(
          "\($0.sponsors), of which \($0.uninvoiced) without an invoice",
          [("all", $0.sponsors), ("uninvoiced", $0.uninvoiced)])
      }
      Column("invoices", "Invoices") {
        .counts("\($0.invoices), of which \($0.overdue) overdue", [("issued", $0.invoices), ("overdue", $0.overdue)])
      }
      Column("mail", "Mail") { _ in
        .counts(mails.isEmpty ? "none" : mails.map { "\($1) \($0)" }.joined(separator: ", "), mails)
      }
      Column("deadlines", "Ahead") {
        .lines(
          $0.deadlines.map { "\($0.day): \($0.what)" },
          json: .list($0.deadlines.map { .object([("day", .text($0.day.description)), ("what", .text($0.what))]) }))
      }
      Column("next", "Do next") { .lines($0.next) }
    }
  }
}

extension Cell {
  /// Several numbers in one line of words, an object for programs.
  fileprivate static func counts(_ words: String, _ numbers: [(String, Int)]) -> Cell {
    Cell(words, json: .object(numbers.map { ($0, .number(Int64($1))) }))
  }
}
