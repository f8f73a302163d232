import Abstracts
import EventData

/// The SQL of assignments and of pairs set by hand.
enum AssignmentQueries {
  static func works(in tx: Transaction) throws -> [AssignmentFacts.Work] {
    let keywords = try AbstractQueries.parts(.keyword, in: tx)
    return try tx.rows(
      "SELECT a.code, a.track, a.title FROM abstract a JOIN abstract_in_review o ON o.code = a.code ORDER BY a.code", []
    ).map { row in
      AssignmentFacts.Work(
        code: row.text("code"), track: row.optionalText("track"), title: row.text("title"),
        keywords: (keywords[row.text("code")] ?? []).map { $0.text("keyword") })
    }
  }

  static func rules(in tx: Transaction) throws -> [AssignmentRule] {
    try tx.rows("SELECT * FROM assignment_rule ORDER BY abstract, reviewer").compactMap { row in
      guard let rule = AssignmentRule.Rule(rawValue: row.text("rule")) else { return nil }
      return AssignmentRule(
        abstract: row.text("abstract"), reviewer: row.text("reviewer"), rule: rule, reason: row.text("reason"),
        actor: row.text("actor"), given: Moment(seconds: row.integer("given_at")))
    }
  }

  static func setRule(_ rule: AssignmentRule, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO assignment_rule (abstract, reviewer, rule, reason, actor, given_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (abstract, reviewer) DO UPDATE SET rule = excluded.rule, reason = excluded.reason,
        actor = excluded.actor, given_at = excluded.given_at
      """,
      [
        .text(rule.abstract), .text(rule.reviewer), .text(rule.rule.rawValue), .text(rule.reason), .text(rule.actor),
        .moment(rule.given),
      ])
  }

  static func removeRule(_ abstract: String, _ reviewer: String, in tx: Transaction) throws {
    try tx.run(
      "DELETE FROM assignment_rule WHERE abstract = ?1 AND reviewer = ?2", [.text(abstract), .text(reviewer)])
  }

  /// Standing pairs with the state of their abstract.
  static func standing(in tx: Transaction) throws -> [(pair: AssignmentFacts.Pair, abstractState: String)] {
    try tx.rows(
      """
      SELECT s.abstract, s.reviewer, a.state FROM assignment s JOIN abstract a ON a.code = s.abstract
      WHERE s.state = 'assigned' ORDER BY s.abstract, s.reviewer
      """, []
    ).map { (AssignmentFacts.Pair(abstract: $0.text("abstract"), reviewer: $0.text("reviewer")), $0.text("state")) }
  }

  static func standingPairs(abstract: String?, reviewer: String?, in tx: Transaction) throws -> [StandingPair] {
    try tx.rows(
      """
      SELECT s.abstract, a.title, s.reviewer, p.name, s.affinity, coalesce(v.state, 'waiting') AS review
      FROM assignment s JOIN abstract a ON a.code = s.abstract JOIN reviewer p ON p.code = s.reviewer
        LEFT JOIN review v ON v.abstract = s.abstract AND v.reviewer = s.reviewer
      WHERE s.state = 'assigned' AND (?1 IS NULL OR s.abstract = ?1) AND (?2 IS NULL OR s.reviewer = ?2)
      ORDER BY s.abstract, s.reviewer
      """, [.optional(abstract), .optional(reviewer)]
    ).map {
      StandingPair(
        abstract: $0.text("abstract"), title: $0.text("title"), reviewer: $0.text("reviewer"), name: $0.text("name"),
        affinity: $0.int("affinity"), review: $0.text("review"))
    }
  }

  /// Reviews that came back or were declined.
  static func reviews(in tx: Transaction) throws -> [(pair: AssignmentFacts.Pair, state: String)] {
    try tx.rows("SELECT abstract, reviewer, state FROM review ORDER BY abstract, reviewer").map {
      (AssignmentFacts.Pair(abstract: $0.text("abstract"), reviewer: $0.text("reviewer")), $0.text("state"))
    }
  }

  static func assign(_ pair: AssignmentFacts.Pair, affinity: Int, now: Moment, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO assignment (abstract, reviewer, affinity, state, assigned_at, released_at)
      VALUES (?1, ?2, ?3, 'assigned', ?4, NULL)
      ON CONFLICT (abstract, reviewer) DO UPDATE SET affinity = excluded.affinity, state = 'assigned',
        assigned_at = excluded.assigned_at, released_at = NULL
      """, [.text(pair.abstract), .text(pair.reviewer), .int(affinity), .moment(now)])
  }

  static func release(_ pair: AssignmentFacts.Pair, now: Moment, in tx: Transaction) throws {
    try tx.update(
      "assignment", set: [("state", "released"), ("released_at", .moment(now))],
      where: [("abstract", .text(pair.abstract)), ("reviewer", .text(pair.reviewer))])
  }
}
