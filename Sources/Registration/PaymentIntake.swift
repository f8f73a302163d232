import Documents
public import EventData

/// Takes a list of deposits, such as one typed from a bank statement.
public struct PaymentIntake: Sendable {
  private let event: EventProfile
  private let rules: RegistrationRules

  public init(_ event: EventProfile, rules: RegistrationRules) { (self.event, self.rules) = (event, rules) }

  private static let columns = ColumnSet(
    required: ["Amount", "Method"],
    optional: ["Code", "Email", "Currency", "Reference", "Received on", "Account title"])

  /// Imports a file. A deposit that was recorded before (same method, reference and amount) is passed over, so that the
  /// same file may be given again.
  ///
  /// - Parameter letters: writes the receipts; nil when none are wanted.
  /// - Throws: `ExplainedError` when the file cannot be read or the database fails; nothing was imported then.
  public func importFile(
    _ file: SourceFile, sheet: String? = nil, letters: RegistrationLetters?, _ run: ImportRun
  ) throws -> ImportReport {
    let table = try IntakeTable(file.table(Self.columns, sheet: sheet), columns: Self.columns)
    let now = run.author.now
    return try run.take(table, as: .payment) { tx in
      var seen = SeenPayments()
      return try run.each(of: table, in: tx) { row in
        let entry = try entry(row, now: now, in: tx)
        if try seen.contains(entry, in: tx) { return .init(row, code: nil, .unchanged) }
        let code = try Payments.record(entry, again: entry.reference.isEmpty, letters: letters, now: now, in: tx)
        return .init(row, code: code, .new)
      }
    }
  }

  private func entry(_ row: IntakeTable.Row, now: Moment, in tx: Transaction) throws -> Payments.Entry {
    let word = row.text("Currency")
    guard let assumed = word.isEmpty ? event.currency : Currency(worded: word) else {
      throw ExplainedError(.refused, "'\(word)' is no currency", remedy: "Write PKR or USD.")
    }
    let text = row.text("Amount")
    guard let amount = Money(typed: text, assuming: assumed), word.isEmpty || amount.currency == assumed else {
      throw ExplainedError(
        .refused, "'\(text)' is no amount\(word.isEmpty ? "" : " in \(word)")",
        remedy: text.hasPrefix("-")
          ? "A deposit is taken back by itself: onco payment record CODE \(text) --method METHOD --reference 'FT1 REVERSED'"
          : "Write it as 15000 or 150 USD, and the same currency in the column Currency.")
    }
    let on = row.text("Received on")
    guard let day = on.isEmpty ? event.zone.day(of: now) : CalendarDate(on) else {
      throw ExplainedError(.refused, "'\(on)' is no day", remedy: "Write it as 2026-11-20.")
    }
    try Plausibility(before: event.ends, now: now, in: event.zone).require(day)
    let title = row.text("Account title")
    return Payments.Entry(
      subject: try subject(row, in: tx), amount: amount, method: try rules.paymentMethod(row.text("Method")),
      reference: row.text("Reference").onOneLine, accountTitle: title.isEmpty ? event.society.account.title : title,
      receivedOn: day)
  }

  private func subject(_ row: IntakeTable.Row, in tx: Transaction) throws -> String {
    let code = row.text("Code").uppercased()
    guard code.isEmpty else { return code }
    let email = row.text("Email")
    let found = try RegistrationQueries.codes(email: email, in: tx)
    if found.count == 1 { return found[0] }
    throw ExplainedError(
      .refused,
      found.isEmpty
        ? "No registration has the address '\(email)'"
        : "\(found.count) registrations have the address '\(email)': \(found.joined(separator: ", "))",
      remedy: "Give the registration's code in the column Code.")
  }
}

extension RegistrationRules {
  /// The code of a payment method, by code or wording.
  ///
  /// - Throws: `ExplainedError` (64) when there is none of that name.
  public func paymentMethod(_ text: String) throws -> String {
    if let known = paymentMethods.worded(text) { return known.code }
    throw ExplainedError.missing("payment method", text, among: paymentMethods.map(\.code))
  }
}

/// Tells deposits that are on file already from new ones, so that a file may be imported again. Those with a reference
/// are known by it; of those without, as many as were on file before count as known.
private struct SeenPayments {
  private var left: [String: Int] = [:]

  mutating func contains(_ entry: Payments.Entry, in tx: Transaction) throws -> Bool {
    guard entry.reference.isEmpty else { return try Payments.isKnown(entry, in: tx) }
    let key = "\(entry.subject)|\(entry.method)|\(entry.amount)|\(entry.receivedOn)"
    let before = try left[key] ?? Payments.countWithoutReference(entry, in: tx)
    left[key] = max(0, before - 1)
    return before > 0
  }
}

extension Currency {
  /// The currency a word such as `PKR`, `Rs.` or `US$` means: whatever is assumed, an amount with the word reads the same.
  fileprivate init?(worded word: String) {
    let readings = [Currency.pkr, .usd].map { Money(typed: "1 \(word)", assuming: $0)?.currency }
    guard let first = readings[0], first == readings[1] else { return nil }
    self = first
  }
}
