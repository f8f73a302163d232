import EventData
import Mail

/// The SQL of presenters' answers, substitutes and registrations.
enum ReplyQueries {
  static func ask(_ code: String, by confirmBy: Moment, at now: Moment, in tx: Transaction) throws {
    try tx.put(
      into: "presenter_reply", key: [("abstract", .text(code))],
      set: [
        ("state", "asked"), ("confirm_by", .moment(confirmBy)), ("asked_at", .moment(now)), ("replied_at", .null),
        ("note", ""),
      ])
  }

  static func answer(_ code: String, _ state: String, note: String, at now: Moment, in tx: Transaction) throws {
    try tx.update(
      "presenter_reply", set: [("state", .text(state)), ("replied_at", .moment(now)), ("note", .text(note))],
      where: [("abstract", .text(code))])
  }

  /// Takes away what a presenter answered, or was asked: another presents now.
  static func forget(_ code: String, in tx: Transaction) throws {
    try tx.run("DELETE FROM presenter_reply WHERE abstract = ?1", [.text(code)])
  }

  static func lapse(_ code: String, in tx: Transaction) throws {
    try tx.update(
      "presenter_reply", set: [("state", "lapsed")], where: [("abstract", .text(code)), ("state", "asked")])
  }

  /// The rows of answer forms that were taken.
  static func takenAnswers(in tx: Transaction) throws -> Set<String> {
    Set(try tx.rows("SELECT fingerprint FROM presenter_answer ORDER BY fingerprint").map { $0.text("fingerprint") })
  }

  static func keepAnswer(_ fingerprint: String, about code: String, at now: Moment, in tx: Transaction) throws {
    try tx.put(
      into: "presenter_answer", key: [("fingerprint", .text(fingerprint))],
      once: [("abstract", .text(code)), ("taken_at", .moment(now))])
  }

  static func isSubstituted(_ code: String, in tx: Transaction) throws -> Bool {
    try tx.count("SELECT count(*) FROM presenter_substitute WHERE abstract = ?1", [.text(code)]) > 0
  }

  static func substitute(
    _ code: String, name: String, email: String, reason: String, by author: Store.Author, in tx: Transaction
  ) throws {
    let number = try tx.count("SELECT count(*) FROM presenter_substitute WHERE abstract = ?1", [.text(code)]) + 1
    try tx.insert(
      into: "presenter_substitute",
      [
        ("abstract", .text(code)), ("number", .int(number)), ("name", .text(name)), ("email", .text(email)),
        ("reason", .text(reason)), ("actor", .text(author.name)), ("given_at", .moment(author.now)),
      ])
  }

  /// Active registrations, and whether something is still owed.
  static func registrations(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT r.code, lower(coalesce(r.email, '')) AS email, r.name_folded,
        CASE WHEN r.code IN (SELECT b.subject FROM balance b WHERE b.kind = 'registration' AND b.open_minor > 0)
          THEN 1 ELSE 0 END AS owes
      FROM registration r WHERE r.state = 'active' ORDER BY r.code
      """)
  }

  /// When each abstract's latest letter was queued.
  static func lastLetters(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT subject_code, max(queued_at) AS queued_at FROM mail_message
      WHERE kind IN (?1, ?2) GROUP BY subject_code ORDER BY subject_code
      """, [.text(LetterKind.abstractDecision.rawValue), .text(LetterKind.abstractReminder.rawValue)])
  }
}
