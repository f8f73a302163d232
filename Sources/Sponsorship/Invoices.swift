public import EventData
public import Foundation
import Mail

/// The invoices that were issued.
public enum Invoices {
  /// An invoice as a list shows it.
  public struct Entry: Sendable {
    /// `ONCO26/INV/0007`.
    public let number: String
    /// The sponsor's code and its name at issue.
    public let sponsor: String
    /// The name at issue.
    public let buyer: String
    /// The package's name.
    public let package: String
    /// When it was issued and is due.
    public let issuedOn: CalendarDate
    /// The day it is due.
    public let dueOn: CalendarDate
    /// Net, tax and total.
    public let net: Money
    /// The taxes.
    public let tax: Money
    /// What is to be paid.
    public let total: Money
    /// What was paid.
    public let paid: Money

    /// `settled`, `part-paid`, `overdue` or `issued`, derived from payments and a day.
    public func status(on day: CalendarDate) -> String {
      if paid.minor >= total.minor { return "settled" }
      if day > dueOn { return "overdue" }
      return paid.minor > 0 ? "part-paid" : "issued"
    }
  }

  /// All invoices, or one.
  public static func list(_ number: String? = nil, in tx: Transaction) throws -> [Entry] {
    try InvoiceQueries.rows(number, in: tx).compactMap { row in
      guard let currency = Currency(row.text("currency")), let issued = CalendarDate(row.text("issued_on")),
        let due = CalendarDate(row.text("due_on"))
      else { return nil }
      func money(_ column: String) -> Money { Money(minor: row.integer(column), currency) }
      return Entry(
        number: row.text("number"), sponsor: row.text("sponsor"), buyer: row.text("buyer_name"),
        package: row.text("package"), issuedOn: issued, dueOn: due, net: money("net_minor"), tax: money("tax_minor"),
        total: money("total_minor"), paid: money("paid_minor"))
    }
  }

  /// The invoices of one sponsor.
  public static func list(of sponsor: String, in tx: Transaction) throws -> [Entry] {
    try list(in: tx).filter { $0.sponsor == sponsor }
  }

  /// The open invoices of a sponsor whose mail was taken back before it went.
  public static func unsent(to sponsor: String, in tx: Transaction) throws -> [String] {
    try list(of: sponsor, in: tx)
      .filter { try $0.paid.minor < $0.total.minor && Outbox.standing(.invoice, about: $0.number, in: tx) == nil }
      .map(\.number)
  }

  /// The lines of an invoice: description and amount.
  public static func lines(of number: String, in tx: Transaction) throws -> [(description: String, amountMinor: Int64)]
  {
    try InvoiceQueries.lines(of: number, in: tx).map { ($0.text("description"), $0.integer("amount_minor")) }
  }

  /// What is wrong with the hash chain of issued invoices; empty when nothing is.
  public static func chainProblems(in tx: Transaction) throws -> [String] { try InvoiceQueries.chainProblems(in: tx) }

  /// The PDF as it was sent.
  ///
  /// - Throws: `ExplainedError` when there is no such invoice, or its bytes no longer fit their hash.
  public static func document(of number: String, in tx: Transaction) throws -> Data {
    guard let document = try InvoiceQueries.document(of: number, in: tx) else {
      throw ExplainedError.missing("invoice", number, see: "invoice list")
    }
    guard let bytes = Data(base64Encoded: document.base64), contentHash([UInt8](bytes)) == document.hash else {
      throw ExplainedError(
        .outside, "The stored document of \(number) was changed after it was sent",
        remedy: "Run onco database verify and restore a backup.")
    }
    return bytes
  }
}
