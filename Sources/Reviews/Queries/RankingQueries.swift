import EventData

/// The SQL that reads what a ranking needs. No column of it names an author.
enum RankingQueries {
  /// Every abstract that was ever reviewed or can be: withdrawn ones still tell how severe their reviewers are.
  static func abstracts(in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT code, title, track, state FROM abstract ORDER BY code")
  }

  /// Complete reviews; `is_void` when the reviewer's conflict with the abstract is confirmed.
  static func completeReviews(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT r.abstract AS abstract, r.reviewer AS reviewer, r.total AS total, r.recommendation AS recommendation,
        CASE WHEN EXISTS (SELECT 1 FROM reviewer_conflict c WHERE c.abstract = r.abstract AND c.reviewer = r.reviewer
          AND c.kind <> 'bid' AND c.state = 'confirmed') THEN 1 ELSE 0 END AS is_void,
        CASE WHEN EXISTS (SELECT 1 FROM reviewer_conflict c WHERE c.abstract = r.abstract AND c.reviewer = r.reviewer
          AND c.kind <> 'bid' AND c.state <> 'dismissed') THEN 1 ELSE 0 END AS has_conflict
      FROM review r WHERE r.state = 'complete' ORDER BY r.abstract, r.reviewer
      """)
  }

  /// How many reviews of each abstract were asked for and are neither in nor declined.
  static func awaited(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT a.abstract AS abstract, count(*) AS number FROM assignment a
      WHERE a.state = 'assigned' AND NOT EXISTS (SELECT 1 FROM review r WHERE r.abstract = a.abstract
        AND r.reviewer = a.reviewer AND r.state IN ('complete', 'declined'))
      GROUP BY a.abstract ORDER BY a.abstract
      """)
  }
}
