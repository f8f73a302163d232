public import EventData

/// Gives abstracts to reviewers.
public enum Assignments {
  /// What is asked for.
  public struct Request: Sendable {
    /// How many reviews each abstract gets; nil takes the call's number.
    public var reviews: Int?
    /// True to forget what stands (reviews that came back stay).
    public var anew = false
    /// What to aim at.
    public var objective = AssignmentObjective.worst
    /// No pair below this affinity is given.
    public var atLeast = 1
    public init(
      reviews: Int? = nil, anew: Bool = false, objective: AssignmentObjective = .worst, atLeast: Int = 1
    ) {
      (self.reviews, self.anew, self.objective, self.atLeast) = (reviews, anew, objective, atLeast)
    }
  }

  /// A plan and the instance that was solved.
  public struct Answer: Sendable {
    /// Who reviews what.
    public let plan: AssignmentPlan
    /// The instance, for `--export-instance`.
    public let instance: AssignmentInstance
  }

  /// Brings the conflict ledger up to date, finds the best assignment and writes it down. Nothing is written when it is
  /// impossible.
  ///
  /// - Parameter today: the first day of the review period, in the event's zone.
  /// - Throws: `ExplainedError`: (definition) when abstracts.yaml has no `review`; (refused) when nothing is submitted or
  ///   nobody reviews; (usage) for a number of reviews out of bounds.
  public static func assign(
    _ request: Request, call: ReviewedCall, today: CalendarDate, now: Moment, in tx: Transaction
  ) throws -> Answer {
    let rules = try call.requiredReview()
    _ = try Conflicts.find(call, now: now, in: tx)
    let facts = try AssignmentFacts(in: tx)
    let wish = ProblemBuilder.Wish(
      reviews: request.reviews ?? rules.reviews, keeps: !request.anew, atLeast: request.atLeast, today: today)
    guard (1...20).contains(wish.reviews) else {
      throw ExplainedError(
        .usage, "\(wish.reviews) reviews for each abstract is out of bounds", remedy: "Choose 1 to 20.")
    }
    let builder = ProblemBuilder(facts, rules: rules, wish: wish)
    guard !facts.works.isEmpty, !builder.people.isEmpty else {
      throw ExplainedError(
        .refused, facts.works.isEmpty ? "No abstract is submitted" : "No reviewer can be given work",
        remedy: facts.works.isEmpty
          ? "Import the form's export with: onco abstract import FILE.csv"
          : "Import the list of reviewers with: onco reviewer import FILE.csv")
    }
    let built = builder.build()
    let (outcome, solved) = try AssignmentSolver.solve(built, request.objective)
    let plan = PlanMaker(call: call, facts: facts, builder: builder, built: built).plan(outcome)
    if plan.isPossible { try write(plan, facts, now: now, in: tx) }
    return Answer(plan: plan, instance: AssignmentInstance(solved, reviews: wish.reviews))
  }

  private static func write(_ plan: AssignmentPlan, _ facts: AssignmentFacts, now: Moment, in tx: Transaction) throws {
    var wanted: [AssignmentFacts.Pair: Int] = [:]
    for entry in plan.entries {
      for (reviewer, affinity) in zip(entry.reviewers, entry.affinities) {
        wanted[AssignmentFacts.Pair(abstract: entry.abstract, reviewer: reviewer)] = affinity
      }
    }
    for pair in facts.standing.union(facts.orphans).subtracting(wanted.keys).sorted() {
      try AssignmentQueries.release(pair, now: now, in: tx)
      tx.note("\(pair.abstract) \(pair.reviewer) released")
    }
    for pair in Set(wanted.keys).subtracting(facts.standing).sorted() {
      try AssignmentQueries.assign(pair, affinity: wanted[pair] ?? 1, now: now, in: tx)
      tx.note("\(pair.abstract) \(pair.reviewer) assigned")
    }
  }
}

/// Turns the solver's answer back into codes and words.
struct PlanMaker {
  let call: ReviewedCall
  let facts: AssignmentFacts
  let builder: ProblemBuilder
  let built: ProblemBuilder.Built

  func plan(_ outcome: AssignmentSolver.Outcome) -> AssignmentPlan {
    var bottlenecks = builder.contradictions.map { pair, why in
      AssignmentBottleneck(
        kind: Bottleneck.Kind.contradiction.rawValue, short: 1, abstracts: [pair.abstract], reviewers: [pair.reviewer],
        tracks: [], recruits: nil, lifts: [],
        words: "\(pair.abstract) is fixed to \(pair.reviewer), who \(why): free the pair with "
          + "'abstract assign free \(pair.abstract) \(pair.reviewer)'")
    }
    let words = BottleneckWords(
      abstracts: facts.works.map { ($0.code, $0.track) }, reviewers: built.problem.reviewers,
      trackNames: call.tracks.map { ($0.code, $0.name) }.firsts(), away: builder.away,
      conflicts: Dictionary(grouping: facts.conflicts.keys, by: \.abstract).mapValues { Set($0.map(\.reviewer)) })
    if case .impossible(let found) = outcome { bottlenecks += found.map(words.report) }
    guard bottlenecks.isEmpty, case .optimal(let solution) = outcome else {
      return AssignmentPlan(entries: [], loads: [], bottlenecks: bottlenecks, changes: [], objective: 0)
    }
    let width = builder.people.count
    let entries = zip(built.problem.abstracts, solution.reviewers).enumerated().map { row, pair in
      AssignmentPlan.Entry(
        abstract: pair.0, reviewers: pair.1.map { builder.people[$0].code },
        affinities: pair.1.map { Int(built.affinities[row * width + $0]) })
    }
    let loads = zip(builder.people, solution.loads(width)).map { ($0.code, $1) }
    let objective = solution.reviewers.enumerated().reduce(Int64(0)) { sum, row in
      sum + row.element.reduce(0) { $0 + built.problem.weight(row.offset, $1) }
    }
    return AssignmentPlan(
      entries: entries, loads: loads, bottlenecks: [], changes: changes(entries, loads), objective: objective)
  }

  private func changes(_ entries: [AssignmentPlan.Entry], _ loads: [(String, Int)]) -> [AssignmentPlan.Change] {
    var now: [String: Set<String>] = [:], before: [String: Set<String>] = [:]
    for entry in entries { for reviewer in entry.reviewers { now[reviewer, default: []].insert(entry.abstract) } }
    for pair in facts.standing.union(facts.orphans) { before[pair.reviewer, default: []].insert(pair.abstract) }
    let bounds = built.problem.reviewers.keyed(by: \.code)
    return facts.reviewers.compactMap { reviewer in
      let has = now[reviewer.code] ?? [], had = before[reviewer.code] ?? []
      guard has != had else { return nil }
      return AssignmentPlan.Change(
        code: reviewer.code, name: reviewer.name, given: has.subtracting(had).sorted(),
        taken: had.subtracting(has).sorted(), load: has.count, lower: bounds[reviewer.code]?.lower ?? 0,
        upper: bounds[reviewer.code]?.upper ?? 0)
    }
  }
}
