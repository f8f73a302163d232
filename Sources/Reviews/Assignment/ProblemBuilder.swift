import EventData

/// Turns what is on file into numbers for the solver.
struct ProblemBuilder {
  /// What the caller asks for.
  struct Wish: Sendable {
    /// How many reviews each abstract gets.
    let reviews: Int
    /// True when standing pairs stay as far as possible.
    let keeps: Bool
    /// No pair below this affinity is given.
    let atLeast: Int
    /// The first day of the review period.
    let today: CalendarDate
  }

  let facts: AssignmentFacts
  let rules: ReviewRules
  let wish: Wish
  let affinity: Affinity
  /// The reviewers of the problem, in its order.
  let people: [Reviewer]
  /// Rules that cannot be obeyed, in words.
  private(set) var contradictions: [(pair: AssignmentFacts.Pair, why: String)] = []
  private let abstractAt: [String: Int]
  private let reviewerAt: [String: Int]

  init(_ facts: AssignmentFacts, rules: ReviewRules, wish: Wish) {
    (self.facts, self.rules, self.wish) = (facts, rules, wish)
    affinity = Affinity(facts, rule: rules.affinity)
    let back = Set(facts.returned.map(\.reviewer))
    let people = facts.reviewers.filter { Self.canWork($0, rules, wish) || back.contains($0.code) }
    self.people = people
    abstractAt = facts.works.enumerated().map { ($1.code, $0) }.firsts()
    reviewerAt = people.enumerated().map { ($1.code, $0) }.firsts()
    for pair in facts.pairs(.fixed).sorted() where abstractAt[pair.abstract] != nil {
      if let why = obstacle(pair), !facts.returned.contains(pair) { contradictions.append((pair, why)) }
    }
  }

  /// True when work can be given: active, and not away from today until sheets are due.
  static func canWork(_ reviewer: Reviewer, _ rules: ReviewRules, _ wish: Wish) -> Bool {
    guard reviewer.state == .active else { return false }
    guard let due = rules.due else { return true }
    return !reviewer.isAway(from: wish.today, to: max(due, wish.today))
  }

  /// Those who would get work if they were not away, and until when.
  var away: [(code: String, until: CalendarDate)] {
    facts.reviewers.filter { $0.state == .active && !Self.canWork($0, rules, wish) }.compactMap { reviewer in
      let last = reviewer.absences.filter { $0.first <= wish.today && wish.today <= $0.last }.map(\.last).max()
      return last.map { (reviewer.code, $0) }
    }
  }

  /// Why a pair cannot be given; nil when it can.
  func obstacle(_ pair: AssignmentFacts.Pair) -> String? {
    guard let reviewer = facts.reviewers.first(where: { $0.code == pair.reviewer }) else { return "is not on file" }
    if reviewer.state == .withdrawn { return "has withdrawn" }
    if !Self.canWork(reviewer, rules, wish) { return "is away until the sheets are due" }
    if let finding = facts.conflicts[pair]?.first {
      return "is in conflict (\(finding.kind.rawValue): \(finding.evidence); \(finding.state.rawValue))"
    }
    if facts.declined.contains(pair) { return "sent it back unread" }
    if let rule = facts.rules.first(where: {
      $0.abstract == pair.abstract && $0.reviewer == pair.reviewer && $0.rule == .forbidden
    }) {
      return "is ruled out by hand: \(rule.reason)"
    }
    return nil
  }

  /// The bounds of a reviewer.
  func bounds(_ reviewer: Reviewer) -> AssignmentProblem.Bounds {
    let back = facts.returned.count { $0.reviewer == reviewer.code }
    guard Self.canWork(reviewer, rules, wish) else {
      return AssignmentProblem.Bounds(code: reviewer.code, lower: back, upper: back)
    }
    let upper = max(back, reviewer.loadUpper ?? rules.loadUpper)
    return AssignmentProblem.Bounds(
      code: reviewer.code, lower: min(upper, reviewer.loadLower ?? rules.loadLower), upper: upper)
  }

  /// The positions of pairs that both sides of the problem know.
  func positions(_ pairs: some Sequence<AssignmentFacts.Pair>) -> Set<AssignmentProblem.Pair> {
    Set(
      pairs.compactMap { pair in
        guard let abstract = abstractAt[pair.abstract], let reviewer = reviewerAt[pair.reviewer] else { return nil }
        return AssignmentProblem.Pair(abstract: abstract, reviewer: reviewer)
      })
  }

  /// The affinity of each pair, row by row of abstracts; 0 where it must not be.
  func affinities() -> [UInt16] {
    let width = people.count
    var cells = Array(repeating: UInt16(0), count: facts.works.count * width)
    for (column, reviewer) in people.enumerated() where Self.canWork(reviewer, rules, wish) {
      for (row, points) in affinity.row(of: reviewer).enumerated() where points >= wish.atLeast {
        cells[row * width + column] = UInt16(clamping: points)
      }
    }
    for pair in positions(facts.conflicts.keys).union(positions(facts.declined)).union(
      positions(facts.pairs(.forbidden)))
    {
      cells[pair.abstract * width + pair.reviewer] = 0
    }
    return cells
  }
}
