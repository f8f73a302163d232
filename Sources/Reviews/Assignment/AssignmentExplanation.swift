public import EventData

/// Why an abstract has the reviewers it has.
public struct AssignmentExplanation: Sendable {
  /// A reviewer of the abstract, or one who would suit it better.
  public struct Line: Sendable, Equatable {
    /// The reviewer's code and name.
    public let code: String, name: String
    /// How well they suit it.
    public let affinity: Int
    /// What that is made of: `track 600, 3 shared words 120 (her2, trastuzumab, relapse), bid want 200`.
    public let parts: String
    /// How many abstracts the reviewer has, and the bounds.
    public let load: Int, lower: Int, upper: Int
    /// For a reviewer of it `assigned`, `returned` or `fixed: REASON`; else why not.
    public let why: String
  }

  /// The abstract's code and title.
  public let abstract: String, title: String
  /// Its track's code; nil when unknown.
  public let track: String?
  /// Its reviewers, the best suited first.
  public let assigned: [Line]
  /// Those who suit it better than its last reviewer and do not review it, the best suited first.
  public let others: [Line]
}

extension Assignments {
  /// Explains the reviewers an abstract has.
  ///
  /// - Throws: `ExplainedError` (refused) when there is no such submitted abstract, or nobody reviews it yet.
  public static func explain(_ typed: String, call: ReviewedCall, today: CalendarDate, in tx: Transaction) throws
    -> AssignmentExplanation
  {
    let rules = try call.requiredReview()
    let code = try Reviewers.requiredAbstract(typed, in: tx)
    let facts = try AssignmentFacts(in: tx)
    guard let row = facts.works.firstIndex(where: { $0.code == code }) else {
      throw ExplainedError(
        .refused, "\(code) is not waiting for review: it is withdrawn or decided",
        remedy: "See: onco abstract show \(code)")
    }
    let mine = Set(facts.standing.union(facts.returned).filter { $0.abstract == code }.map(\.reviewer))
    guard !mine.isEmpty else {
      throw ExplainedError(.refused, "Nobody reviews \(code) yet", remedy: "Give out work with: onco abstract assign")
    }
    let builder = ProblemBuilder(
      facts, rules: rules,
      wish: ProblemBuilder.Wish(reviews: rules.reviews, keeps: true, atLeast: 1, today: today))
    let loads = Dictionary(grouping: facts.standing, by: \.reviewer).mapValues(\.count)
    let lines = facts.reviewers.map { reviewer -> AssignmentExplanation.Line in
      let parts = builder.affinity.parts(row, reviewer)
      let bounds = builder.bounds(reviewer), load = loads[reviewer.code] ?? 0
      let pair = AssignmentFacts.Pair(abstract: code, reviewer: reviewer.code)
      return AssignmentExplanation.Line(
        code: reviewer.code, name: reviewer.name, affinity: parts.sum, parts: text(parts), load: load,
        lower: bounds.lower, upper: bounds.upper,
        why: mine.contains(reviewer.code)
          ? standing(pair, facts) : absent(pair, builder, load: load, upper: bounds.upper))
    }.sorted { ($1.affinity, $0.code) < ($0.affinity, $1.code) }
    let assigned = lines.filter { mine.contains($0.code) }
    let last = assigned.map(\.affinity).min() ?? 0
    return AssignmentExplanation(
      abstract: code, title: facts.works[row].title, track: facts.works[row].track, assigned: assigned,
      others: lines.filter { !mine.contains($0.code) && $0.affinity > last })
  }

  private static func standing(_ pair: AssignmentFacts.Pair, _ facts: AssignmentFacts) -> String {
    if facts.returned.contains(pair) { return "returned" }
    let rule = facts.rules.first { $0.abstract == pair.abstract && $0.reviewer == pair.reviewer && $0.rule == .fixed }
    return rule.map { "fixed: \($0.reason)" } ?? "assigned"
  }

  private static func absent(_ pair: AssignmentFacts.Pair, _ builder: ProblemBuilder, load: Int, upper: Int) -> String {
    if let obstacle = builder.obstacle(pair) { return obstacle }
    if load >= upper { return "is full: \(load) of \(upper), where they count for more" }
    return "has room, but the whole is better so: somebody else would fall below the least load or lose a better pair"
  }

  private static func text(_ parts: Affinity.Parts) -> String {
    var words: [String] = []
    if parts.track != 0 { words.append("track \(parts.track)") }
    if parts.topicPoints != 0 {
      let named = parts.topics.prefix(5).joined(separator: ", ") + (parts.topics.count > 5 ? " ..." : "")
      words.append("\(counted(parts.topics.count, "shared word")) \(parts.topicPoints) (\(named))")
    }
    if let bid = parts.bid { words.append("bid \(bid.rawValue) \(parts.bidPoints)") }
    return words.isEmpty ? "nothing in common" : words.joined(separator: ", ")
  }
}
