public import EventData

/// The conflict ledger: what was found, and what people decided about it. Nothing is asked twice.
public enum Conflicts {
  /// What a search changed.
  public struct Search: Sendable, Equatable {
    /// Findings that are new and wait for a decision.
    public let new: [ConflictFinding]
    /// Open findings that hold no longer.
    public let gone: [ConflictFinding]
    /// Findings that wait for a decision, new ones included.
    public let open: Int
    /// Findings that were decided before and stay so.
    public let decided: Int
  }

  /// Computes all findings anew, keeps what was decided, adds what is new and takes out open ones that hold no longer.
  public static func find(_ call: ReviewedCall, now: Moment, in tx: Transaction) throws -> Search {
    let reviewers = try ReviewerQueries.reviewers(in: tx).filter { $0.state == .active }
    let works = try ConflictQueries.works(in: tx)
    let finder = ConflictFinder(works, reviewers: reviewers, call: call)
    let ledger = try ConflictQueries.ledger(in: tx)
    let known = ledger.keyed(by: \.key)
    var found: [ConflictFinding] = reviewers.flatMap { reviewer in
      finder.findings(of: reviewer) { known[$0.key]?.state == .dismissed }
    }
    let submitted = Set(works.map(\.code)), active = Set(reviewers.map(\.code))
    for bid in try ConflictQueries.bids(in: tx)
    where bid.bid == .no && submitted.contains(bid.abstract) && active.contains(bid.reviewer) {
      found.append(
        ConflictFinding(reviewer: bid.reviewer, abstract: bid.abstract, kind: .bid, evidence: "answered no"))
    }
    let present = Set(found.map(\.key))
    var seen: Set<String> = []
    let new = found.filter { known[$0.key] == nil && seen.insert($0.key).inserted }
    let gone = ledger.filter { $0.state == .open && !present.contains($0.key) }
    for finding in gone { try ConflictQueries.remove(finding, in: tx) }
    for finding in new { try ConflictQueries.insert(finding, now: now, in: tx) }
    if !new.isEmpty || !gone.isEmpty {
      tx.note("conflicts: \(counted(new.count, "new finding")), \(gone.count) that hold no longer")
    }
    let decided = ledger.count { $0.state != .open }
    return Search(new: new, gone: gone, open: ledger.count - decided - gone.count + new.count, decided: decided)
  }

  /// The findings a filter lets through.
  public static func list(_ filter: ConflictFilter, in tx: Transaction) throws -> [ConflictFinding] {
    try ConflictQueries.ledger(in: tx).filter(filter.lets)
  }

  /// Decides about findings: all that the filter lets through and that are open.
  ///
  /// - Parameter change: true to decide anew about findings that were decided before.
  /// - Returns: what was decided.
  /// - Throws: `ExplainedError` (refused) when there is nothing to decide, or it was decided otherwise before; (usage)
  ///   without a reason.
  public static func decide(
    _ filter: ConflictFilter, _ state: ConflictFinding.State, reason: String, change: Bool, author: Store.Author,
    in tx: Transaction
  ) throws -> [ConflictFinding] {
    let reason = try given(reason)
    let all = try list(filter, in: tx)
    let wanted = all.filter { $0.state == .open || (change && $0.state != state) }
    guard !wanted.isEmpty else {
      guard let decided = all.first else {
        throw ExplainedError(
          .refused, "The ledger has no such finding",
          remedy: "See them with: onco reviewer conflicts list; write one down with: onco reviewer conflicts add")
      }
      throw ExplainedError(
        .refused, "\(decided.kind.rawValue) was \(decided.state.rawValue) by \(decided.decidedBy): \(decided.reason)",
        at: "\(decided.reviewer), \(decided.abstract)",
        remedy: decided.state == state ? "Nothing needs to be done." : "To decide anew, add --change.")
    }
    return try wanted.map { finding in
      var finding = finding
      (finding.state, finding.reason) = (state, reason)
      (finding.decidedBy, finding.decided) = (author.name, author.now)
      try ConflictQueries.decide(finding, in: tx)
      tx.note(
        "\(finding.reviewer) \(finding.abstract) \(finding.kind.rawValue) (\(finding.evidence)) \(state.rawValue): \(reason)"
      )
      return finding
    }
  }

  /// Writes down a conflict that no data show. It counts at once.
  ///
  /// - Throws: `ExplainedError` (refused) when reviewer or abstract is unknown, or it is written down already.
  public static func add(
    _ reviewer: String, _ abstract: String, reason: String, author: Store.Author, in tx: Transaction
  ) throws -> ConflictFinding {
    let reason = try given(reason)
    let finding = ConflictFinding(
      reviewer: try Reviewers.required(reviewer, in: tx).code,
      abstract: try Reviewers.requiredAbstract(abstract, in: tx), kind: .byHand, evidence: reason, state: .confirmed,
      reason: reason, decidedBy: author.name, decided: author.now)
    if try ConflictQueries.ledger(in: tx).contains(where: { $0.key == finding.key }) {
      throw ExplainedError(
        .refused, "This is written down already", at: "\(finding.reviewer), \(finding.abstract)",
        remedy: "Nothing needs to be done.")
    }
    try ConflictQueries.insert(finding, now: author.now, in: tx)
    tx.note("\(finding.reviewer) \(finding.abstract) conflict by hand: \(reason)")
    return finding
  }

  private static func given(_ reason: String) throws -> String {
    let reason = reason.nfc.onOneLine
    guard reason.isEmpty else { return reason }
    throw ExplainedError(
      .usage, "The reason is empty", why: "Who asks next year must find out why.", remedy: "Give it with --reason.")
  }
}

extension Reviewers {
  /// The code of an abstract as typed, or an error that says how to find it.
  static func requiredAbstract(_ typed: String, in tx: Transaction) throws -> String {
    let code = Series.abstract.complete(typed)
    let states = try ConflictQueries.abstractStates(in: tx)
    if states[code] != nil { return code }
    throw ExplainedError.missing("abstract", code, in: states.keys.sorted(), see: "abstract list")
  }
}
