import EventData

/// The SQL of the doors.
enum DoorQueries {
  /// What a door must know about a registration.
  struct Visitor: Sendable {
    let state: String
    let epoch: Int64
    let category: String
    let name: String
    let owes: Bool
  }

  static func visitor(_ code: String, in tx: Transaction) throws -> Visitor? {
    try tx.row(
      "SELECT state, epoch, category, title, first_name, last_name, owes FROM door_visitor WHERE code = ?1",
      [.text(code)]
    ).map { row in
      Visitor(
        state: row.text("state"), epoch: row.integer("epoch"), category: row.text("category"),
        name: [row.text("title"), row.text("first_name"), row.text("last_name")].filter { !$0.isEmpty }
          .joined(separator: " "), owes: row.integer("owes") == 1)
    }
  }

  /// Writes an admission; false when this badge was admitted in this slot before.
  static func admit(
    _ code: String, purpose: String, slot: String, door: String, at now: Moment, in tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      INSERT INTO scan (number, at, door, outcome, reason, registration, slot, purpose)
      SELECT coalesce(max(number), 0) + 1, ?1, ?2, 'admitted', '', ?3, ?4, ?5 FROM scan
      WHERE 1 = 1 ON CONFLICT (registration, slot) WHERE outcome = 'admitted' DO NOTHING
      """, [.moment(now), .text(door), .text(code), .text(slot), .text(purpose)]) == 1
  }

  /// The admission that uses up a slot; nil when there is none.
  static func admission(of code: String, slot: String, in tx: Transaction) throws -> Admission.Earlier? {
    try tx.row(
      "SELECT at, door, purpose FROM scan WHERE registration = ?1 AND slot = ?2 AND outcome = 'admitted'",
      [.text(code), .text(slot)]
    ).map {
      Admission.Earlier(
        at: $0.moment("at") ?? Moment(seconds: 0), door: $0.text("door"), purpose: $0.text("purpose"))
    }
  }

  /// Writes a refusal.
  static func refuse(
    _ reason: String, registration: String?, slot: String, door: String, at now: Moment, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO scan (number, at, door, outcome, reason, registration, slot)
      SELECT coalesce(max(number), 0) + 1, ?1, ?2, 'refused', ?3, ?4, ?5 FROM scan
      """, [.moment(now), .text(door), .text(reason), .optional(registration), .text(slot)])
  }

  /// Scans by slot, door, outcome and reason.
  static func tallies(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT slot, door, outcome, reason, count(*) AS scans, count(DISTINCT registration) AS people,
        min(at) AS first_at, max(at) AS last_at
      FROM scan GROUP BY slot, door, outcome, reason ORDER BY slot, door, outcome, reason
      """)
  }

  /// Admitted people by slot and category.
  static func attendance(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT s.slot, r.category, count(*) AS people FROM scan s JOIN registration r ON r.code = s.registration
      WHERE s.outcome = 'admitted' GROUP BY s.slot, r.category ORDER BY s.slot, r.category
      """)
  }
}
