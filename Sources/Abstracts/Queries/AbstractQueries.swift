package import EventData

/// The SQL that reads abstracts.
package enum AbstractQueries {
  /// One abstract's rows, or all.
  package static func abstracts(code: String? = nil, in tx: Transaction) throws -> [Row] {
    let sql = """
      SELECT abstract.*, (SELECT f.name FROM imported_file f WHERE f.hash = abstract.source_file AND f.kind = 'abstract')
        AS source_name,
        (SELECT count(*) FROM abstract_in_review o WHERE o.code = abstract.code) AS in_review
      FROM abstract
      """
    guard let code else { return try tx.rows("\(sql) ORDER BY code") }
    return try tx.rows("\(sql) WHERE code = ?1", [.text(code)])
  }

  package static func authors(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try parts("abstract_author", code, in: tx)
  }

  static func authorAffiliations(code: String? = nil, in tx: Transaction) throws -> [Row] {
    let sql = "SELECT abstract, author, affiliation FROM abstract_author_affiliation"
    guard let code else { return try tx.rows("\(sql) ORDER BY abstract, author, position") }
    return try tx.rows("\(sql) WHERE abstract = ?1 ORDER BY author, position", [.text(code)])
  }

  package static func affiliations(code: String? = nil, in tx: Transaction) throws -> [Row] {
    let sql = "SELECT abstract, number, institution, city FROM abstract_affiliation"
    guard let code else { return try tx.rows("\(sql) ORDER BY abstract, number") }
    return try tx.rows("\(sql) WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }

  package static func sections(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try parts("abstract_section", code, in: tx)
  }

  package static func keywords(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try parts("abstract_keyword", code, in: tx)
  }

  package static func trials(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try parts("abstract_trial", code, in: tx)
  }

  static func encores(code: String? = nil, in tx: Transaction) throws -> [Row] {
    guard let code else { return try tx.rows("SELECT * FROM abstract_encore ORDER BY abstract") }
    return try tx.rows("SELECT * FROM abstract_encore WHERE abstract = ?1", [.text(code)])
  }

  package static func problems(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try parts("abstract_problem", code, in: tx)
  }

  static func revisions(code: String, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      "SELECT * FROM abstract_revision WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }

  /// The rows of `abstract list`.
  static func list(_ filter: AbstractFilter, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT code, state, title, presenter, track, presentation, body_length, submitted_at, type, stage, people_folded,
        body_folded
      FROM abstract
      WHERE (?1 = '' OR track = ?1) AND (?2 = '' OR state = ?2) AND (?4 = '' OR type = ?4) AND (?5 = '' OR stage = ?5)
        AND (?3 = '' OR EXISTS (SELECT 1 FROM abstract_problem p WHERE p.abstract = abstract.code AND p.problem = ?3))
      ORDER BY code
      """,
      [
        .text(filter.track ?? ""), .text(filter.state?.rawValue ?? ""), .text(filter.problem ?? ""),
        .text(filter.type ?? ""), .text(filter.stage?.rawValue ?? ""),
      ])
  }

  static func countsByState(in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT state, count(*) AS number FROM abstract GROUP BY state ORDER BY state")
  }

  static func countsByTrack(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT coalesce(track, '') AS track, count(*) AS number FROM abstract WHERE state = 'submitted'
      GROUP BY coalesce(track, '') ORDER BY 1
      """)
  }

  static func countWithProblems(in tx: Transaction) throws -> Int {
    try tx.count(
      """
      SELECT count(DISTINCT p.abstract) FROM abstract_problem p JOIN abstract a ON a.code = p.abstract
      WHERE a.state = 'submitted'
      """)
  }

  /// Refused rows of the file that was imported last.
  static func countRefused(in tx: Transaction) throws -> Int {
    try tx.count(
      """
      SELECT count(*) FROM imported_row WHERE kind = 'abstract' AND outcome = 'refused' AND file_hash =
        (SELECT hash FROM imported_file WHERE kind = 'abstract' ORDER BY imported_at DESC, hash LIMIT 1)
      """)
  }

  private static func parts(_ table: String, _ code: String?, in tx: Transaction) throws -> [Row] {
    guard let code else { return try tx.rows("SELECT * FROM \(table) ORDER BY abstract, position") }
    return try tx.rows("SELECT * FROM \(table) WHERE abstract = ?1 ORDER BY position", [.text(code)])
  }
}
