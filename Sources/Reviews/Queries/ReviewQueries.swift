import EventData

/// The SQL of reviews.
enum ReviewQueries {
  /// Which reviews there are, and where they stand.
  static func states(in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT reviewer, abstract, state, changed_at FROM review ORDER BY reviewer, abstract")
  }

  /// One reviewer's reviews, or those of one abstract, by abstract and reviewer.
  static func reviews(reviewer: String? = nil, abstract: String? = nil, in tx: Transaction) throws
    -> [ReviewRecord]
  {
    let place = "(?1 IS NULL OR reviewer = ?1) AND (?2 IS NULL OR abstract = ?2) ORDER BY abstract, reviewer"
    let values: [SQLValue] = [.optional(reviewer), .optional(abstract)]
    let scores = Dictionary(
      grouping: try tx.rows("SELECT * FROM review_score WHERE \(place), criterion", values)
    ) { "\($0.text("abstract")) \($0.text("reviewer"))" }
    return try tx.rows("SELECT * FROM review WHERE \(place)", values).map { row in
      let (abstract, reviewer) = (row.text("abstract"), row.text("reviewer"))
      return ReviewRecord(
        abstract: abstract, reviewer: reviewer, state: ReviewRecord.State(rawValue: row.text("state")) ?? .incomplete,
        scores: Dictionary(
          (scores["\(abstract) \(reviewer)"] ?? []).map { ($0.text("criterion"), $0.integer("points")) },
          uniquingKeysWith: { $1 }),
        total: row.optionalInteger("total"), recommendation: row.optionalText("recommendation"),
        confidence: row.optionalInteger("confidence"), forCommittee: row.text("for_committee"),
        forAuthors: row.text("for_authors"), pack: row.integer("pack"))
    }
  }

  /// Writes a review in place of the one that stood.
  static func set(_ review: ReviewRecord, file: String, row: Int, now: Moment, in tx: Transaction) throws {
    let key: [SQLValue] = [.text(review.abstract), .text(review.reviewer)]
    try tx.run(
      """
      INSERT INTO review (abstract, reviewer, state, total, recommendation, confidence, for_committee, for_authors,
        received_at, changed_at, source_file, source_row, pack)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12)
      ON CONFLICT (abstract, reviewer) DO UPDATE
      SET state = excluded.state, total = excluded.total, recommendation = excluded.recommendation,
        confidence = excluded.confidence, for_committee = excluded.for_committee, for_authors = excluded.for_authors,
        changed_at = excluded.changed_at, source_file = excluded.source_file, source_row = excluded.source_row,
        pack = excluded.pack
      """,
      key + [
        .text(review.state.rawValue), .optional(review.total), .optional(review.recommendation),
        .optional(review.confidence), .text(review.forCommittee), .text(review.forAuthors), .moment(now), .text(file),
        .int(row), .integer(review.pack),
      ])
    try tx.run("DELETE FROM review_score WHERE abstract = ?1 AND reviewer = ?2", key)
    for (criterion, points) in review.scores.sorted(by: { $0.key < $1.key }) {
      try tx.insert(
        into: "review_score",
        [
          ("abstract", .text(review.abstract)), ("reviewer", .text(review.reviewer)), ("criterion", .text(criterion)),
          ("points", .integer(points)),
        ])
    }
  }

  /// What the ledger says a conflict rests on. One fixed text, as the ledger knows a finding by it: whatever the file is
  /// called, a conflict is declared once and decided once. File and row stand in the review.
  static let declaredOnSheet = "declared on the review sheet"

  /// Where a conflict declared on a sheet stands in the ledger; nil when it is not there.
  static func declaredConflict(_ reviewer: String, _ abstract: String, in tx: Transaction) throws -> String? {
    try tx.row(
      """
      SELECT state FROM reviewer_conflict
      WHERE reviewer = ?1 AND abstract = ?2 AND kind = 'declared' AND evidence = ?3
      """, [.text(reviewer), .text(abstract), .text(declaredOnSheet)])?.text("state")
  }

  /// Enters what a reviewer declared into the ledger, confirmed, as the reviewer is who knows. What was decided about it
  /// before stays.
  static func declareConflict(
    _ reviewer: String, _ abstract: String, author: Store.Author, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO reviewer_conflict (reviewer, abstract, kind, evidence, state, reason, decided_by, decided_at, found_at)
      VALUES (?1, ?2, 'declared', ?3, 'confirmed', 'declared by the reviewer', ?4, ?5, ?5)
      ON CONFLICT (reviewer, abstract, kind, evidence) DO NOTHING
      """,
      [.text(reviewer), .text(abstract), .text(declaredOnSheet), .text(author.name), .moment(author.now)])
  }
}
