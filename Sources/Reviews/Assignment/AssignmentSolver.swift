import EventData

/// What an assignment aims at.
public enum AssignmentObjective: String, Sendable, CaseIterable {
  /// The worst pair as good as it can be, then the largest sum.
  case worst
  /// The largest sum.
  case sum
}

/// Finds the best assignment, or why there is none.
package enum AssignmentSolver {
  /// How a solve ended.
  package enum Outcome {
    /// The best there is.
    case optimal(AssignmentSolution)
    /// None exists; the pieces of the minimum cut.
    case impossible([Bottleneck])
  }

  /// Solves a problem.
  ///
  /// - Throws: `ExplainedError` (bug) when the solver fails.
  package static func solve(_ whole: AssignmentProblem, _ objective: AssignmentObjective) throws -> Outcome {
    let problem = whole.withoutFixed()
    let columns = problem.ranksByReviewer
    let demands = ReviewFlow(problem, .demands), least = ReviewFlow(problem, .leastLoads, columns: columns)
    let bottlenecks = Bottleneck.contradictions(whole) + Bottleneck.found(demands, least, in: problem)
    guard bottlenecks.isEmpty else { return .impossible(bottlenecks) }
    var lowestRank: UInt16 = 1
    var feasible = demands.pairs + least.pairs
    if objective == .worst { (lowestRank, feasible) = highestWorst(problem, columns, otherwise: feasible) }
    var solution = try NetworkSimplex.largestSum(problem, lowestRank: lowestRank, feasible: feasible)
    for pair in whole.fixed.sorted(by: { ($0.abstract, $0.reviewer) < ($1.abstract, $1.reviewer) }) {
      solution.reviewers[pair.abstract].append(pair.reviewer)
    }
    return .optimal(AssignmentSolution(reviewers: solution.reviewers.map { $0.sorted() }))
  }

  /// The highest rank so that an assignment exists of pairs of this rank and above, and pairs that contain one.
  ///
  /// Abstracts and least loads are asked for apart: when each can be had, both can be had together from the two answers'
  /// pairs (Mendelsohn and Dulmage 1958; Ford and Fulkerson 1962).
  private static func highestWorst(
    _ problem: AssignmentProblem, _ columns: [UInt16], otherwise known: [AssignmentProblem.Pair]
  )
    -> (UInt16, [AssignmentProblem.Pair])
  {
    var low: UInt16 = 1, feasible = known
    var high = ceiling(problem)
    var middle = high  // the ceiling itself is often the answer; then the middle
    while low < high {
      let demands = ReviewFlow(problem, .demands, lowestRank: middle)
      let least = demands.shortage == 0 ? ReviewFlow(problem, .leastLoads, lowestRank: middle, columns: columns) : nil
      if let least, least.shortage == 0 {
        (low, feasible) = (middle, demands.pairs + least.pairs)
      } else {
        high = middle - 1
      }
      middle = low + (high - low + 1) / 2
    }
    return (low, feasible)
  }

  /// No assignment's worst pair is above this: the lowest, over the abstracts, of the rank of the last reviewer it needs.
  private static func ceiling(_ problem: AssignmentProblem) -> UInt16 {
    let width = problem.reviewers.count
    var ceiling = UInt16(problem.weights.count)
    for (abstract, demand) in problem.demand.enumerated() where demand > 0 && demand <= width {
      var best = Array(repeating: UInt16(0), count: demand)
      for cell in (abstract * width)..<((abstract + 1) * width) where problem.ranks[cell] > best[demand - 1] {
        var place = demand - 1
        while place > 0, best[place - 1] < problem.ranks[cell] {
          best[place] = best[place - 1]
          place -= 1
        }
        best[place] = problem.ranks[cell]
      }
      ceiling = min(ceiling, best[demand - 1])
    }
    return max(1, ceiling)
  }
}
