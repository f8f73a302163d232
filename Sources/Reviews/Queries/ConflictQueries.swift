import Abstracts
import EventData

/// The SQL of the conflict ledger and of bids.
enum ConflictQueries {
  /// What the finder needs to know about the abstracts in review, by code.
  static func works(in tx: Transaction) throws -> [ConflictFinder.Work] {
    let authors = try AbstractQueries.parts(.author, in: tx)
    let affiliations = try AbstractQueries.parts(.affiliation, in: tx)
    return try tx.rows(
      "SELECT a.code, a.email, a.orcid FROM abstract a JOIN abstract_in_review o ON o.code = a.code ORDER BY a.code", []
    ).map { row in
      let code = row.text("code")
      return ConflictFinder.Work(
        code: code, email: row.text("email"), orcid: row.optionalText("orcid"),
        authors: (authors[code] ?? []).map { $0.text("name") },
        affiliations: (affiliations[code] ?? []).map { ($0.text("institution"), $0.text("city")) })
    }
  }

  /// The ledger, by reviewer, abstract and kind.
  static func ledger(in tx: Transaction) throws -> [ConflictFinding] {
    try tx.rows("SELECT * FROM reviewer_conflict ORDER BY reviewer, abstract, kind, evidence").compactMap { row in
      guard let kind = ConflictFinding.Kind(rawValue: row.text("kind")),
        let state = ConflictFinding.State(rawValue: row.text("state"))
      else { return nil }
      return ConflictFinding(
        reviewer: row.text("reviewer"), abstract: row.text("abstract"), kind: kind, evidence: row.text("evidence"),
        state: state, reason: row.text("reason"), decidedBy: row.text("decided_by"), decided: row.moment("decided_at"))
    }
  }

  /// Enters a finding; what was decided about it before stays.
  static func insert(_ finding: ConflictFinding, now: Moment, in tx: Transaction) throws {
    try tx.put(
      into: "reviewer_conflict", key: key(finding), once: decision(finding) + [("found_at", .moment(now))])
  }

  static func decide(_ finding: ConflictFinding, in tx: Transaction) throws {
    try tx.update("reviewer_conflict", set: decision(finding), where: key(finding))
  }

  /// Takes out an open finding that is found no longer.
  static func remove(_ finding: ConflictFinding, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM reviewer_conflict
      WHERE reviewer = ?1 AND abstract = ?2 AND kind = ?3 AND evidence = ?4 AND state = 'open'
      """, key(finding).map(\.value))
  }

  // MARK: - Bids

  /// Bids by reviewer and abstract.
  static func bids(in tx: Transaction) throws -> [(reviewer: String, abstract: String, bid: ReviewerBid)] {
    try tx.rows("SELECT reviewer, abstract, bid FROM reviewer_bid ORDER BY reviewer, abstract").compactMap { row in
      ReviewerBid(rawValue: row.text("bid")).map { (row.text("reviewer"), row.text("abstract"), $0) }
    }
  }

  static func setBid(_ reviewer: String, _ abstract: String, _ bid: ReviewerBid, in tx: Transaction) throws {
    try tx.put(
      into: "reviewer_bid", key: [("reviewer", .text(reviewer)), ("abstract", .text(abstract))],
      set: [("bid", .text(bid.rawValue))])
  }

  /// The states of all abstracts by code.
  static func abstractStates(in tx: Transaction) throws -> [String: String] {
    try tx.rows("SELECT code, state FROM abstract ORDER BY code").map { ($0.text("code"), $0.text("state")) }.firsts()
  }

  private static func key(_ finding: ConflictFinding) -> Columns {
    [
      ("reviewer", .text(finding.reviewer)), ("abstract", .text(finding.abstract)),
      ("kind", .text(finding.kind.rawValue)), ("evidence", .text(finding.evidence)),
    ]
  }

  private static func decision(_ finding: ConflictFinding) -> Columns {
    [
      ("state", .text(finding.state.rawValue)), ("reason", .text(finding.reason)),
      ("decided_by", .text(finding.decidedBy)), ("decided_at", .optional(finding.decided)),
    ]
  }
}
