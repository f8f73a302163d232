/// A currency by its ISO 4217 code. All that congresses here take have a minor unit of two decimals.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The ISO 4217 code, upper case, such as `PKR`.
  public let code: String

  /// Accepts three ASCII letters in any case; nil otherwise.
  public init?(_ code: String) {
    let upper = code.uppercased()
    guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    self.code = upper
  }

  private init(known code: String) { self.code = code }

  /// The Pakistani rupee.
  public static let pkr = Currency(known: "PKR")
  /// The United States dollar.
  public static let usd = Currency(known: "USD")

  public var description: String { code }
}

/// An amount of money as whole minor units (paisa, cents) of one currency. Never floating point.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// The amount in minor units; may be negative (a credit).
  public let minor: Int64
  /// The currency.
  public let currency: Currency

  public init(minor: Int64, _ currency: Currency) { (self.minor, self.currency) = (minor, currency) }

  /// Nothing, in a currency.
  public static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency) }

  /// The sum of two amounts; nil when the currencies differ or the sum does not fit.
  public func adding(_ other: Money) -> Money? {
    let (sum, overflow) = minor.addingReportingOverflow(other.minor)
    return currency == other.currency && !overflow ? Money(minor: sum, currency) : nil
  }

  /// This share of the amount in basis points (1600 = 16 %), rounded half up to the minor unit, away from zero. A
  /// share too great for any ledger is cut to the greatest amount.
  public func share(basisPoints: Int64) -> Money {
    let whole: UInt64 = 10_000
    let product = minor.magnitude.multipliedFullWidth(by: basisPoints.magnitude)
    guard product.high < whole else { return Money(minor: .max, currency) }
    let (quotient, remainder) = whole.dividingFullWidth(product)
    let rounded = Int64(clamping: remainder >= whole / 2 && quotient < .max ? quotient + 1 : quotient)
    return Money(minor: (minor < 0) == (basisPoints < 0) ? rounded : -rounded, currency)
  }

  /// `PKR 1,160,000.00`: code, thousands in threes, always two decimals.
  public var description: String {
    var digits = Array(plain)
    for place in stride(from: digits.count - 6, to: minor < 0 ? 1 : 0, by: -3) { digits.insert(",", at: place) }
    return "\(currency.code) \(String(digits))"
  }

  /// `1160000.00`: for files that other programs read.
  public var plain: String { minor.asHundredths }
}
