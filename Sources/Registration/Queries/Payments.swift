public import EventData
import Mail

/// The payment ledger: money received for a registration or an invoice.
public enum Payments {
  /// A payment as it was received.
  public struct Entry: Sendable {
    /// `R-00012` or an invoice number.
    public let subject: String
    /// How much; negative for a reversal.
    public let amount: Money
    /// A payment method's code.
    public let method: String
    /// The deposit slip or transaction number; empty when there is none, as with cash.
    public let reference: String
    /// The title of the account the money went to.
    public let accountTitle: String
    /// The day it was received, in the event's zone.
    public let receivedOn: CalendarDate

    public init(
      subject: String, amount: Money, method: String, reference: String, accountTitle: String, receivedOn: CalendarDate
    ) {
      (self.subject, self.amount, self.method) = (subject, amount, method)
      // Slips are typed in any case; one deposit must not count twice for that.
      self.reference = reference.uppercased()
      (self.accountTitle, self.receivedOn) = (accountTitle, receivedOn)
    }
  }

  /// Writes a payment, queues its receipt, and returns its code, such as `PAY-00007`.
  ///
  /// - Parameters:
  ///   - again: takes a payment although one of the same amount without a reference came on the same day, or the same slip
  ///     paid for somebody else too.
  ///   - letters: write the receipt of a registration; nil when nobody is written to.
  /// - Throws: `ExplainedError` (refused) when the registration or invoice is unknown, the amount is zero or in a
  ///   currency nothing is owed in, or the same reference was recorded before.
  public static func record(
    _ entry: Entry, again: Bool = false, letters: RegistrationLetters?, now: Moment, in tx: Transaction
  ) throws -> String {
    guard entry.amount.minor != 0 else {
      throw ExplainedError(.refused, "The amount is zero", at: entry.subject, remedy: "Give the amount received.")
    }
    guard entry.amount.minor.magnitude <= 1_000_000_000_000 else {
      throw ExplainedError(
        .refused, "\(entry.amount) is more than any congress takes", at: entry.subject,
        remedy: "Check the zeros of the amount.")
    }
    let isInvoice = try tx.count("SELECT count(*) FROM invoice WHERE number = ?1", [.text(entry.subject)]) > 0
    if !isInvoice {
      let registration = try Registrations.required(entry.subject, in: tx)
      guard registration.state == "active" || entry.amount.minor < 0 else {
        throw ExplainedError(
          .refused, "\(entry.subject) \(registration.name.full) is cancelled", why: "It owes nothing.",
          remedy: "Find the registration the money is for: onco registration list --search NAME")
      }
      guard registration.charges.contains(where: { $0.amount.currency == entry.amount.currency }) else {
        let owed = registration.totalDue.map(\.description).joined(separator: " and ")
        throw ExplainedError(
          .refused, "\(entry.subject) owes nothing in \(entry.amount.currency)", why: "It owes \(owed).",
          remedy: "Record the amount in the currency that is owed, as the bank credited it.")
      }
    } else {
      let currency = try tx.row("SELECT currency FROM invoice WHERE number = ?1", [.text(entry.subject)])
      guard currency?.text("currency") == entry.amount.currency.code else {
        throw ExplainedError(
          .refused, "\(entry.subject) is in \(currency?.text("currency") ?? "?"), not \(entry.amount.currency)",
          remedy: "Record the amount in the invoice's currency, as the bank credited it.")
      }
    }
    if entry.amount.minor < 0 {
      try requireDeposit(reversedBy: entry, in: tx)
    } else {
      try refuseRepeat(of: entry, again: again, in: tx)
      if !again { try refuseTwin(of: entry, in: tx) }
    }
    let code = try Series.payment.next(in: tx)
    try tx.insert(
      into: "payment",
      [
        ("code", .text(code)), ("registration", isInvoice ? .null : .text(entry.subject)),
        ("invoice", isInvoice ? .text(entry.subject) : .null), ("amount_minor", .integer(entry.amount.minor)),
        ("amount_currency", .text(entry.amount.currency.code)), ("method", .text(entry.method)),
        ("reference", .text(entry.reference)), ("account_title", .text(entry.accountTitle)),
        ("received_on", .text(entry.receivedOn.description)), ("recorded_at", .moment(now)),
      ])
    tx.note("\(code) \(entry.amount) received for \(entry.subject), \(entry.method) \(entry.reference)")
    if !isInvoice {
      let record = try Registrations.required(entry.subject, in: tx)
      try letters?.queueReceipt(of: code, amount: entry.amount, for: record, now: now, in: tx)
    }
    return code
  }

  /// A reversal takes back a deposit that is there, whole, once.
  private static func requireDeposit(reversedBy entry: Entry, in tx: Transaction) throws {
    let ending = " REVERSED"
    let original = Entry(
      subject: entry.subject, amount: Money(minor: -entry.amount.minor, entry.amount.currency), method: entry.method,
      reference: entry.reference.hasSuffix(ending) ? String(entry.reference.dropLast(ending.count)) : "",
      accountTitle: entry.accountTitle, receivedOn: entry.receivedOn)
    guard let deposit = try earlier(original, in: tx), deposit.text("subject") == entry.subject else {
      throw ExplainedError(
        .refused, "\(entry.subject) has no deposit of \(original.amount) that '\(entry.reference)' could take back",
        remedy:
          "Look with onco payment list \(entry.subject). A reversal has the deposit's own method and whole amount, "
          + "negative, and its reference followed by the word REVERSED.")
    }
    // Its receipt, while it waits, would tell what no longer holds.
    try Outbox.withdraw(.paymentReceipt, about: deposit.text("code"), in: tx)
  }

  /// How many payments of this amount, way and day without a reference are on file for the registration or invoice.
  static func countWithoutReference(_ entry: Entry, in tx: Transaction) throws -> Int {
    try tx.count(
      """
      SELECT count(*) FROM payment
      WHERE (registration = ?1 OR invoice = ?1) AND method = ?2 AND reference = '' AND amount_minor = ?3
        AND amount_currency = ?4 AND received_on = ?5
      """,
      [
        .text(entry.subject), .text(entry.method), .integer(entry.amount.minor), .text(entry.amount.currency.code),
        .text(entry.receivedOn.description),
      ])
  }

  /// A deposit is one amount under one reference. It counts once, unless it was reversed, or `again` says that one slip
  /// paid for several people.
  private static func refuseRepeat(of entry: Entry, again: Bool, in tx: Transaction) throws {
    guard let earlier = try earlier(entry, in: tx) else { return }
    let isSame = earlier.text("subject") == entry.subject
    guard isSame || !again else { return }
    throw ExplainedError(
      .refused, "The deposit \(entry.reference) of \(entry.amount) was recorded before",
      at: "\(earlier.text("code")) for \(earlier.text("subject"))",
      remedy: isSame
        ? "Nothing; it is on file."
        : "If it was given to the wrong person, record the reversal there first: the negative amount with the reference "
          + "'\(entry.reference) REVERSED'. If one slip paid for both, say so with --again.")
  }

  /// Cash has no reference, so the same amount twice on one day is asked about.
  private static func refuseTwin(of entry: Entry, in tx: Transaction) throws {
    guard entry.reference.isEmpty else { return }
    let twin = try tx.row(
      """
      SELECT code FROM payment
      WHERE (registration = ?1 OR invoice = ?1) AND method = ?2 AND reference = '' AND amount_minor = ?3
        AND received_on = ?4
      """,
      [.text(entry.subject), .text(entry.method), .integer(entry.amount.minor), .text(entry.receivedOn.description)])
    if let twin {
      throw ExplainedError(
        .refused, "\(entry.amount) for \(entry.subject) was recorded on the same day already",
        at: twin.text("code"), why: "Without a reference the two cannot be told apart.",
        remedy: "Nothing if it is the same money. If it came twice, give --reference, or say so with --again.")
    }
  }

  /// True when the same deposit was recorded for the same registration or invoice before.
  static func isKnown(_ entry: Entry, in tx: Transaction) throws -> Bool {
    try earlier(entry, in: tx)?.text("subject") == entry.subject
  }

  /// The same deposit as it is on file and not reversed, for this registration or invoice before any other.
  private static func earlier(_ entry: Entry, in tx: Transaction) throws -> Row? {
    guard !entry.reference.isEmpty else { return nil }
    return try tx.row(
      """
      SELECT p.code, coalesce(p.registration, p.invoice) AS subject FROM payment p
      WHERE p.method = ?1 AND p.reference = ?2 AND p.amount_minor = ?3 AND p.amount_currency = ?4 AND NOT EXISTS (
        SELECT 1 FROM payment r
        WHERE r.method = p.method AND r.reference = p.reference || ' REVERSED' AND r.amount_minor = -p.amount_minor
          AND r.amount_currency = p.amount_currency
          AND coalesce(r.registration, r.invoice) = coalesce(p.registration, p.invoice))
      ORDER BY CASE WHEN coalesce(p.registration, p.invoice) = ?5 THEN 0 ELSE 1 END, p.code LIMIT 1
      """,
      [
        .text(entry.method), .text(entry.reference), .integer(entry.amount.minor), .text(entry.amount.currency.code),
        .text(entry.subject),
      ])
  }

  /// All payments of a registration or invoice (all there are when nil), in the order recorded.
  public static func list(subject: String? = nil, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT code, coalesce(registration, invoice) AS subject, amount_minor, amount_currency, method, reference,
        account_title, received_on FROM payment
      WHERE ?1 IS NULL OR registration = ?1 OR invoice = ?1 ORDER BY code
      """, [.optional(subject)])
  }
}
