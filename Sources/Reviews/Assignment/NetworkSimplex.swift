import CLemon
import EventData

/// The largest sum of weights, by LEMON's network simplex.
///
/// The network: a source sends each reviewer between least and most, a reviewer sends each abstract at most one, each
/// abstract takes its demand. Its matrix is totally unimodular, so the optimum is whole. Only the core of the pairs is
/// in the network; pricing proves that the rest could not improve it, or brings in what could.
enum NetworkSimplex {
  /// Solves a problem that is known to be possible.
  ///
  /// - Parameters:
  ///   - lowestRank: pairs below are left out.
  ///   - feasible: pairs that contain an answer.
  /// - Throws: `ExplainedError` (bug) when the solver fails.
  static func largestSum(
    _ problem: AssignmentProblem, lowestRank: UInt16, feasible: [AssignmentProblem.Pair]
  ) throws -> AssignmentSolution {
    let largest = problem.demand.max() ?? 0
    let mostLoad = problem.demand.reduce(0, +) / max(1, problem.reviewers.count)
    var core = CoreArcs(
      problem, lowestRank: lowestRank, perAbstract: max(16, 5 * largest), perReviewer: max(8, 2 * mostLoad),
      with: feasible)
    while true {
      let (solution, prices) = try flow(problem, core.pairs)
      if core.price(prices, perAbstract: max(16, 4 * largest)) == 0 { return solution }
    }
  }

  private static func flow(_ problem: AssignmentProblem, _ pairs: [AssignmentProblem.Pair]) throws -> (
    AssignmentSolution, FlowPrices
  ) {
    let reviewers = problem.reviewers.count, abstracts = problem.abstracts.count
    let source = Int32(reviewers + abstracts)
    var supply = Array(repeating: Int64(0), count: reviewers + abstracts + 1)
    for (index, demand) in problem.demand.enumerated() { supply[reviewers + index] = -Int64(demand) }
    supply[Int(source)] = Int64(problem.demand.reduce(0, +))
    let count = reviewers + pairs.count
    var from: [Int32] = [], to: [Int32] = []
    var lower: [Int64] = [], upper: [Int64] = [], cost: [Int64] = []
    for (index, bounds) in problem.reviewers.enumerated() {
      from.append(source)
      to.append(Int32(index))
      lower.append(Int64(bounds.lower))
      upper.append(Int64(bounds.upper))
      cost.append(0)
    }
    for array in [count] {
      from.reserveCapacity(array)
      to.reserveCapacity(array)
      lower.reserveCapacity(array)
      upper.reserveCapacity(array)
      cost.reserveCapacity(array)
    }
    for pair in pairs {
      from.append(Int32(pair.reviewer))
      to.append(Int32(reviewers + pair.abstract))
      lower.append(0)
      upper.append(1)
      cost.append(-problem.weight(pair.abstract, pair.reviewer))
    }
    var flow = Array(repeating: Int64(0), count: count)
    var potential = Array(repeating: Int64(0), count: supply.count)
    let status = clemon_min_cost_flow(
      Int32(supply.count), supply, Int32(count), from, to, lower, upper, cost, &flow, &potential, nil)
    guard status == CLEMON_OPTIMAL else {
      throw ExplainedError(
        .bug, "The solver found no assignment where one exists (\(status.rawValue))",
        remedy: "Keep the instance with --export-instance and report it with the command.")
    }
    var rows = Array(repeating: [Int](), count: abstracts)
    for (index, pair) in pairs.enumerated() where flow[reviewers + index] == 1 {
      rows[pair.abstract].append(pair.reviewer)
    }
    return (
      AssignmentSolution(reviewers: rows.map { $0.sorted() }),
      FlowPrices(
        abstracts: Array(potential[reviewers..<(reviewers + abstracts)]), reviewers: Array(potential[..<reviewers]))
    )
  }
}
