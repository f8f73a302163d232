import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor withdraw`.
struct SponsorWithdraw: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a sponsor off: it withdrew, or its support is refused.",
    discussion: """
      It stays on file with its invoices, counts for no package and no compliance rule, and gets no further invoice. \
      While an invoice is open, say with --invoices-stand that it is settled what becomes of it. A mail with an open \
      invoice that has not gone is taken back; if the bill is still to be paid, hand it on yourself: \
      onco invoice show NUMBER --pdf FILE
      """)

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @Option(help: "Why; kept with the sponsor and in the audit trail.")
  var reason: String?
  @Option(help: "The day, such as 2026-09-01. Else today.")
  var on: String?
  @Flag(
    name: .customLong("invoices-stand"),
    help: "Do it although an invoice is open; it stays as issued, and its mail is taken back.")
  var invoicesStand = false
  @Flag(help: "Take a withdrawn sponsor back.")
  var undo = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if !undo, (reason ?? "").trimmed.isEmpty {
      throw ValidationError("Give a reason: --reason 'the committee refuses support from tobacco companies'")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.sponsor.complete(code)
    if undo {
      let (sponsor, unsent) = try event.change(dryRun) { tx in
        let sponsor = try Sponsors.takeBack(code, offer: event.definition.sponsorship, in: tx)
        return (sponsor, try Invoices.unsent(to: code, in: tx))
      }
      context.print("\(code): \(sponsor.name) supports the congress again.\(dryRun.suffix)")
      for number in unsent {
        context.print("  The mail with \(number) was taken back; hand it on: onco invoice show \(number) --pdf FILE")
      }
      return .done
    }
    let day = try on.map(CalendarDate.typed) ?? event.zone.day(of: event.now)
    if on != nil {
      try Plausibility(before: event.definition.event.ends, now: event.now, in: event.zone).require(day)
    }
    let withdrawal = Sponsor.Withdrawal(day: day, reason: (reason ?? "").onOneLine)
    let (sponsor, invoices, mails) = try event.change(dryRun) { tx in
      let done = try Sponsors.withdraw(code, withdrawal, invoicesStand: invoicesStand, in: tx)
      return (try Sponsors.required(code, in: tx), done.invoices, done.mails)
    }
    context.print("\(code): \(sponsor.name) is withdrawn as of \(day).\(dryRun.suffix)")
    let takenBack = mails.map { "\($0) with the bill has not gone and is taken back: see onco mail show \($0)." }
    for line in invoices.map(whatRemains) + takenBack + names(of: sponsor, in: event.definition.programme) {
      context.print("  \(line)")
    }
    return .done
  }

  private func whatRemains(of invoice: Invoices.Entry) -> String {
    let rest = Money(minor: invoice.total.minor - invoice.paid.minor, invoice.total.currency)
    let open = rest.minor > 0 ? "\(rest) of \(invoice.number) stays open in onco invoice list" : ""
    let paid =
      invoice.paid.minor > 0
      ? "\(invoice.paid) was paid for \(invoice.number): what is given back is recorded with onco payment record "
        + "\(invoice.number) and a negative amount" : ""
    return [open, paid].filter { !$0.isEmpty }.joined(separator: "; ") + "."
  }

  /// Where the programme still names the company.
  private func names(of sponsor: Sponsor, in programme: Programme) -> [String] {
    let known = Set(([sponsor.name] + sponsor.aliases).map { folded($0) })
    let places =
      programme.sessions.filter { $0.sponsor.map { known.contains(folded($0)) } ?? false }.map(\.code)
      + programme.giveaways.filter { known.contains(folded($0.company)) }.map(\.code)
    return places.isEmpty
      ? [] : ["programme.yaml still names it: \(places.joined(separator: ", ")). Take it out there."]
  }
}
