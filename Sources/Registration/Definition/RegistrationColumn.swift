import EventData

/// The columns a form of registration may have.
public enum RegistrationColumn: String, CaseIterable, Sendable {
  case timestamp, email, title, firstName = "first_name", lastName = "last_name", fullName = "full_name", nameUrdu =
    "name_urdu", gender,
    pmdcNumber = "pmdc_number", nationalId = "national_id", designation, institution, city, province, mobile,
    category, membershipNumber = "membership_number", workshops, paymentMethod = "payment_method",
    paymentReference = "payment_reference", amount, dietary, sharesContact = "shares_contact"

  /// Those that are kept as typed, on one line, in the column of the table `registration` with the same name.
  static let plain: [Self] = [
    .nameUrdu, .gender, .pmdcNumber, .nationalId, .designation, .institution, .city, .province, .membershipNumber,
    .paymentReference, .dietary,
  ]

  /// Of those, what a registration shows besides its own fields.
  public static let further = plain.filter {
    ![.nameUrdu, .designation, .institution, .city, .province, .membershipNumber].contains($0)
  }

  /// How a screen calls it, such as `Payment reference`.
  public var label: String {
    self == .pmdcNumber
      ? "PMDC number"
      : self == .nationalId
        ? "Identity card" : rawValue.prefix(1).uppercased() + rawValue.dropFirst().replacing("_", with: " ")
  }

  /// Groups of which one at least must be there, or nothing can be read.
  static let required: [[Self]] = [[.email], [.firstName, .fullName], [.lastName, .fullName], [.category]]
}

extension IntakeTable.Row {
  func text(_ column: RegistrationColumn) -> String { text(column.rawValue) }
  func raw(_ column: RegistrationColumn) -> String { raw(column.rawValue) }
}
