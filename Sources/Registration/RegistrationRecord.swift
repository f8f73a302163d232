public import EventData

/// A delegate as the desk sees one.
public struct RegistrationRecord: Sendable {
  /// `R-00012`.
  public let code: String
  /// The name, in order.
  public let name: PersonName
  /// The name in Urdu; empty when not given.
  public let nameUrdu: String
  /// Where to write; nil when the address was unusable.
  public let email: EmailAddress?
  /// The mobile number in E.164; nil when it was unusable.
  public let mobile: String?
  /// Category code.
  public let category: String
  /// Designation, institution, city, province or country.
  public let designation: String
  /// Institution.
  public let institution: String
  /// City.
  public let city: String
  /// Province, or country for delegates from abroad.
  public let province: String
  /// Society membership number.
  public let membershipNumber: String
  /// Workshop codes.
  public let workshops: [String]
  /// `active` or `cancelled`.
  public let state: String
  /// Raised by a reprint, substitution or revocation; older badges are refused.
  public let epoch: Int64
  /// The fee period of the registration.
  public let feePeriod: String
  /// What is owed, item by item.
  public let dues: [Due]
  /// What was paid, one amount a currency.
  public let paid: [Money]
  /// When the form was sent.
  public let submittedAt: Moment
  /// The file and row it came from.
  public let source: String

  /// One thing owed.
  public struct Due: Sendable {
    /// `registration` or a workshop's code.
    public let item: String
    /// How much.
    public let amount: Money
  }

  /// What is still owed, one amount a currency; empty when all is paid.
  public var outstanding: [Money] {
    let currencies = Set(dues.map(\.amount.currency)).sorted { $0.code < $1.code }
    return currencies.compactMap { currency in
      let due = dues.filter { $0.amount.currency == currency }.reduce(0) { $0 + $1.amount.minor }
      let got = paid.filter { $0.currency == currency }.reduce(0) { $0 + $1.minor }
      return due > got ? Money(minor: due - got, currency) : nil
    }
  }

  /// What was paid beyond what is owed, one amount a currency.
  public var surplus: [Money] {
    paid.compactMap { amount in
      let due = dues.filter { $0.amount.currency == amount.currency }.reduce(0) { $0 + $1.amount.minor }
      return amount.minor > due ? Money(minor: amount.minor - due, amount.currency) : nil
    }
  }

  /// The amounts owed, one a currency.
  public var totalDue: [Money] {
    let currencies = Set(dues.map(\.amount.currency)).sorted { $0.code < $1.code }
    return currencies.map { currency in
      Money(minor: dues.filter { $0.amount.currency == currency }.reduce(0) { $0 + $1.amount.minor }, currency)
    }
  }
}
