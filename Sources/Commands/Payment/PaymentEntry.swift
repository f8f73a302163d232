import EventData
import Registration

/// A row of a payments file, understood.
struct PaymentEntry {
  let entry: Payments.Entry

  init(_ record: FixedTable.Record, file: String, event: EventContext, in tx: Transaction) throws {
    let place = "\(file), row \(record.row)"
    let subject: String
    if !record.text("Code").isEmpty {
      subject = record.text("Code").uppercased()
    } else {
      let found = try RegistrationDesk.codes(email: record.text("Email"), in: tx)
      guard found.count == 1, let code = found.first else {
        throw ExplainedError(
          .refused,
          found.isEmpty
            ? "No registration has the address '\(record.text("Email"))'"
            : "\(found.count) registrations have the address '\(record.text("Email"))': \(found.joined(separator: ", "))",
          at: place, remedy: "Give the registration's code in the column Code.")
      }
      subject = code
    }
    let text = record.text("Amount")
    let word = record.text("Currency")
    guard let assumed = word.isEmpty ? event.definition.event.currency : Currency(worded: word) else {
      throw ExplainedError(.refused, "'\(word)' is no currency", at: place, remedy: "Write PKR or USD.")
    }
    guard let amount = Money(typed: text, assuming: assumed), word.isEmpty || amount.currency == assumed else {
      throw ExplainedError(
        .refused, "'\(text)' is no amount\(word.isEmpty ? "" : " in \(word)")", at: place,
        remedy: "Write it as 15000 or 150 USD, the same currency in both columns.")
    }
    let on = record.text("Received on")
    guard let day = on.isEmpty ? event.zone.day(of: event.now) : CalendarDate(on) else {
      throw ExplainedError(.refused, "'\(on)' is no day", at: place, remedy: "Write it as 2026-11-20.")
    }
    let title = record.text("Account title")
    entry = Payments.Entry(
      subject: subject, amount: amount, method: try event.paymentMethod(record.text("Method"), at: place),
      reference: record.text("Reference").onOneLine,
      accountTitle: title.isEmpty ? event.definition.event.society.account.title : title, receivedOn: day)
  }
}

extension EventContext {
  /// The code of a payment method, by code or wording.
  func paymentMethod(_ text: String, at place: String? = nil) throws -> String {
    let methods = definition.registration.paymentMethods
    let wanted = folded(text)
    if let known = methods.first(where: { ([$0.code] + $0.aliases).contains { folded($0) == wanted } }) {
      return known.code
    }
    throw ExplainedError(
      place == nil ? .usage : .refused, "There is no payment method '\(text)'", at: place,
      remedy: "Choose one of: \(methods.map(\.code).joined(separator: ", ")).")
  }
}

/// Tells deposits that are on file already from new ones, so that a file may be imported again. Those with a reference
/// are known by it; of those without, as many as were on file before count as known.
struct SeenPayments {
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
