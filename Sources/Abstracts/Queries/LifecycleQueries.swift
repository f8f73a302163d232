package import EventData

/// The SQL of what happens to an abstract between intake and review.
package enum LifecycleQueries {
  // MARK: - Identities

  /// Other identity -> the identity the abstract is kept under.
  static func otherIdentities(in tx: Transaction) throws -> [String: String] {
    let rows = try tx.rows(
      """
      SELECT i.identity AS other, a.identity AS own FROM abstract_identity i JOIN abstract a ON a.code = i.abstract
      ORDER BY i.identity
      """)
    return rows.map { ($0.text("other"), $0.text("own")) }.firsts()
  }

  /// The abstract that goes by an identity; nil when none does.
  static func holder(of identity: String, in tx: Transaction) throws -> String? {
    try tx.row(
      """
      SELECT code FROM abstract WHERE identity = ?1
      UNION SELECT abstract AS code FROM abstract_identity WHERE identity = ?1 ORDER BY code
      """, [.text(identity)])?.text("code")
  }

  static func addIdentity(_ identity: String, of code: String, in tx: Transaction) throws {
    try tx.put(into: "abstract_identity", key: [("identity", .text(identity))], once: [("abstract", .text(code))])
  }

  // MARK: - States

  /// Withdraws an abstract, or makes a withdrawn one submitted again.
  package static func step(
    _ code: String, kind: String, state: AbstractRecord.State, reason: String, author: Store.Author, in tx: Transaction
  ) throws {
    let number = try tx.count("SELECT count(*) FROM abstract_step WHERE abstract = ?1", [.text(code)]) + 1
    try tx.insert(
      into: "abstract_step",
      [
        ("abstract", .text(code)), ("number", .int(number)), ("kind", .text(kind)), ("reason", .text(reason)),
        ("actor", .text(author.name)), ("done_at", .moment(author.now)),
      ])
    try tx.update(
      "abstract", set: [("state", .text(state.rawValue)), ("decided_at", .null), ("changed_at", .moment(author.now))],
      where: [("code", .text(code))])
  }

  /// Does a change to the text of an abstract that is decided: the database keeps such texts from being changed by
  /// mistake.
  static func unlocked(_ record: AbstractRecord, in tx: Transaction, _ change: () throws -> Void) throws {
    guard record.state != .submitted else { return try change() }
    let decided = try tx.row("SELECT decided_at FROM abstract WHERE code = ?1", [.text(record.code)])?
      .optionalInteger("decided_at")
    func set(_ state: AbstractRecord.State, _ decided: Int64?) throws {
      try tx.update(
        "abstract", set: [("state", .text(state.rawValue)), ("decided_at", .optional(decided))],
        where: [("code", .text(record.code))])
    }
    try set(.submitted, nil)
    try change()
    try set(record.state, decided)
  }

  static func steps(code: String, in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM abstract_step WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }

  /// The changes of a decision, oldest first.
  package static func decisions(_ code: String, in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM abstract_decision_step WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }
}
