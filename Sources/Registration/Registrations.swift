public import EventData
import Mail

/// What the registration desk asks: who is registered, who has paid.
public enum Registrations {
  /// All registrations by code, or those of a category.
  public static func list(category: String? = nil, in tx: Transaction) throws -> [RegistrationRecord] {
    let balances = try Balance.all(.registration, in: tx)
    return try RegistrationQueries.list(category: category, in: tx).map {
      try record($0, balances[$0.text("code")] ?? [], in: tx)
    }
  }

  /// One registration; nil when there is none.
  public static func record(_ code: String, in tx: Transaction) throws -> RegistrationRecord? {
    try RegistrationQueries.row(code: code, in: tx).map {
      try record($0, Balance.of(.registration, code, in: tx), in: tx)
    }
  }

  /// One registration, or an error that names near codes.
  public static func required(_ code: String, in tx: Transaction) throws -> RegistrationRecord {
    if let record = try record(code, in: tx) { return record }
    throw ExplainedError.missing("registration", code, see: "registration list --search NAME")
  }

  /// Cancels a registration: its badge and ticket open no door, and it owes nothing. It stays on file.
  ///
  /// - Throws: `ExplainedError` (refused) when there is none of that code, or it is cancelled already.
  public static func cancel(
    _ code: String, reason: String, now: Moment, in tx: Transaction
  ) throws -> RegistrationRecord {
    let record = try required(code, in: tx)
    guard try RegistrationQueries.cancel(code, now: now, in: tx) else {
      throw ExplainedError(.refused, "\(code) is cancelled already", remedy: "Nothing; nothing was changed.")
    }
    tx.note("\(code) cancelled: \(reason)")
    try Outbox.withdraw(.registrationConfirmation, about: code, in: tx)
    for payment in try Payments.list(subject: code, in: tx) {
      try Outbox.withdraw(.paymentReceipt, about: payment.text("code"), in: tx)
    }
    return record
  }

  /// Queues the confirmation of an active registration once more, as a new version.
  ///
  /// - Returns: the mail's code.
  /// - Throws: `ExplainedError` (refused) when there is no such registration, it is cancelled, or has no usable address.
  public static func confirm(
    _ code: String, letters: RegistrationLetters, now: Moment, in tx: Transaction
  ) throws -> String {
    let record = try required(code, in: tx)
    guard record.state == "active" else {
      throw ExplainedError(
        .refused, "\(code) \(record.name.full) is cancelled", why: "Its ticket opens no door.",
        remedy: "Nothing; nothing was queued.")
    }
    guard let mail = try letters.queueConfirmation(of: record, now: now, in: tx) else {
      throw ExplainedError(
        .refused, "\(code) \(record.name.full) has no address to write to",
        remedy: "Correct the address in the form's export and import it again: that queues the confirmation.")
    }
    return mail
  }

  /// Makes every badge and ticket made for a registration so far invalid, and queues the new ticket of an active one.
  ///
  /// - Returns: the code of the mail with the new ticket; nil when nobody gets one.
  /// - Throws: `ExplainedError` (refused) when there is no registration of that code.
  @discardableResult
  public static func revoke(
    _ code: String, reason: String, letters: RegistrationLetters, now: Moment, in tx: Transaction
  ) throws -> String? {
    try RegistrationQueries.raiseEpoch(code, now: now, in: tx)
    let record = try required(code, in: tx)
    tx.note("\(code) badges and tickets made before now are revoked: \(reason)")
    return record.state == "active" ? try letters.queueConfirmation(of: record, now: now, in: tx) : nil
  }

  /// Active registrations, and how many of them still owe something.
  public static func counts(in tx: Transaction) throws -> (active: Int, unpaid: Int) {
    (try RegistrationQueries.countActive(in: tx), try Balance.countOpen(.registration, in: tx))
  }

  private static func record(_ row: Row, _ balances: [Balance], in tx: Transaction) throws -> RegistrationRecord {
    let code = row.text("code")
    return RegistrationRecord(
      code: code,
      name: PersonName(title: row.text("title"), first: row.text("first_name"), last: row.text("last_name")),
      nameUrdu: row.text("name_urdu"), email: EmailAddress(row.text("email")), mobile: row.optionalText("mobile"),
      category: row.text("category"), designation: row.text("designation"), institution: row.text("institution"),
      city: row.text("city"), province: row.text("province"), membershipNumber: row.text("membership_number"),
      answers: Dictionary(uniqueKeysWithValues: RegistrationColumn.further.map { ($0, row.text($0.rawValue)) }),
      paymentMethod: row.text("payment_method"), declared: row.money("declared"),
      sharesContact: row.text("shares_contact"), notUnderstood: row.text("not_understood"),
      workshops: try RegistrationQueries.workshops(of: code, in: tx), state: row.text("state"),
      epoch: row.integer("epoch"), feePeriod: row.text("fee_period"),
      charges: try RegistrationQueries.charges(of: code, in: tx), balances: balances,
      submittedAt: row.moment("submitted_at") ?? Moment(seconds: 0),
      source: "\(row.text("source_file")), row \(row.integer("source_row"))")
  }
}
