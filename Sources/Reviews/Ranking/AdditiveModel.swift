/// The additive model of scores: a review's total is its abstract's merit plus its reviewer's severity plus chance.
///
/// Merits a and severities b make the sum of (total - a - b)² + lambda · b² least (least squares, ridge on b). Lambda
/// draws the severity of a reviewer with few reviews towards none. Within each connected group of abstracts and
/// reviewers the severities add up to zero; with lambda = 0 that is the solution of least norm among the many.
struct AdditiveModel {
  /// A review: positions of its abstract and reviewer, and its total.
  struct Review {
    let abstract: Int
    let reviewer: Int
    let total: Double
  }

  /// Each abstract's merit; NaN for one without reviews.
  let merits: [Double]
  /// Each reviewer's severity: positive for one who gives more than others; 0 without reviews.
  let severities: [Double]
  /// The standard deviation of what the model does not explain; nil when there are too few reviews to tell.
  let deviation: Double?

  /// Solves the normal equations. The abstracts are eliminated, and the reviewers' equations are solved by conjugate
  /// gradients in a fixed order, so that equal reviews in equal order give equal bits.
  init(_ reviews: [Review], abstracts: Int, reviewers: Int, lambda: Double, graph: ReviewGraph) {
    var counts = [Double](repeating: 0, count: abstracts)
    var sums = counts
    for review in reviews {
      counts[review.abstract] += 1
      sums[review.abstract] += review.total
    }
    var right = [Double](repeating: 0, count: reviewers)
    var diagonal = [Double](repeating: lambda, count: reviewers)
    for review in reviews {
      let count = counts[review.abstract]
      right[review.reviewer] += review.total - sums[review.abstract] / count
      diagonal[review.reviewer] += 1 - 1 / count
    }
    /// The reviewers' matrix times a vector.
    func product(_ vector: [Double]) -> [Double] {
      var means = [Double](repeating: 0, count: abstracts)
      for review in reviews { means[review.abstract] += vector[review.reviewer] }
      var out = vector.map { $0 * lambda }
      for review in reviews {
        out[review.reviewer] += vector[review.reviewer] - means[review.abstract] / counts[review.abstract]
      }
      return out
    }
    var effects = Self.conjugateGradients(right, diagonal: diagonal, product: product)
    graph.centre(&effects)
    var lessEffects = sums
    for review in reviews { lessEffects[review.abstract] -= effects[review.reviewer] }
    let merits = zip(lessEffects, counts).map { $1 > 0 ? $0 / $1 : .nan }
    let squares = reviews.reduce(0.0) {
      let rest = $1.total - merits[$1.abstract] - effects[$1.reviewer]
      return $0 + rest * rest
    }
    let nodes = counts.count { $0 > 0 } + Set(reviews.map(\.reviewer)).count
    let freedom = reviews.count - nodes + graph.sizes.count
    self.merits = merits
    severities = effects
    deviation = freedom > 0 ? (squares / Double(freedom)).squareRoot() : nil
  }

  /// Solves a symmetric, positive semidefinite, consistent system (Hestenes and Stiefel, with the diagonal in front).
  private static func conjugateGradients(
    _ right: [Double], diagonal: [Double], product: ([Double]) -> [Double]
  ) -> [Double] {
    func dot(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
    // A reviewer whose abstracts nobody else read has a zero row, and keeps severity 0.
    func eased(_ vector: [Double]) -> [Double] { zip(vector, diagonal).map { $1 > 1e-9 ? $0 / $1 : 0 } }
    var solution = [Double](repeating: 0, count: right.count)
    var rest = right
    var direction = eased(rest)
    var weight = dot(rest, direction)
    let enough = weight * 1e-26
    for _ in 0..<(right.count * 4 + 50) where weight > enough && weight > 0 {
      let image = product(direction)
      let curvature = dot(direction, image)
      guard curvature > 0 else { break }
      let step = weight / curvature
      for index in solution.indices {
        solution[index] += step * direction[index]
        rest[index] -= step * image[index]
      }
      let next = eased(rest)
      let nextWeight = dot(rest, next)
      for index in direction.indices { direction[index] = next[index] + nextWeight / weight * direction[index] }
      weight = nextWeight
    }
    return solution
  }
}

/// Which abstracts and reviewers hang together by reviews. Scores of different groups cannot be compared: nobody read
/// in both.
struct ReviewGraph {
  /// The group of each reviewer, from 0 for the one with most abstracts; nil without reviews.
  let reviewers: [Int?]
  /// The group of each abstract; nil without reviews.
  let abstracts: [Int?]
  /// How many abstracts each group has, largest first.
  let sizes: [Int]

  init(_ reviews: [AdditiveModel.Review], abstracts: Int, reviewers: Int) {
    var parent = Array(0..<(abstracts + reviewers))
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    var isReviewed = [Bool](repeating: false, count: abstracts + reviewers)
    for review in reviews {
      let one = root(review.abstract), other = root(abstracts + review.reviewer)
      parent[max(one, other)] = min(one, other)
      isReviewed[review.abstract] = true
      isReviewed[abstracts + review.reviewer] = true
    }
    var members: [Int: Int] = [:]
    for abstract in 0..<abstracts where isReviewed[abstract] { members[root(abstract), default: 0] += 1 }
    // Of two equally large groups the one with the earlier abstract comes first.
    let order = members.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) })
    let groups = parent.indices.map { isReviewed[$0] ? numbers[root($0)] : nil }
    self.abstracts = Array(groups.prefix(abstracts))
    self.reviewers = Array(groups.dropFirst(abstracts))
    sizes = order.map(\.value)
  }

  /// Makes the reviewers' values of each group add up to zero.
  func centre(_ values: inout [Double]) {
    var sums = [Double](repeating: 0, count: sizes.count)
    var counts = sums
    for (value, group) in zip(values, reviewers) {
      guard let group else { continue }
      sums[group] += value
      counts[group] += 1
    }
    for index in values.indices {
      if let group = reviewers[index] { values[index] -= sums[group] / counts[group] }
    }
  }
}
