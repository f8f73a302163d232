import EventData

/// The form's wording of a payment mode -> the code of its method, and what its slips begin with.
private let modes = [
  "Bank transfer": ("bank-transfer", "OS"), "Pay order": ("pay-order", "PO"), "Cash at PSCO office": ("cash", "CR"),
  "Sponsored by company": ("sponsored", "SP"),
]

/// Payments for about four in five forms, at most five days after them, as a treasurer reads them off the bank's list;
/// somebody who owes two currencies pays twice. No two share a reference.
func samplePayments(for forms: RegistrationForms, seed: UInt64) -> [[String]] {
  var random = SplitMix64(seed: seed)
  var payments: [[String]] = []
  for (index, due) in forms.dues.enumerated() where due.canBePaid {
    let days = random.below(6)
    guard !random.oneIn(5) else { continue }
    let (method, prefix) = modes[due.paymentMode] ?? ("on-site", "OS")
    let slip = due.slip.isEmpty ? "\(prefix)\(100_000 + index)" : due.slip
    for (part, amount) in due.amounts.enumerated() {
      payments.append([
        due.email, amount.plain, amount.currency.code, method, part == 0 ? slip : "\(slip)-\(part + 1)",
        due.sentOn.adding(days: days).description,
      ])
    }
  }
  return payments
}
