import EventData

/// Why no assignment exists: a piece of the minimum cut, or pairs set by hand that contradict each other.
package struct Bottleneck: Equatable, Sendable {
  /// What is missing.
  enum Kind: String, Sendable {
    /// Reviewers who may review these abstracts have no room.
    case capacity
    /// Reviewers' least loads are more than the abstracts they may review.
    case leastLoad = "least-load"
    /// Pairs set by hand or returned reviews are more than an abstract or a reviewer can take.
    case contradiction
  }

  /// What is missing.
  let kind: Kind
  /// How many reviews.
  let short: Int
  /// The abstracts concerned, by position.
  let abstracts: [Int]
  /// For `capacity`, the reviewers who have given all they can; for `leastLoad`, those whose least load is not met.
  let reviewers: [Int]
  /// How many new reviewers free of conflicts would do; nil when recruiting does not help.
  var recruits: Int?
  /// The fewest reviewers found who would do if each took the usual load more; empty when that does not help.
  var lifts: [Int] = []

  /// How much a new reviewer is taken to do: the usual most of the problem's reviewers.
  static func usualLoad(_ problem: AssignmentProblem) -> Int {
    let uppers = problem.reviewers.map(\.upper).filter { $0 > 0 }.sorted()
    return uppers.isEmpty ? 1 : uppers[uppers.count / 2]
  }

  /// The pieces of the minimum cuts of a problem without fixed pairs.
  static func found(_ demands: ReviewFlow, _ least: ReviewFlow, in problem: AssignmentProblem) -> [Bottleneck] {
    var found: [Bottleneck] = []
    for cut in demands.shortage > 0 ? demands.cuts : [] {
      var piece = Bottleneck(
        kind: .capacity, short: cut.askers.reduce(0) { $0 + demands.lacking[$1] }, abstracts: cut.askers,
        reviewers: cut.givers)
      let local = LocalProblem(problem, demands, cut)
      piece.recruits = local.recruits(eachUpTo: usualLoad(problem))
      piece.lifts = local.lifts(eachBy: usualLoad(problem))
      found.append(piece)
    }
    for cut in least.shortage > 0 ? least.cuts : [] {
      found.append(
        Bottleneck(
          kind: .leastLoad, short: cut.askers.reduce(0) { $0 + least.lacking[$1] }, abstracts: cut.givers,
          reviewers: cut.askers, recruits: nil, lifts: cut.askers.filter { least.lacking[$0] > 0 }))
    }
    return found
  }

  /// Fixed pairs that an abstract or a reviewer has no room for.
  static func contradictions(_ problem: AssignmentProblem) -> [Bottleneck] {
    let byAbstract = Dictionary(grouping: problem.fixed, by: \.abstract)
    let byReviewer = Dictionary(grouping: problem.fixed, by: \.reviewer)
    let full = byAbstract.keys.sorted().compactMap { abstract -> Bottleneck? in
      let reviewers = (byAbstract[abstract] ?? []).map(\.reviewer).sorted()
      let over = reviewers.count - problem.demand[abstract]
      return over > 0
        ? Bottleneck(kind: .contradiction, short: over, abstracts: [abstract], reviewers: reviewers) : nil
    }
    return full
      + byReviewer.keys.sorted().compactMap { reviewer -> Bottleneck? in
        let abstracts = (byReviewer[reviewer] ?? []).map(\.abstract).sorted()
        let over = abstracts.count - problem.reviewers[reviewer].upper
        return over > 0
          ? Bottleneck(
            kind: .contradiction, short: over, abstracts: abstracts, reviewers: [reviewer], lifts: [reviewer]) : nil
      }
  }
}

/// The abstracts and reviewers of one cut by themselves: whoever reviews these abstracts from outside is taken already,
/// and the reviewers inside review nothing else.
private struct LocalProblem {
  private let demand: [Int]
  private let bounds: [AssignmentProblem.Bounds]
  private let ranks: [[UInt16]]
  private let reviewers: [Int]
  private let short: Int

  init(_ problem: AssignmentProblem, _ flow: ReviewFlow, _ cut: (askers: [Int], givers: [Int])) {
    let inside = Set(cut.givers)
    let outside = problem.reviewers.indices.filter { !inside.contains($0) }
    demand = cut.askers.map { asker in
      problem.demand[asker] - outside.count { flow.matches(asker, $0) }
    }
    bounds = cut.givers.map { problem.reviewers[$0] }
    ranks = cut.askers.map { asker in cut.givers.map { problem.rank(asker, $0) } }
    reviewers = cut.givers
    short = cut.askers.reduce(0) { $0 + flow.lacking[$1] }
  }

  /// The fewest new reviewers, free of conflicts, who make it possible.
  func recruits(eachUpTo load: Int) -> Int? {
    var low = 1, high = (demand.max() ?? 0) + (short + load - 1) / load
    guard isPossible(recruits: high, of: load) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if isPossible(recruits: middle, of: load) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Reviewers who could do most of what is missing, in that order, until it is enough; empty when all together are not.
  func lifts(eachBy load: Int) -> [Int] {
    let order = reviewers.indices.sorted { left, right in
      let one = ranks.count { $0[left] > 0 } - bounds[left].upper
      let other = ranks.count { $0[right] > 0 } - bounds[right].upper
      return (other, left) < (one, right)
    }
    guard !order.isEmpty, isPossible(of: load, lifting: Set(order)) else { return [] }
    var low = 1, high = order.count
    while low < high {
      let middle = (low + high) / 2
      if isPossible(of: load, lifting: Set(order.prefix(middle))) { high = middle } else { low = middle + 1 }
    }
    return order.prefix(low).map { reviewers[$0] }.sorted()
  }

  private func isPossible(recruits: Int = 0, of load: Int = 0, lifting lifted: Set<Int> = []) -> Bool {
    var all = bounds
    for index in lifted { all[index].upper += load }
    all += Array(repeating: AssignmentProblem.Bounds(code: "", lower: 0, upper: load), count: recruits)
    let more = Array(repeating: UInt16(1), count: recruits)
    let problem = AssignmentProblem(
      abstracts: demand.map { _ in "" }, demand: demand, reviewers: all, weights: [1],
      ranks: ranks.flatMap { $0.map { min($0, 1) } + more })
    return ReviewFlow(problem, .demands).shortage == 0
  }
}
