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
    let key: Columns = [("abstract", .text(review.abstract)), ("reviewer", .text(review.reviewer))]
    try tx.put(
      into: "review", key: key,
      set: [
        ("state", .text(review.state.rawValue)), ("total", .optional(review.total)),
        ("recommendation", .optional(review.recommendation)), ("confidence", .optional(review.confidence)),
        ("for_committee", .text(review.forCommittee)), ("for_authors", .text(review.forAuthors)),
        ("changed_at", .moment(now)), ("source_file", .text(file)), ("source_row", .int(row)),
        ("pack", .integer(review.pack)),
      ], once: [("received_at", .moment(now))])
    try tx.run("DELETE FROM review_score WHERE abstract = ?1 AND reviewer = ?2", key.map(\.value))
    for (criterion, points) in review.scores.sorted(by: { $0.key < $1.key }) {
      try tx.insert(into: "review_score", key + [("criterion", .text(criterion)), ("points", .integer(points))])
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
    try ConflictQueries.insert(
      ConflictFinding(
        reviewer: reviewer, abstract: abstract, kind: .declared, evidence: declaredOnSheet, state: .confirmed,
        reason: "declared by the reviewer", decidedBy: author.name, decided: author.now), now: author.now, in: tx)
  }
}
