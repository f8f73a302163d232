import Abstracts
import EventData
import Mail
import Programme
import Registration
import Sponsorship

/// What the status screen counts, and what follows from it.
struct StatusFigures {
  let abstracts: Int
  /// How many abstracts stand where; empty while all are only submitted.
  let abstractStates: [(state: String, count: Int)]
  /// Decisions not told, presenters asked, presenters who let the date pass, abstracts to present without a place.
  let untold: Int, asked: Int, silent: Int, unplaced: Int
  let active: Int
  let unpaid: Int
  let sponsors: Int
  let uninvoiced: Int
  let invoices: Int
  let overdue: Int
  let mails: [MailState: Int]
  let deadlines: [(day: CalendarDate, what: String)]
  let countdown: String

  init(_ event: EventContext, store: Store) throws {
    let today = event.zone.day(of: event.now)
    let definition = event.definition
    let counts = try store.read { tx in
      (
        registrations: try Registrations.counts(in: tx),
        sponsors: try Sponsors.list(in: tx).filter { $0.withdrawal == nil }, invoices: try Invoices.list(in: tx),
        decided: try DecidedAbstract.all(in: tx),
        placed: Set(try ProgrammeView(definition.programmeRules, in: tx).entries.map(\.placement.code))
      )
    }
    let received = try AbstractRecords.counts(in: store)
    abstracts = received.total
    abstractStates =
      received.byState[.submitted] == abstracts
      ? [] : AbstractRecord.State.allCases.compactMap { state in received.byState[state].map { (state.rawValue, $0) } }
    let presented = counts.decided.filter(\.isInProgramme)
    let waiting = presented.compactMap(\.reply).filter { $0.state == "asked" }
    untold = counts.decided.count { !$0.isTold && !$0.isWithdrawn }
    silent = waiting.count { $0.confirmBy < event.now }
    asked = waiting.count - silent
    unplaced = presented.count { !counts.placed.contains($0.code) }
    (active, unpaid) = counts.registrations
    sponsors = counts.sponsors.count
    uninvoiced = counts.sponsors.count { sponsor in !counts.invoices.contains { $0.sponsor == sponsor.code } }
    invoices = counts.invoices.count
    overdue = counts.invoices.count { $0.status(on: today) == "overdue" }
    mails = try Outbox(store: store).counts()
    var ahead = definition.registration.periods.compactMap { period in
      period.until.map { (day: $0, what: "last day of the fee period '\(period.code)'") }
    }
    let call = definition.abstracts.call
    ahead.append((event.zone.day(of: call.closes), "the call for abstracts closes"))
    if let rule = call.lateBreaking {
      ahead.append((event.zone.day(of: rule.finalBy), "results of late-breaking abstracts are due"))
    }
    if let due = definition.abstracts.review?.due { ahead.append((due, "reviews are due")) }
    if let day = definition.abstracts.selection?.confirmBy { ahead.append((day, "presenters confirm")) }
    if let embargo = call.embargo { ahead.append((event.zone.day(of: embargo), "the abstracts' embargo ends")) }
    ahead += definition.registration.workshops.map { ($0.day, "workshop: \($0.name)") }
    ahead += [(definition.event.starts, "the congress begins"), (definition.event.ends, "the congress ends")]
    deadlines = ahead.filter { $0.day >= today }.sorted { ($0.day, $0.what) < ($1.day, $1.what) }
    let days = definition.event.starts.dayNumber - today.dayNumber
    countdown = days > 0 ? "\(counted(days, "day")) to go" : today <= definition.event.ends ? "under way" : "over"
  }

  /// What to do now, the most pressing first.
  var next: [String] {
    var next: [String] = []
    func add(_ count: Int, _ noun: String, _ what: String) {
      if count > 0 { next.append("\(counted(count, noun)) \(what)") }
    }
    add(mails[.unknown] ?? 0, "mail", "may or may not have arrived: onco mail list --state unknown")
    add(mails[.failed] ?? 0, "mail", "refused: onco mail list --state failed")
    add((mails[.queued] ?? 0) + (mails[.retry] ?? 0), "mail", "waiting: onco mail send")
    add(
      mails[.written] ?? 0, "mail", "only written as files, nobody has them: onco mail send --via smtp://USER@HOST:587")
    add(untold, "decision", "not told: onco abstract announce")
    add(silent, "presenter", "let the date pass: onco abstract lapse")
    add(asked, "presenter", "asked to confirm, no answer yet: onco abstract remind")
    add(unplaced, "accepted abstract", "without a place: onco programme place")
    add(overdue, "invoice", "overdue: onco invoice list")
    add(uninvoiced, "sponsor", "without an invoice: onco invoice issue CODE")
    add(unpaid, "registration", "unpaid: onco registration list --unpaid")
    if active == 0 { next.append("no registrations yet: onco registration import FILE.csv") }
    if abstracts == 0 { next.append("no abstracts yet: onco abstract import FILE.csv") }
    return next
  }
}
