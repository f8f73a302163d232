import EventData

/// The SQL that reads what the selection needs of abstracts.
enum CandidateQueries {
  /// Abstracts that can be decided: neither withdrawn nor rejected for a missed late-breaking date, unless the committee
  /// has set an outcome by hand.
  static func abstracts(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT a.code, a.title, a.track, a.type, a.stage, a.presentation, a.presenter, a.orcid,
        d.outcome, d.place, d.announced_at, p.state AS reply
      FROM abstract a
      LEFT JOIN abstract_decision d ON d.abstract = a.code
      LEFT JOIN presenter_reply p ON p.abstract = a.code
      WHERE a.state <> 'withdrawn' AND (coalesce(d.origin, '') <> 'late-breaking'
        OR EXISTS (SELECT 1 FROM abstract_override o WHERE o.abstract = a.code))
      ORDER BY a.code
      """)
  }

  /// Each abstract's institutions: the presenter's own first, then the others.
  static func institutions(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT f.abstract, f.institution FROM abstract_affiliation f
      LEFT JOIN abstract_author u ON u.abstract = f.abstract AND u.is_presenter = 1
      LEFT JOIN abstract_author_affiliation m
        ON m.abstract = f.abstract AND m.author = u.position AND m.affiliation = f.number
      ORDER BY f.abstract, CASE WHEN m.position IS NULL THEN 1 ELSE 0 END, m.position, f.number
      """)
  }

  static func totals(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT r.abstract AS abstract, r.total AS total, coalesce(r.recommendation, '') AS recommendation FROM review r
      WHERE r.state = 'complete' AND NOT EXISTS (
        SELECT 1 FROM reviewer_conflict c WHERE c.abstract = r.abstract AND c.reviewer = r.reviewer
          AND c.kind <> 'bid' AND c.state = 'confirmed')
      ORDER BY r.abstract, r.reviewer
      """)
  }

  static func overrides(in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT abstract, outcome, reason, actor, given_at FROM abstract_override ORDER BY abstract")
  }

  static func setOverride(
    _ code: String, outcome: String, reason: String, by author: Store.Author, in tx: Transaction
  ) throws {
    try tx.put(
      into: "abstract_override", key: [("abstract", .text(code))],
      set: [
        ("outcome", .text(outcome)), ("reason", .text(reason)), ("actor", .text(author.name)),
        ("given_at", .moment(author.now)),
      ])
  }

  static func clearOverride(_ code: String, in tx: Transaction) throws -> Bool {
    try tx.run("DELETE FROM abstract_override WHERE abstract = ?1", [.text(code)]) > 0
  }
}
