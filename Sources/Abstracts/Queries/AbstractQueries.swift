package import EventData

/// The SQL that reads abstracts.
package enum AbstractQueries {
  /// One abstract's rows, or all.
  package static func abstracts(code: String? = nil, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT abstract.*, (SELECT f.name FROM imported_file f WHERE f.hash = abstract.source_file AND f.kind = 'abstract')
        AS source_name,
        (SELECT count(*) FROM abstract_in_review o WHERE o.code = abstract.code) AS in_review
      FROM abstract \(code == nil ? "" : "WHERE code = ?1") ORDER BY code
      """, code.map { [.text($0)] } ?? [])
  }

  /// What belongs to an abstract, in tables such as `abstract_author`.
  package enum Part: String {
    case author, authorAffiliation = "author_affiliation", affiliation, section, keyword, trial, encore, problem,
      revision

    fileprivate var order: String {
      switch self {
      case .authorAffiliation: "author, position"
      case .affiliation, .revision: "number"
      case .encore: "meeting"
      case .author, .section, .keyword, .trial, .problem: "position"
      }
    }
  }

  /// The parts of one abstract or of each, by code and in order.
  package static func parts(_ part: Part, code: String? = nil, in tx: Transaction) throws -> [String: [Row]] {
    let place = code == nil ? "" : "WHERE abstract = ?1"
    return try tx.rows(
      "SELECT * FROM abstract_\(part.rawValue) \(place) ORDER BY abstract, \(part.order)",
      code.map { [.text($0)] } ?? []
    ).grouped(by: "abstract")
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
}
