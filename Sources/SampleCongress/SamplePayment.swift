public import EventData

/// Money received for a registration, as a treasurer reads it off the bank's list.
public struct SamplePayment: Hashable, Sendable {
  /// The address on the registration form.
  public let email: String
  /// What arrived: everything due in that currency.
  public let amount: Money
  /// A code of `payment_methods`, such as `bank-transfer`.
  public let method: String
  /// The transaction's or slip's number; no two payments share one.
  public let reference: String
  /// The day it arrived, at most five days after the form.
  public let receivedOn: CalendarDate

  /// Payments for about four in five forms; somebody who owes two currencies pays twice.
  static func payments(for forms: RegistrationForms, seed: UInt64) -> [SamplePayment] {
    var random = SplitMix64(seed: seed)
    var payments: [SamplePayment] = []
    for (index, due) in forms.dues.enumerated() where due.canBePaid {
      let days = random.below(6)
      guard !random.oneIn(5) else { continue }
      for (part, amount) in due.amounts.enumerated() {
        let slip = due.slip.isEmpty ? "\(prefix(due.paymentMode))\(100_000 + index)" : due.slip
        payments.append(
          SamplePayment(
            email: due.email, amount: amount, method: method(due.paymentMode),
            reference: part == 0 ? slip : "\(slip)-\(part + 1)", receivedOn: due.sentOn.adding(days: days)))
      }
    }
    return payments
  }

  private static func method(_ mode: String) -> String {
    switch mode {
    case "Bank transfer": "bank-transfer"
    case "Pay order": "pay-order"
    case "Cash at PSCO office": "cash"
    case "Sponsored by company": "sponsored"
    default: "on-site"
    }
  }

  private static func prefix(_ mode: String) -> String {
    switch mode {
    case "Pay order": "PO"
    case "Cash at PSCO office": "CR"
    case "Sponsored by company": "SP"
    default: "OS"
    }
  }
}
