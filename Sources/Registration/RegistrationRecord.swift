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
  /// The further answers that are kept as typed; empty ones too.
  public let answers: [RegistrationColumn: String]
  /// How the form says it is paid: a method's code.
  public let paymentMethod: String
  /// What the form says was deposited; nil when it says nothing that can be read.
  public let declared: Money?
  /// `yes`, `no` or `unanswered`.
  public let sharesContact: String
  /// What the form said and nobody could make out, one answer a line.
  public let notUnderstood: String
  /// Workshop codes.
  public let workshops: [String]
  /// `active` or `cancelled`.
  public let state: String
  /// Raised by a reprint, substitution or revocation; older badges are refused.
  public let epoch: Int64
  /// The fee period of the registration.
  public let feePeriod: String
  /// What is owed, item by item.
  public let charges: [Charge]
  /// What is owed and what came, by currency; a cancelled one owes nothing.
  public let balances: [Balance]
  /// When the form was sent.
  public let submittedAt: Moment
  /// The file and row it came from.
  public let source: String

  /// One thing owed.
  public struct Charge: Equatable, Sendable {
    /// `registration` or a workshop's code.
    public let item: String
    /// How much.
    public let amount: Money
  }

  /// The amounts owed, one a currency.
  public var totalDue: [Money] { balances.map(\.due).filter { $0.minor > 0 } }

  /// What was paid less what was taken back, one amount a currency.
  public var paid: [Money] { balances.map(\.received).filter { $0.minor != 0 } }

  /// What is still owed, one amount a currency; empty when all is paid.
  public var outstanding: [Money] { balances.map(\.open).filter { $0.minor > 0 } }

  /// What was paid beyond what is owed, one amount a currency.
  public var surplus: [Money] { balances.map(\.surplus).filter { $0.minor > 0 } }
}
