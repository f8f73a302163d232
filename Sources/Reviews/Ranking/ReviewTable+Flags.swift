import EventData

extension ReviewTable {
  /// What an abstract's own reviews say, whatever its place.
  func reviewFlags(_ position: Int) -> Set<RankingFlag> {
    var flags: Set<RankingFlag> = []
    let counted = counted(position)
    let totals = counted.map(\.total)
    if totals.isEmpty { flags.insert(.unreviewed) }
    if !totals.isEmpty, totals.count < rules.reviews { flags.insert(.incomplete) }
    if let highest = totals.max(), let lowest = totals.min(), totals.count > 1, highest - lowest >= rules.flags.spread {
      flags.insert(.spread)
    }
    if !outliers(position).isEmpty { flags.insert(.outlier) }
    if reviews[position].contains(where: \.hasConflict) { flags.insert(.conflict) }
    let isUseless = counted.contains { review in
      reviewerPlaces[review.reviewer].map { reviewers[$0].isWithoutVariance } ?? false
    }
    if isUseless { flags.insert(.reviewerWithoutVariance) }
    return flags
  }

  /// The reviewers whose total stands farthest from the mean of the others, when that is far enough; of two reviews
  /// nobody can say which one is off.
  func outliers(_ position: Int) -> [String] {
    let counted = counted(position)
    guard counted.count >= 3 else { return [] }
    let sum = counted.reduce(0) { $0 + $1.total }
    // Compared as count · total - sum, which is (count - 1) times the distance, so that equal distances are equal.
    let distances = counted.map { abs(counted.count * $0.total - sum) }
    guard let farthest = distances.max(), farthest >= rules.flags.outlier * (counted.count - 1) else { return [] }
    return zip(counted, distances).filter { $1 == farthest }.map(\.0.reviewer)
  }

  /// True when one more review should be asked for: there is none yet; or reviewers disagree, one is an outlier, or
  /// reviews are missing, and the abstract is near the cut.
  func needsAnotherReader(_ flags: Set<RankingFlag>, isNear: Bool) -> Bool {
    if flags.contains(.unreviewed) { return true }
    return isNear && !flags.isDisjoint(with: [.spread, .outlier, .incomplete])
  }

  /// True when the cut lies between what the abstract's own reviewers gave (their severity taken out), or within one
  /// standard error of its score.
  ///
  /// - Parameter line: nil for a cut that takes all or none: nobody is near it.
  func isNear(_ line: CutLine?, _ position: Int, adjusted: Int?) -> Bool {
    guard let line, let adjusted else { return false }
    let fair = counted(position).map { Double($0.total) - severity(of: $0.reviewer) }
    if let lowest = fair.min(), let highest = fair.max(), lowest <= line.score, line.score <= highest { return true }
    guard let deviation = model.deviation else { return true }
    return abs(Double(adjusted) - line.score) <= deviation / Double(fair.count).squareRoot()
  }
}
