public import EventData

/// A registration put straight into the database, for rooms that only read registrations.
public struct Delegate: Sendable {
  /// `R-00012`.
  public var code: String
  /// A category's code.
  public var category = "consultant"
  /// Title, first and last name, and the name in Urdu.
  public var title = "Dr."
  /// First name.
  public var first = "Bilal"
  /// Last name.
  public var last = "Raza"
  /// Name in Urdu.
  public var urdu = ""
  /// `active` or `cancelled`.
  public var state = "active"
  /// The epoch of its badges.
  public var epoch: Int64 = 1
  /// What is owed, in paisa.
  public var owes: Int64 = 2_500_000
  /// What was paid, in paisa.
  public var paid: Int64 = 2_500_000

  /// A delegate who has paid.
  public init(_ code: String) { self.code = code }

  /// Writes the delegate, its due and its payment.
  public func insert(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO registration (code, identity, email, title, first_name, last_name, name_urdu, name_folded, gender,
        pmdc_number, national_id, designation, institution, city, province, mobile, category, membership_number,
        payment_method, payment_reference, declared_minor, declared_currency, dietary, shares_contact, fee_period,
        state, epoch, submitted_at, created_at, changed_at, source_file, source_row)
      VALUES (?1, ?1, 'delegate@post.example', ?2, ?3, ?4, ?5, '', '', '', '', 'Consultant', 'Ravi Cancer Institute',
        'Lahore', 'Punjab', NULL, ?6, '', '', '', NULL, NULL, '', 'unanswered', 'early', ?7, ?8, 0, 0, 0, 'test', 2)
      """,
      [
        .text(code), .text(title), .text(first), .text(last), .text(urdu), .text(category), .text(state),
        .integer(epoch),
      ])
    if owes > 0 {
      try tx.run(
        """
        INSERT INTO registration_due (registration, item, amount_minor, amount_currency)
        VALUES (?1, 'registration', ?2, 'PKR')
        """, [.text(code), .integer(owes)])
    }
    if paid != 0 {
      try tx.run(
        """
        INSERT INTO payment (code, registration, invoice, amount_minor, amount_currency, method, reference,
          account_title, received_on, recorded_at)
        VALUES (?1, ?2, NULL, ?3, 'PKR', 'cash', '', 'test', '2026-11-01', 0)
        """, [.text("PAY-\(code)"), .text(code), .integer(paid)])
    }
  }
}
