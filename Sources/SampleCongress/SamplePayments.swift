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
  for (index, charge) in forms.charges.enumerated() where charge.canBePaid {
    let days = random.below(6)
    guard !random.oneIn(5) else { continue }
    let (method, prefix) = modes[charge.paymentMode] ?? ("on-site", "OS")
    let slip = charge.slip.isEmpty ? "\(prefix)\(100_000 + index)" : charge.slip
    for (part, amount) in charge.amounts.enumerated() {
      payments.append([
        charge.email, amount.plain, amount.currency.code, method, part == 0 ? slip : "\(slip)-\(part + 1)",
        charge.sentOn.adding(days: days).description,
      ])
    }
  }
  return payments
}
