import EventData

extension ProblemBuilder {
  /// A problem with what belongs to it.
  struct Built {
    /// The problem, fixed pairs in it.
    var problem: AssignmentProblem
    /// Standing pairs that may stay.
    let standing: Set<AssignmentProblem.Pair>
    /// The affinity of each pair; 0 where forbidden, fixed pairs always with theirs.
    let affinities: [UInt16]
  }

  /// The problem in numbers.
  ///
  /// A standing pair weighs so much more that no sum of affinities outweighs it, a fixed one so much more again: who
  /// solves the weights alone gets the same answer.
  func build() -> Built {
    let width = people.count
    var cells = affinities()
    let returned = positions(facts.returned)
    let fixed = returned.union(
      positions(facts.pairs(.fixed).subtracting(contradictions.map(\.pair))))
    for pair in fixed {
      cells[pair.abstract * width + pair.reviewer] = UInt16(
        clamping: affinity.parts(pair.abstract, people[pair.reviewer]).sum)
    }
    let standing =
      !wish.keeps
      ? []
      : Set(
        positions(facts.standing).filter { cells[$0.abstract * width + $0.reviewer] > 0 && !fixed.contains($0) })
    var demand = Array(repeating: wish.reviews, count: facts.works.count)
    for (abstract, pairs) in Dictionary(grouping: returned, by: \.abstract) {
      demand[abstract] = max(demand[abstract], pairs.count)
    }
    let all = demand.reduce(0, +)
    let best = Int64(cells.max() ?? 1)
    let keep = best * Int64(all) + 1
    let stay = keep * Int64(all + 1)
    func bonus(_ pair: AssignmentProblem.Pair) -> Int64 {
      fixed.contains(pair) ? stay : standing.contains(pair) ? keep : 0
    }
    var isUsed = Array(repeating: false, count: Int(best) + 1)
    for cell in cells where cell > 0 { isUsed[Int(cell)] = true }
    let heavy = fixed.union(standing)
    let weights = Set(
      isUsed.indices.filter { isUsed[$0] }.map(Int64.init)
        + heavy.map { bonus($0) + Int64(cells[$0.abstract * width + $0.reviewer]) }
    ).sorted()
    let rank = Dictionary(uniqueKeysWithValues: weights.enumerated().map { ($1, UInt16($0 + 1)) })
    let usual = isUsed.indices.map { rank[Int64($0)] ?? 0 }
    var ranks = cells.map { $0 == 0 ? 0 : usual[Int($0)] }
    for pair in heavy {
      let cell = pair.abstract * width + pair.reviewer
      ranks[cell] = rank[bonus(pair) + Int64(cells[cell])] ?? 0
    }
    return Built(
      problem: AssignmentProblem(
        abstracts: facts.works.map(\.code), demand: demand, reviewers: people.map(bounds), weights: weights,
        ranks: ranks, fixed: fixed),
      standing: standing, affinities: cells)
  }
}

extension AssignmentSolver {
  /// Solves a problem in which pairs stand: as many as possible stay. When all can, they are fixed, and the objective
  /// decides about the rest; else the largest sum of weights says which stay.
  ///
  /// - Returns: the outcome, and the problem as it was solved, with the pairs that were fixed.
  static func solve(_ built: ProblemBuilder.Built, _ objective: AssignmentObjective) throws -> (
    outcome: Outcome, problem: AssignmentProblem
  ) {
    guard !built.standing.isEmpty else { return (try solve(built.problem, objective), built.problem) }
    var kept = built.problem
    kept.fixed.formUnion(built.standing)
    if case .optimal(let solution) = try solve(kept, objective) { return (.optimal(solution), kept) }
    let first = try solve(built.problem, .sum)
    guard objective == .worst, case .optimal(let solution) = first else { return (first, built.problem) }
    kept.fixed = built.problem.fixed.union(
      built.standing.filter { solution.reviewers[$0.abstract].contains($0.reviewer) })
    return (try solve(kept, objective), kept)
  }
}
