/// The pairs the network simplex looks at: the best of each abstract and of each reviewer, and what pricing adds. The
/// rest waits outside until its price says that it could improve the answer.
struct CoreArcs {
  private let problem: AssignmentProblem
  private let lowestRank: UInt16
  /// The pairs in the order they came in.
  private(set) var pairs: [AssignmentProblem.Pair] = []
  /// One bit a pair: is it inside?
  private var inside: [UInt64]

  /// The best `perAbstract` of each abstract and `perReviewer` of each reviewer, and the pairs given.
  init(
    _ problem: AssignmentProblem, lowestRank: UInt16, perAbstract: Int, perReviewer: Int,
    with given: [AssignmentProblem.Pair]
  ) {
    (self.problem, self.lowestRank) = (problem, max(1, lowestRank))
    inside = Array(repeating: 0, count: (problem.ranks.count + 63) / 64)
    for pair in given { insert(pair.abstract, pair.reviewer) }
    takeBest(perAbstract, perReviewer)
  }

  /// Takes in the pairs outside whose reduced price is below zero, at most `perAbstract` for each abstract, the
  /// cheapest first.
  ///
  /// - Returns: how many came in; with none, the answer is the best of the whole problem: no pair outside can improve
  ///   it (complementary slackness).
  mutating func price(_ prices: FlowPrices, perAbstract: Int) -> Int {
    let width = problem.reviewers.count
    var taken = 0
    var found: [(gain: Int64, reviewer: Int)] = []
    for abstract in problem.abstracts.indices where problem.demand[abstract] > 0 {
      let own = prices.abstracts[abstract]
      found.removeAll(keepingCapacity: true)
      problem.ranks.withUnsafeBufferPointer { ranks in
        problem.weights.withUnsafeBufferPointer { weights in
          prices.reviewers.withUnsafeBufferPointer { others in
            let start = abstract * width
            for reviewer in 0..<width {
              let rank = ranks[start + reviewer]
              guard rank >= lowestRank else { continue }
              let gain = weights[Int(rank) - 1] - (others[reviewer] - own)
              if gain > 0, !contains(start + reviewer) { found.append((gain, reviewer)) }
            }
          }
        }
      }
      if found.count > perAbstract {
        found.sort { ($1.gain, $0.reviewer) < ($0.gain, $1.reviewer) }
        found.removeLast(found.count - perAbstract)
      }
      for pair in found { insert(abstract, pair.reviewer) }
      taken += found.count
    }
    return taken
  }

  private func contains(_ cell: Int) -> Bool { inside[cell >> 6] & (1 << UInt64(cell & 63)) != 0 }

  private mutating func insert(_ abstract: Int, _ reviewer: Int) {
    let cell = abstract * problem.reviewers.count + reviewer
    guard !contains(cell) else { return }
    inside[cell >> 6] |= 1 << UInt64(cell & 63)
    pairs.append(AssignmentProblem.Pair(abstract: abstract, reviewer: reviewer))
  }

  private mutating func takeBest(_ perAbstract: Int, _ perReviewer: Int) {
    let width = problem.reviewers.count
    var ofReviewers = Array(repeating: Best(perReviewer), count: width)
    var ofAbstract = Best(perAbstract)
    for abstract in problem.abstracts.indices where problem.demand[abstract] > 0 {
      ofAbstract.clear()
      problem.ranks.withUnsafeBufferPointer { ranks in
        let start = abstract * width
        for reviewer in 0..<width {
          let rank = ranks[start + reviewer]
          guard rank >= lowestRank else { continue }
          if rank > ofAbstract.floor { ofAbstract.take(rank, Int32(reviewer)) }
          if rank > ofReviewers[reviewer].floor { ofReviewers[reviewer].take(rank, Int32(abstract)) }
        }
      }
      for entry in ofAbstract.entries { insert(abstract, Int(entry.other)) }
    }
    for (reviewer, best) in ofReviewers.enumerated() {
      for entry in best.entries { insert(Int(entry.other), reviewer) }
    }
  }

  /// The best few of a row or column; of equal ranks the first.
  private struct Best {
    private(set) var entries: [(rank: UInt16, other: Int32)] = []
    /// Nothing of this rank or below is taken.
    private(set) var floor: UInt16 = 0
    private let size: Int

    init(_ size: Int) { self.size = max(1, size) }

    mutating func clear() {
      entries.removeAll(keepingCapacity: true)
      floor = 0
    }

    mutating func take(_ rank: UInt16, _ other: Int32) {
      if entries.count == size { entries.removeLast() }
      var place = entries.count
      entries.append((rank, other))
      while place > 0, entries[place - 1].rank < rank {
        entries[place] = entries[place - 1]
        place -= 1
      }
      entries[place] = (rank, other)
      if entries.count == size { floor = entries[size - 1].rank }
    }
  }
}

/// The dual values of a minimum-cost flow.
struct FlowPrices {
  /// By abstract and by reviewer.
  var abstracts: [Int64], reviewers: [Int64]
}
