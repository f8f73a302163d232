import EventData

/// The columns a form of registration may have.
public enum RegistrationColumn: String, CaseIterable, Sendable {
  case timestamp, email, title, firstName = "first_name", lastName = "last_name", nameUrdu = "name_urdu", gender,
    pmdcNumber = "pmdc_number", nationalId = "national_id", designation, institution, city, province, mobile,
    category, membershipNumber = "membership_number", workshops, paymentMethod = "payment_method",
    paymentReference = "payment_reference", amount, dietary, sharesContact = "shares_contact"

  /// Those without which nothing can be read.
  static let required: [Self] = [.email, .firstName, .lastName, .category]
}

extension IntakeTable.Row {
  func text(_ column: RegistrationColumn) -> String { text(column.rawValue) }
  func raw(_ column: RegistrationColumn) -> String { raw(column.rawValue) }
}
