import EventData

/// The SQL of registrations.
enum RegistrationQueries {
  /// Inserts a draft under a code.
  static func insert(
    _ draft: RegistrationDraft, code: String, source: (file: String, row: Int), now: Moment, in tx: Transaction
  ) throws {
    try tx.insert(
      into: "registration",
      [("code", .text(code)), ("state", "active"), ("epoch", 1), ("created_at", .moment(now))]
        + columns(draft, source, now))
    try writeParts(draft, code: code, in: tx)
  }

  /// Replaces the columns of a registration by a draft's.
  static func update(
    _ draft: RegistrationDraft, code: String, source: (file: String, row: Int), now: Moment, in tx: Transaction
  ) throws {
    try tx.update("registration", set: columns(draft, source, now), where: [("code", .text(code))])
    try tx.run("DELETE FROM registration_workshop WHERE registration = ?1", [.text(code)])
    try tx.run("DELETE FROM registration_due WHERE registration = ?1", [.text(code)])
    try writeParts(draft, code: code, in: tx)
  }

  private static func columns(
    _ draft: RegistrationDraft, _ source: (file: String, row: Int), _ now: Moment
  ) -> Columns {
    [
      ("identity", .text(draft.identity)), ("changed_at", .moment(now)), ("source_file", .text(source.file)),
      ("source_row", .int(source.row)),
    ] + draft.columns
  }

  private static func writeParts(_ draft: RegistrationDraft, code: String, in tx: Transaction) throws {
    for workshop in draft.workshops {
      try tx.insert(into: "registration_workshop", [("registration", .text(code)), ("workshop", .text(workshop))])
    }
    for charge in draft.charges {
      try tx.insert(
        into: "registration_due",
        [
          ("registration", .text(code)), ("item", .text(charge.item)), ("amount_minor", .integer(charge.amount.minor)),
          ("amount_currency", .text(charge.amount.currency.code)),
        ])
    }
  }

  /// Active registrations with an address.
  static func rows(email: EmailAddress, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      "SELECT * FROM registration WHERE lower(email) = ?1 AND state = 'active' ORDER BY code",
      [.text(email.folded)])
  }

  /// The stored row of a code.
  static func row(code: String, in tx: Transaction) throws -> Row? {
    try tx.row("SELECT * FROM registration WHERE code = ?1", [.text(code)])
  }

  /// The stored row of an identity.
  static func row(identity: String, in tx: Transaction) throws -> Row? {
    try tx.row("SELECT * FROM registration WHERE identity = ?1", [.text(identity)])
  }

  /// Another active registration with the same name and telephone: perhaps the same person.
  static func twin(of draft: RegistrationDraft, in tx: Transaction) throws -> Row? {
    try tx.row(
      """
      SELECT * FROM registration
      WHERE state = 'active' AND identity <> ?1 AND name_folded = ?2 AND mobile = ?3 ORDER BY code LIMIT 1
      """, [.text(draft.identity), .text(folded(draft.name.plain)), .text(draft.mobile ?? "")])
  }

  /// Cancels a registration; false when it is not active.
  static func cancel(_ code: String, now: Moment, in tx: Transaction) throws -> Bool {
    try tx.update(
      "registration", set: [("state", "cancelled"), ("changed_at", .moment(now))],
      where: [("code", .text(code)), ("state", "active")]) == 1
  }

  /// Raises the epoch of a registration: every code made before is refused from now on.
  static func raiseEpoch(_ code: String, now: Moment, in tx: Transaction) throws {
    try tx.run(
      "UPDATE registration SET epoch = epoch + 1, changed_at = ?2 WHERE code = ?1", [.text(code), .moment(now)])
  }

  /// Codes of active registrations with an address, without regard to case.
  static func codes(email: String, in tx: Transaction) throws -> [String] {
    try tx.rows(
      "SELECT code FROM registration WHERE lower(email) = ?1 AND state = 'active' ORDER BY code",
      [.text(email.trimmed.lowercased())]
    ).map { $0.text("code") }
  }

  /// Workshop codes of a registration, in order.
  static func workshops(of code: String, in tx: Transaction) throws -> [String] {
    try tx.rows(
      "SELECT workshop FROM registration_workshop WHERE registration = ?1 ORDER BY workshop", [.text(code)]
    ).map { $0.text("workshop") }
  }

  /// What a registration owes, in order.
  static func charges(of code: String, in tx: Transaction) throws -> [RegistrationRecord.Charge] {
    try tx.rows(
      """
      SELECT item, amount_minor, amount_currency FROM registration_due WHERE registration = ?1
      ORDER BY CASE WHEN item = 'registration' THEN 0 ELSE 1 END, item
      """, [.text(code)]
    ).compactMap { row in row.money("amount").map { .init(item: row.text("item"), amount: $0) } }
  }

  /// The registrations of a category, all when it is nil, by code.
  static func list(category: String?, in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM registration WHERE ?1 IS NULL OR category = ?1 ORDER BY code", [.optional(category)])
  }

  /// How many are active.
  static func countActive(in tx: Transaction) throws -> Int {
    try tx.count("SELECT count(*) FROM registration WHERE state = 'active'")
  }
}
