public import EventData

/// Invented registrations with fees, payments, reversals, cancellations and two currencies, and the truth about each,
/// added up without the database.
public struct Ledger: Sendable {
  /// One registration.
  public struct Account: Sendable {
    /// `R-00012`.
    public let code: String
    /// False when it is cancelled.
    public let isActive: Bool
    /// Fees in the order of the items, in minor units.
    public let fees: [(currency: String, minor: Int64)]
    /// Payments and reversals, in minor units.
    public let payments: [(currency: String, minor: Int64)]

    /// What is still owed by currency, in minor units: `["PKR": 500000]`.
    public var open: [String: Int64] { positive { $0 - $1 } }
    /// What came beyond what is owed, by currency.
    public var surplus: [String: Int64] { positive { $1 - $0 } }

    private func positive(_ difference: (_ due: Int64, _ received: Int64) -> Int64) -> [String: Int64] {
      var found: [String: Int64] = [:]
      for currency in ["PKR", "USD"] {
        let due = isActive ? fees.filter { $0.currency == currency }.reduce(0) { $0 + $1.minor } : 0
        let rest = difference(due, payments.filter { $0.currency == currency }.reduce(0) { $0 + $1.minor })
        if rest > 0 { found[currency] = rest }
      }
      return found
    }
  }

  /// The registrations by code.
  public let accounts: [Account]

  /// As many registrations as asked for; another seed, other fates.
  public init(_ count: Int, seed: UInt64) {
    var dice = Dice(seed: seed)
    accounts = (1...count).map { number in
      let digits = String(number)
      let fees = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
        (["PKR", "PKR", "USD"].randomElement(using: &dice) ?? "PKR", Int64.random(in: 0...4, using: &dice) * 100)
      }
      var payments: [(String, Int64)] = []
      for _ in 0..<Int.random(in: 0...3, using: &dice) {
        let currency = ["PKR", "PKR", "USD"].randomElement(using: &dice) ?? "PKR"
        let amount = Int64.random(in: 1...8, using: &dice) * 100
        payments.append((currency, amount))
        if Int.random(in: 0..<3, using: &dice) == 0 { payments.append((currency, -amount)) }
      }
      return Account(
        code: "R-\(String(repeating: "0", count: 5 - digits.count))\(digits)",
        isActive: Int.random(in: 0..<4, using: &dice) > 0, fees: fees, payments: payments)
    }
  }

  /// Writes all of it.
  public func insert(in tx: Transaction) throws {
    for account in accounts {
      var delegate = Delegate(account.code)
      (delegate.owes, delegate.paid) = (0, 0)
      delegate.last = account.code
      delegate.state = account.isActive ? "active" : "cancelled"
      try delegate.insert(in: tx)
      for (index, fee) in account.fees.enumerated() {
        try tx.insert(
          into: "registration_due",
          [
            ("registration", .text(account.code)), ("item", .text("item-\(index)")),
            ("amount_minor", .integer(fee.minor)), ("amount_currency", .text(fee.currency)),
          ])
      }
      for (index, payment) in account.payments.enumerated() {
        try tx.insert(
          into: "payment",
          [
            ("code", .text("PAY-\(account.code)-\(index)")), ("registration", .text(account.code)), ("invoice", .null),
            ("amount_minor", .integer(payment.minor)), ("amount_currency", .text(payment.currency)),
            ("method", "cash"), ("reference", ""), ("account_title", ""), ("received_on", "2026-11-01"),
            ("recorded_at", 0),
          ])
      }
    }
  }
}
