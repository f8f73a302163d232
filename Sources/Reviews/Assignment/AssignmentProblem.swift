/// Who may review what, how well, and how much: everything the solver needs, in numbers.
///
/// Affinities are kept as ranks in a table of the distinct weights, one 16-bit cell a pair, so that 15,000 abstracts and
/// 5,000 reviewers take 150 MB; 0 is a forbidden pair.
package struct AssignmentProblem: Sendable {
  /// A reviewer's bounds.
  package struct Bounds: Sendable, Equatable {
    /// The code, such as `RV-003`.
    let code: String
    /// The fewest and the most abstracts.
    var lower: Int, upper: Int

    package init(code: String, lower: Int, upper: Int) { (self.code, self.lower, self.upper) = (code, lower, upper) }
  }

  /// A pair by its positions.
  package struct Pair: Hashable, Sendable {
    package let abstract: Int
    package let reviewer: Int

    package init(abstract: Int, reviewer: Int) { (self.abstract, self.reviewer) = (abstract, reviewer) }
  }

  /// The abstracts' codes.
  let abstracts: [String]
  /// How many reviews each abstract gets, fixed pairs included.
  var demand: [Int]
  /// The reviewers with their bounds, fixed pairs included.
  var reviewers: [Bounds]
  /// The distinct weights, ascending: rank 1 is the first.
  let weights: [Int64]
  /// Row by row of abstracts, the rank of each reviewer; 0 is forbidden. Fixed pairs have a rank too.
  let ranks: [UInt16]
  /// Pairs that are part of every answer.
  var fixed: Set<Pair>

  package init(
    abstracts: [String], demand: [Int], reviewers: [Bounds], weights: [Int64], ranks: [UInt16], fixed: Set<Pair> = []
  ) {
    (self.abstracts, self.demand, self.reviewers) = (abstracts, demand, reviewers)
    (self.weights, self.ranks, self.fixed) = (weights, ranks, fixed)
  }

  /// The rank of a pair; 0 when forbidden.
  func rank(_ abstract: Int, _ reviewer: Int) -> UInt16 { ranks[abstract * reviewers.count + reviewer] }

  /// The ranks turned: reviewer by reviewer, the rank of each abstract. In blocks, so that memory is read in its order.
  var ranksByReviewer: [UInt16] {
    let rows = abstracts.count, width = reviewers.count
    return ranks.withUnsafeBufferPointer { ranks in
      Array(unsafeUninitializedCapacity: ranks.count) { turned, count in
        for top in stride(from: 0, to: rows, by: 64) {
          for left in stride(from: 0, to: width, by: 64) {
            for row in top..<min(rows, top + 64) {
              for column in left..<min(width, left + 64) { turned[column * rows + row] = ranks[row * width + column] }
            }
          }
        }
        count = ranks.count
      }
    }
  }

  /// The weight of an allowed pair.
  package func weight(_ abstract: Int, _ reviewer: Int) -> Int64 {
    let rank = rank(abstract, reviewer)
    return rank == 0 ? 0 : weights[Int(rank) - 1]
  }

  /// What is left to decide when the fixed pairs are taken out: demands and bounds less what they use, and their cells
  /// forbidden.
  func withoutFixed() -> AssignmentProblem {
    guard !fixed.isEmpty else { return self }
    var demand = demand, reviewers = reviewers, ranks = ranks
    for pair in fixed {
      demand[pair.abstract] -= 1
      reviewers[pair.reviewer].lower = max(0, reviewers[pair.reviewer].lower - 1)
      reviewers[pair.reviewer].upper -= 1
      ranks[pair.abstract * reviewers.count + pair.reviewer] = 0
    }
    return AssignmentProblem(
      abstracts: abstracts, demand: demand.map { max(0, $0) },
      reviewers: reviewers.map { Bounds(code: $0.code, lower: $0.lower, upper: max(0, $0.upper)) }, weights: weights,
      ranks: ranks)
  }

  /// The most weights a problem can hold.
  package static let mostWeights = Int(UInt16.max) - 1
}

/// An assignment that was found: for each abstract the positions of its reviewers, ascending.
package struct AssignmentSolution: Sendable, Equatable {
  /// Reviewers by abstract.
  package var reviewers: [[Int]]

  /// How many abstracts each reviewer has.
  func loads(_ count: Int) -> [Int] {
    var loads = Array(repeating: 0, count: count)
    for row in reviewers { for reviewer in row { loads[reviewer] += 1 } }
    return loads
  }
}
