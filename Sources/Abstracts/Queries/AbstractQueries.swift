package import EventData

/// The SQL that reads abstracts.
package enum AbstractQueries {
  /// One abstract's rows, or all.
  package static func abstracts(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    let sql = """
      SELECT abstract.*, (SELECT f.name FROM imported_file f WHERE f.hash = abstract.source_file AND f.kind = 'abstract')
        AS source_name,
        (SELECT count(*) FROM abstract_in_review o WHERE o.code = abstract.code) AS in_review
      FROM abstract
      """
    guard let code else { return try transaction.rows("\(sql) ORDER BY code", []) }
    return try transaction.rows("\(sql) WHERE code = ?1", [.text(code)])
  }

  package static func authors(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    try parts(transaction, "abstract_author", code)
  }

  static func authorAffiliations(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    let sql = "SELECT abstract, author, affiliation FROM abstract_author_affiliation"
    guard let code else { return try transaction.rows("\(sql) ORDER BY abstract, author, position", []) }
    return try transaction.rows("\(sql) WHERE abstract = ?1 ORDER BY author, position", [.text(code)])
  }

  package static func affiliations(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    let sql = "SELECT abstract, number, institution, city FROM abstract_affiliation"
    guard let code else { return try transaction.rows("\(sql) ORDER BY abstract, number", []) }
    return try transaction.rows("\(sql) WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }

  package static func sections(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    try parts(transaction, "abstract_section", code)
  }

  package static func keywords(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    try parts(transaction, "abstract_keyword", code)
  }

  package static func trials(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    try parts(transaction, "abstract_trial", code)
  }

  static func encores(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    guard let code else { return try transaction.rows("SELECT * FROM abstract_encore ORDER BY abstract", []) }
    return try transaction.rows("SELECT * FROM abstract_encore WHERE abstract = ?1", [.text(code)])
  }

  package static func problems(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    try parts(transaction, "abstract_problem", code)
  }

  static func revisions(_ transaction: Transaction, code: String) throws -> [Row] {
    try transaction.rows(
      "SELECT * FROM abstract_revision WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }

  /// The rows of `abstract list`.
  static func list(_ transaction: Transaction, _ filter: AbstractFilter) throws -> [Row] {
    try transaction.rows(
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

  static func countsByState(_ transaction: Transaction) throws -> [Row] {
    try transaction.rows("SELECT state, count(*) AS number FROM abstract GROUP BY state ORDER BY state", [])
  }

  static func countsByTrack(_ transaction: Transaction) throws -> [Row] {
    try transaction.rows(
      """
      SELECT coalesce(track, '') AS track, count(*) AS number FROM abstract WHERE state = 'submitted'
      GROUP BY coalesce(track, '') ORDER BY 1
      """, [])
  }

  static func countWithProblems(_ transaction: Transaction) throws -> Int {
    try transaction.count(
      """
      SELECT count(DISTINCT p.abstract) FROM abstract_problem p JOIN abstract a ON a.code = p.abstract
      WHERE a.state = 'submitted'
      """, [])
  }

  /// Refused rows of the file that was imported last.
  static func countRefused(_ transaction: Transaction) throws -> Int {
    try transaction.count(
      """
      SELECT count(*) FROM imported_row WHERE kind = 'abstract' AND outcome = 'refused' AND file_hash =
        (SELECT hash FROM imported_file WHERE kind = 'abstract' ORDER BY imported_at DESC, hash LIMIT 1)
      """, [])
  }

  private static func parts(_ transaction: Transaction, _ table: String, _ code: String?) throws -> [Row] {
    guard let code else { return try transaction.rows("SELECT * FROM \(table) ORDER BY abstract, position", []) }
    return try transaction.rows("SELECT * FROM \(table) WHERE abstract = ?1 ORDER BY position", [.text(code)])
  }
}
