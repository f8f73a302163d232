import EventData

/// Everything on file that an assignment depends on.
struct AssignmentFacts: Sendable {
  /// A submitted abstract.
  struct Work: Sendable {
    let code: String
    let track: String?
    let title: String
    let keywords: [String]
  }

  /// A pair by its codes.
  struct Pair: Hashable, Comparable, Sendable {
    let abstract: String
    let reviewer: String

    static func < (left: Pair, right: Pair) -> Bool {
      (left.abstract, left.reviewer) < (right.abstract, right.reviewer)
    }
  }

  /// The submitted abstracts by code.
  let works: [Work]
  /// All reviewers by code, withdrawn ones included.
  let reviewers: [Reviewer]
  /// Bids by reviewer and abstract.
  let bids: [String: [String: ReviewerBid]]
  /// Findings that count, by pair.
  let conflicts: [Pair: [ConflictFinding]]
  /// The abstracts a reviewer wrote.
  let own: [String: Set<String>]
  /// Pairs set by hand.
  let rules: [AssignmentRule]
  /// Pairs that stand for submitted abstracts.
  let standing: Set<Pair>
  /// Pairs that stand for withdrawn abstracts.
  let orphans: Set<Pair>
  /// Pairs whose review came back.
  let returned: Set<Pair>
  /// Pairs whose reviewer sent the abstract back unread.
  let declined: Set<Pair>
  init(in tx: Transaction) throws {
    works = try AssignmentQueries.works(in: tx)
    reviewers = try ReviewerQueries.reviewers(in: tx)
    var bids: [String: [String: ReviewerBid]] = [:]
    for (reviewer, abstract, bid) in try ConflictQueries.bids(in: tx) { bids[reviewer, default: [:]][abstract] = bid }
    self.bids = bids
    let counting = try ConflictQueries.ledger(in: tx).filter { $0.state != .dismissed }
    conflicts = Dictionary(grouping: counting) { Pair(abstract: $0.abstract, reviewer: $0.reviewer) }
    own = Dictionary(grouping: counting.filter { $0.kind == .samePerson }, by: \.reviewer)
      .mapValues { Set($0.map(\.abstract)) }
    rules = try AssignmentQueries.rules(in: tx)
    let submitted = Set(works.map(\.code))
    let pairs = try AssignmentQueries.standing(in: tx)
    standing = Set(pairs.filter { submitted.contains($0.pair.abstract) }.map(\.pair))
    orphans = Set(pairs.filter { $0.abstractState == "withdrawn" }.map(\.pair))
    let reviews = try AssignmentQueries.reviews(in: tx)
    returned = Set(reviews.filter { $0.state != "declined" && submitted.contains($0.pair.abstract) }.map(\.pair))
    declined = Set(reviews.filter { $0.state == "declined" }.map(\.pair))
  }

  /// The pairs set by hand with a rule.
  func pairs(_ rule: AssignmentRule.Rule) -> Set<Pair> {
    Set(rules.filter { $0.rule == rule }.map { Pair(abstract: $0.abstract, reviewer: $0.reviewer) })
  }
}
