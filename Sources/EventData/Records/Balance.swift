/// What a registration or an invoice owes in one currency and what came for it, as the view `balance` adds it up. A
/// cancelled registration owes nothing.
public struct Balance: Equatable, Sendable {
  /// What a balance is about.
  public enum Kind: String, Sendable {
    /// A delegate's registration.
    case registration
    /// A sponsor's invoice.
    case invoice
  }

  /// The fees or the invoice's total.
  public let due: Money
  /// The payments less their reversals.
  public let received: Money
  /// What is still owed; zero when nothing is.
  public let open: Money
  /// What came beyond what is owed; zero when nothing did.
  public let surplus: Money

  init?(_ row: Row) {
    guard let currency = Currency(row.text("currency")) else { return nil }
    func money(_ column: String) -> Money { Money(minor: row.integer(column), currency) }
    (due, received) = (money("due_minor"), money("received_minor"))
    (open, surplus) = (money("open_minor"), money("surplus_minor"))
  }

  /// The balances of one registration or invoice by currency.
  public static func of(_ kind: Kind, _ code: String, in tx: Transaction) throws -> [Balance] {
    try tx.rows(
      "SELECT * FROM balance WHERE kind = ?1 AND subject = ?2 ORDER BY currency", [.text(kind.rawValue), .text(code)]
    ).compactMap(Balance.init)
  }

  /// All balances of a kind: code -> by currency.
  public static func all(_ kind: Kind, in tx: Transaction) throws -> [String: [Balance]] {
    let rows = try tx.rows("SELECT * FROM balance WHERE kind = ?1 ORDER BY subject, currency", [.text(kind.rawValue)])
    return Dictionary(grouping: rows) { $0.text("subject") }.mapValues { $0.compactMap(Balance.init) }
  }

  /// How many registrations or invoices still owe something.
  public static func countOpen(_ kind: Kind, in tx: Transaction) throws -> Int {
    try tx.count(
      "SELECT count(DISTINCT subject) FROM balance WHERE kind = ?1 AND open_minor > 0", [.text(kind.rawValue)])
  }
}
