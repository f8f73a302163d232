import ArgumentParser
import EventData
import Registration
import Sponsorship

/// `onco payment record`.
struct PaymentRecord: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a deposit for a registration or an invoice.",
    discussion: """
      The same reference and amount is taken once only. A wrong entry is answered by a reversal: the negative amount, \
      as in  onco payment record R-00012 --method bank-transfer --reference 'FT123 REVERSED' -15000
      """)

  @Argument(help: "The code, such as R-00012, or an invoice number.")
  var code: String
  @Argument(help: "The amount as the bank credited it: 15000, 'PKR 15,000', '150 USD'.")
  var amount: String
  @Option(help: "How it came: a code of 'payment_methods' in registration.yaml.")
  var method: String
  @Option(help: "The deposit slip or transaction number.")
  var reference: String = ""
  @Option(name: .customLong("account-title"), help: "The account it went to. Else the society's own account.")
  var accountTitle: String?
  @Option(help: "The day it was received, such as 2026-11-20. Else today.")
  var on: String?
  @Flag(help: "Record it although the same amount came in cash on the same day, or one slip paid for several people.")
  var again = false
  @Flag(name: .customLong("no-receipt"), help: "Queue no receipt mail.")
  var noReceipt = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let entry = try entry(event)
    let store = try event.openStore()
    try store.read { try refuseSponsor(in: $0) }
    let letters = noReceipt || dryRun.dryRun ? nil : try event.registrationLetters(store)
    let line = try event.change(dryRun, in: store) { tx in
      let payment = try Payments.record(entry, again: again, letters: letters, now: event.now, in: tx)
      guard let record = try Registrations.record(entry.subject, in: tx) else {
        return "\(payment): \(entry.amount) recorded for \(entry.subject)."
      }
      let rest = record.outstanding.map(\.description).joined(separator: " and ")
      return "\(payment): \(entry.amount) recorded for \(record.code) \(record.name.full). "
        + (rest.isEmpty ? Self.settled(record) : "Still to be paid: \(rest).")
    }
    context.print(line + dryRun.suffix)
    return .done
  }

  /// A sponsor pays invoices, not itself.
  private func refuseSponsor(in tx: Transaction) throws {
    let code = self.code.trimmed.uppercased()
    guard Series.sponsor.number(of: code) != nil, let sponsor = try? Sponsors.required(code, in: tx) else { return }
    let invoices = try Invoices.list(of: code, in: tx).map(\.number)
    throw ExplainedError(
      .refused, "\(code) is the sponsor \(sponsor.name); a sponsor's money is recorded for its invoice",
      remedy: invoices.isEmpty
        ? "Issue one first: onco invoice issue \(code)"
        : "Name the invoice: \(invoices.map { "onco payment record \($0) \(amount) ..." }.joined(separator: ", or "))")
  }

  private static func settled(_ record: RegistrationRecord) -> String {
    let surplus = record.surplus.map(\.description).joined(separator: " and ")
    return surplus.isEmpty ? "All is paid." : "All is paid, and \(surplus) too much: check the amount."
  }

  private func entry(_ event: EventContext) throws -> Payments.Entry {
    let isReversal = amount.hasPrefix("-")
    guard
      let money = Money(
        typed: isReversal ? String(amount.dropFirst()) : amount, assuming: event.definition.event.currency)
    else {
      throw ExplainedError(.usage, "'\(amount)' is no amount", remedy: "Write 15000, 'PKR 15,000' or '150 USD'.")
    }
    let known = try event.definition.registration.paymentMethod(method)
    let day = try on.map(CalendarDate.typed) ?? event.zone.day(of: event.now)
    try Plausibility(before: event.definition.event.ends, now: event.now, in: event.zone).require(day)
    guard !reference.hasControls else {
      throw ExplainedError(.usage, "The reference holds a line break", remedy: "Type it on one line.")
    }
    return Payments.Entry(
      subject: PaymentSubject(code).code,
      amount: isReversal ? Money(minor: -money.minor, money.currency) : money,
      method: known, reference: reference.onOneLine,
      accountTitle: accountTitle ?? event.definition.event.society.account.title, receivedOn: day)
  }
}
