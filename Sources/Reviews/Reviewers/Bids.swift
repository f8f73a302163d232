import Documents
public import EventData

/// What a reviewer says about an abstract before work is given out.
public enum ReviewerBid: String, Sendable, CaseIterable {
  /// Wants to review it.
  case want
  /// Can review it.
  case can
  /// Would rather not.
  case ratherNot = "rather-not"
  /// Will not; counts as a conflict.
  case no

  /// The bid that a form's wording means; nil when it is none.
  public init?(worded text: String) {
    switch folded(text) {
    case "want", "wants", "i want", "yes", "eager": self = .want
    case "can", "i can", "maybe", "willing": self = .can
    case "rather not", "rathernot", "not keen", "reluctant": self = .ratherNot
    case "no", "never", "cannot", "can not", "conflict": self = .no
    default: return nil
    }
  }
}

/// The bids of reviewers.
public enum Bids {
  /// Notes one bid.
  ///
  /// - Returns: the reviewer's and the abstract's code, and the bid that stood before.
  /// - Throws: `ExplainedError` (refused) when reviewer or abstract is unknown.
  public static func set(_ reviewer: String, _ abstract: String, _ bid: ReviewerBid, in tx: Transaction) throws -> (
    reviewer: String, abstract: String, before: ReviewerBid?
  ) {
    let reviewer = try Reviewers.required(reviewer, in: tx).code
    let abstract = try Reviewers.requiredAbstract(abstract, in: tx)
    let before = try ConflictQueries.bids(in: tx).first { $0.reviewer == reviewer && $0.abstract == abstract }?.bid
    if before != bid { try note(bid, before: before, reviewer, abstract, in: tx) }
    return (reviewer, abstract, before)
  }

  /// Imports bids: Reviewer (code or e-mail address), Abstract, Bid. Rows with an error are refused, the others taken.
  ///
  /// - Throws: `ExplainedError` when the file as a whole cannot be read or the database fails; nothing changed then.
  public static func importing(_ file: SourceFile, sheet: String? = nil, _ run: ImportRun) throws -> ImportReport {
    let table = try IntakeTable(file.table(.bids, sheet: sheet), columns: .bids)
    return try run.take(table, as: .bid) { tx in
      let reviewers = try ReviewerQueries.reviewers(in: tx)
      let states = try ConflictQueries.abstractStates(in: tx)
      var bids = try ConflictQueries.bids(in: tx).map { ("\($0.reviewer)\t\($0.abstract)", $0.bid) }.firsts()
      return try table.rows.map { row in
        let (pair, problems) = read(row, reviewers, states)
        guard let (reviewer, abstract, bid) = pair else { return .init(row, code: nil, .refused, problems) }
        let before = bids.updateValue(bid, forKey: "\(reviewer)\t\(abstract)")
        if before == bid { return .init(row, code: reviewer, .unchanged) }
        try note(bid, before: before, reviewer, abstract, in: tx)
        let changes = before.map { ["\(abstract): \($0.rawValue) -> \(bid.rawValue)"] } ?? []
        return .init(row, code: reviewer, before == nil ? .new : .changed, changes: changes)
      }
    }
  }

  private static func note(
    _ bid: ReviewerBid, before: ReviewerBid?, _ reviewer: String, _ abstract: String, in tx: Transaction
  ) throws {
    try ConflictQueries.setBid(reviewer, abstract, bid, in: tx)
    tx.note("\(reviewer) \(abstract) bid: \(before?.rawValue ?? "(none)") -> \(bid.rawValue)")
  }

  private static func read(_ answer: IntakeTable.Row, _ reviewers: [Reviewer], _ states: [String: String]) -> (
    (String, String, ReviewerBid)?, [ImportReport.Problem]
  ) {
    var problems: [ImportReport.Problem] = []
    let (who, what) = (answer.raw("reviewer").onOneLine, answer.raw("abstract").onOneLine)
    let said = answer.raw("bid").onOneLine
    let reviewer = Reviewers.find(who, among: reviewers)
    if reviewer == nil {
      problems.append(
        .error("unknown-reviewer", "there is no reviewer '\(who)'", "See them with: onco reviewer list"))
    }
    let abstract = Series.abstract.complete(what)
    if states[abstract] == nil {
      problems.append(
        .error("unknown-abstract", "there is no abstract '\(what)'", "See them with: onco abstract list"))
    }
    let bid = ReviewerBid(worded: said)
    if bid == nil {
      problems.append(
        .error(
          "unknown-bid", "'\(said)' is no bid",
          "Write one of: \(ReviewerBid.allCases.map(\.rawValue).joined(separator: ", "))."))
    }
    guard let reviewer, let bid, problems.isEmpty else { return (nil, problems) }
    return ((reviewer.code, abstract, bid), [])
  }
}
