import EventData
import Mail

/// The SQL of decisions and their history.
enum DecisionQueries {
  /// Decided abstracts with what presenters answered, in the order of their codes; one when a code is given.
  static func decided(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT a.code, a.title, a.track, a.presenter, a.email, a.state, d.outcome, d.is_accepted, d.place, d.origin,
        d.reason, d.score, d.decided_by, d.decided_at, d.announced_at, p.state AS reply, p.confirm_by, p.asked_at,
        p.replied_at, p.note, s.name AS substitute, s.email AS substitute_email, s.told_at AS substitute_told_at
      FROM abstract a
      JOIN abstract_decision d ON d.abstract = a.code
      LEFT JOIN presenter_reply p ON p.abstract = a.code
      LEFT JOIN presenter_substitute s ON s.abstract = a.code
        AND s.number = (SELECT max(number) FROM presenter_substitute x WHERE x.abstract = a.code)
      WHERE ?1 = '' OR a.code = ?1
      ORDER BY a.code
      """, [.text(code ?? "")])
  }

  /// Writes a decision; what an earlier letter said is open again.
  static func set(
    _ choice: SelectionChoice, outcome: String, presents: SelectionRules.Presents, by author: Store.Author,
    in tx: Transaction
  ) throws {
    try tx.put(
      into: "abstract_decision", key: [("abstract", .text(choice.code))],
      set: grounds(of: choice) + [
        ("outcome", .text(outcome)), ("is_accepted", .flag(presents.isAccepted)), ("decided_by", .text(author.name)),
        ("decided_at", .moment(author.now)), ("announced_at", .null),
      ])
    try tx.run("DELETE FROM presenter_reply WHERE abstract = ?1", [.text(choice.code)])
    let state = presents.isAccepted ? "accepted" : presents == .nothing ? "rejected" : "submitted"
    try setState(choice.code, state, decided: state == "submitted" ? nil : author.now, in: tx)
    try step(choice.code, outcome, choice.origin, choice.reason, by: author, in: tx)
  }

  /// The reasons and scores of a decision that stays, as a new run of the selection sees them.
  static func refresh(_ choice: SelectionChoice, in tx: Transaction) throws {
    try tx.update("abstract_decision", set: grounds(of: choice), where: [("abstract", .text(choice.code))])
  }

  private static func grounds(of choice: SelectionChoice) -> Columns {
    [
      ("place", .optional(choice.place)), ("origin", .text(choice.origin)), ("reason", .text(choice.reason)),
      ("score", .optional(choice.score)),
    ]
  }

  /// Takes a decision back.
  static func remove(_ code: String, reason: String, by author: Store.Author, in tx: Transaction) throws {
    try tx.run("DELETE FROM abstract_decision WHERE abstract = ?1", [.text(code)])
    try tx.run("DELETE FROM presenter_reply WHERE abstract = ?1", [.text(code)])
    try setState(code, "submitted", decided: nil, in: tx)
    try step(code, nil, "undone", reason, by: author, in: tx)
  }

  /// The abstracts with a letter of a kind since their last decision was taken back.
  static func withLetter(_ kind: LetterKind, in tx: Transaction) throws -> Set<String> {
    Set(
      try tx.rows(
        """
        SELECT DISTINCT m.subject_code FROM mail_message m
        WHERE m.kind = ?1 AND m.queued_at > coalesce(
          (SELECT max(s.decided_at) FROM abstract_decision_step s WHERE s.abstract = m.subject_code AND s.outcome IS NULL),
          -1)
        ORDER BY m.subject_code
        """, [.text(kind.rawValue)]
      ).map { $0.text("subject_code") })
  }

  /// Notes that the letter to whoever presents now is queued.
  static func announced(_ code: String, at now: Moment, in tx: Transaction) throws {
    try tx.update("abstract_decision", set: [("announced_at", .moment(now))], where: [("abstract", .text(code))])
    try tx.run(
      "UPDATE presenter_substitute SET told_at = ?2 WHERE abstract = ?1 AND told_at IS NULL",
      [.text(code), .moment(now)])
  }

  /// What reviewers wrote for the authors, without saying who wrote it. A reviewer whose conflict is confirmed is not
  /// quoted.
  static func comments(_ code: String, in tx: Transaction) throws -> [String] {
    try tx.rows(
      """
      SELECT r.for_authors AS for_authors FROM review r
      WHERE r.abstract = ?1 AND r.state = 'complete' AND r.for_authors <> '' AND NOT EXISTS (
        SELECT 1 FROM reviewer_conflict c WHERE c.abstract = r.abstract AND c.reviewer = r.reviewer
          AND c.kind <> 'bid' AND c.state = 'confirmed')
      ORDER BY r.for_authors, r.reviewer
      """, [.text(code)]
    ).map { $0.text("for_authors") }
  }

  /// Names, addresses and codes by which a comment would give its writer away.
  static func reviewers(in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT code, name_folded, email FROM reviewer ORDER BY code")
  }

  private static func setState(_ code: String, _ state: String, decided: Moment?, in tx: Transaction) throws {
    try tx.run(
      "UPDATE abstract SET state = ?2, decided_at = ?3 WHERE code = ?1 AND state <> 'withdrawn'",
      [.text(code), .text(state), .optional(decided)])
  }

  private static func step(
    _ code: String, _ outcome: String?, _ origin: String, _ reason: String, by author: Store.Author, in tx: Transaction
  ) throws {
    let number = try tx.count("SELECT count(*) FROM abstract_decision_step WHERE abstract = ?1", [.text(code)]) + 1
    try tx.insert(
      into: "abstract_decision_step",
      [
        ("abstract", .text(code)), ("number", .int(number)), ("outcome", .optional(outcome)), ("origin", .text(origin)),
        ("reason", .text(reason)), ("decided_by", .text(author.name)), ("decided_at", .moment(author.now)),
      ])
  }
}
