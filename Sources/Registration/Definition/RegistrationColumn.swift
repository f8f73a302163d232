import EventData

/// The columns a form of registration may have.
public enum RegistrationColumn: String, CaseIterable, Sendable {
  case timestamp, email, title, firstName = "first_name", lastName = "last_name", nameUrdu = "name_urdu", gender,
    pmdcNumber = "pmdc_number", nationalId = "national_id", designation, institution, city, province, mobile,
    category, membershipNumber = "membership_number", workshops, paymentMethod = "payment_method",
    paymentReference = "payment_reference", amount, dietary, sharesContact = "shares_contact"

  /// Those that are kept as typed, on one line, in the column of the table `registration` with the same name.
  static let plain: [Self] = [
    .nameUrdu, .gender, .pmdcNumber, .nationalId, .designation, .institution, .city, .province, .membershipNumber,
    .paymentReference, .dietary,
  ]

  /// Of those, what a registration shows besides its own fields; an identity number is not for every screen.
  public static let further = plain.filter {
    ![.nameUrdu, .nationalId, .designation, .institution, .city, .province, .membershipNumber].contains($0)
  }

  /// How a screen calls it, such as `Payment reference`.
  public var label: String {
    self == .pmdcNumber
      ? "PMDC number" : rawValue.prefix(1).uppercased() + rawValue.dropFirst().replacing("_", with: " ")
  }

  /// Those without which nothing can be read.
  static let required: [Self] = [.email, .firstName, .lastName, .category]
}

extension IntakeTable.Row {
  func text(_ column: RegistrationColumn) -> String { text(column.rawValue) }
  func raw(_ column: RegistrationColumn) -> String { raw(column.rawValue) }
}
