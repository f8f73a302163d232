public import EventData
public import Foundation

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
public enum BidBook {
  /// Notes one bid.
  ///
  /// - Returns: the reviewer's and the abstract's code, and the bid that stood before.
  /// - Throws: `ExplainedError` (refused) when reviewer or abstract is unknown.
  public static func set(_ reviewer: String, _ abstract: String, _ bid: ReviewerBid, in tx: Transaction) throws -> (
    reviewer: String, abstract: String, before: ReviewerBid?
  ) {
    let reviewer = try ReviewerBook.required(reviewer, in: tx).code
    let abstract = try ReviewerBook.requiredAbstract(abstract, in: tx)
    let before = try ConflictQueries.bids(tx).first { $0.reviewer == reviewer && $0.abstract == abstract }?.bid
    if before != bid {
      try ConflictQueries.setBid(reviewer, abstract, bid, in: tx)
      tx.note("\(reviewer) \(abstract) bid: \(before?.rawValue ?? "(none)") -> \(bid.rawValue)")
    }
    return (reviewer, abstract, before)
  }

  /// Imports bids: Reviewer (code or e-mail address), Abstract, Bid. Rows with an error are refused, the others taken.
  ///
  /// - Throws: `ExplainedError` when the file as a whole cannot be read or the database fails; nothing changed then.
  public static func importing(
    _ data: Data, file: String, store: Store, author: Store.Author, dryRun: Bool = false
  ) throws -> ImportReport {
    let table = try ReviewerTable(
      data, file: file, columns: ReviewerTable.bids, required: ["reviewer", "abstract", "bid"])
    func apply(_ tx: Transaction) throws -> ImportReport {
      let reviewers = try ReviewerQueries.reviewers(tx)
      let states = try ConflictQueries.abstractStates(tx)
      var bids = Dictionary(
        try ConflictQueries.bids(tx).map { ("\($0.reviewer)\t\($0.abstract)", $0.bid) },
        uniquingKeysWith: { first, _ in first })
      let rows = try table.answers.map { answer -> ImportReport.RowResult in
        let (pair, problems) = read(answer, reviewers, states)
        guard let (reviewer, abstract, bid) = pair else {
          return ImportReport.RowResult(
            row: answer.row, code: nil, outcome: .refused, problems: problems, cells: answer.cells)
        }
        let before = bids.updateValue(bid, forKey: "\(reviewer)\t\(abstract)")
        if before != bid {
          try ConflictQueries.setBid(reviewer, abstract, bid, in: tx)
          tx.note("\(reviewer) \(abstract) bid: \(before?.rawValue ?? "(none)") -> \(bid.rawValue)")
        }
        let changes = before.map { $0 == bid ? [] : ["\(abstract): \($0.rawValue) -> \(bid.rawValue)"] } ?? []
        return ImportReport.RowResult(
          row: answer.row, code: reviewer, outcome: before == nil ? .new : before == bid ? .unchanged : .changed,
          problems: [], changes: changes, cells: answer.cells)
      }
      return ImportReport(file: file, headers: table.headers, rows: rows, unknownHeaders: table.unknownHeaders)
    }
    return dryRun ? try store.rehearse(apply) : try store.write(author, apply)
  }

  private static func read(_ answer: ReviewerTable.Answer, _ reviewers: [Reviewer], _ states: [String: String]) -> (
    (String, String, ReviewerBid)?, [ImportReport.Problem]
  ) {
    var problems: [ImportReport.Problem] = []
    let who = answer.cell("reviewer") ?? "", what = answer.cell("abstract") ?? "", said = answer.cell("bid") ?? ""
    let reviewer = ReviewerBook.find(who, among: reviewers)
    if reviewer == nil {
      problems.append(
        ImportReport.Problem(
          "unknown-reviewer", .error, "there is no reviewer '\(who)'", remedy: "See them with: onco reviewer list"))
    }
    let abstract = Series.abstract.complete(what)
    if states[abstract] == nil {
      problems.append(
        ImportReport.Problem(
          "unknown-abstract", .error, "there is no abstract '\(what)'", remedy: "See them with: onco abstract list"))
    }
    let bid = ReviewerBid(worded: said)
    if bid == nil {
      problems.append(
        ImportReport.Problem(
          "unknown-bid", .error, "'\(said)' is no bid",
          remedy: "Write one of: \(ReviewerBid.allCases.map(\.rawValue).joined(separator: ", "))."))
    }
    guard let reviewer, let bid, problems.isEmpty else { return (nil, problems) }
    return ((reviewer.code, abstract, bid), [])
  }
}
