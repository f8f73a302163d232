import EventData

/// The reviews of a call with the model fitted to them; what the ranking is read from.
struct ReviewTable {
  struct Abstract {
    let code: String
    let title: String
    let track: String?
    let isWithdrawn: Bool
    let awaited: Int
  }

  struct Review {
    let abstract: String
    let reviewer: String
    /// In hundredths of a point.
    let total: Int
    let recommendation: String?
    /// True when the reviewer's conflict is confirmed, so that the review does not count.
    let isVoid: Bool
    let hasConflict: Bool
  }

  let abstracts: [Abstract]
  /// The complete reviews of each abstract, by its position, those that do not count included.
  let reviews: [[Review]]
  let reviewers: [ReviewerCalibration]
  /// Positions of `reviewers` by code.
  let reviewerPlaces: [String: Int]
  let rules: ReviewRules
  let model: AdditiveModel
  let graph: ReviewGraph

  init(abstracts: [Abstract], reviews: [Review], rules: ReviewRules) {
    let places = Dictionary(uniqueKeysWithValues: abstracts.enumerated().map { ($1.code, $0) })
    let counted = reviews.filter { !$0.isVoid && places[$0.abstract] != nil }
    let codes = Set(counted.map(\.reviewer)).sorted()
    let reviewerPlaces = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let observations = counted.map {
      AdditiveModel.Review(
        abstract: places[$0.abstract] ?? 0, reviewer: reviewerPlaces[$0.reviewer] ?? 0, total: Double($0.total))
    }
    let graph = ReviewGraph(observations, abstracts: abstracts.count, reviewers: codes.count)
    let model = AdditiveModel(
      observations, abstracts: abstracts.count, reviewers: codes.count, lambda: Double(rules.flags.shrinkage) / 100,
      graph: graph)
    var byAbstract = [[Review]](repeating: [], count: abstracts.count)
    for review in reviews {
      if let place = places[review.abstract] { byAbstract[place].append(review) }
    }
    let byReviewer = Dictionary(grouping: counted, by: \.reviewer)
    reviewers = codes.enumerated().map { place, code in
      let totals = (byReviewer[code] ?? []).map(\.total)
      return ReviewerCalibration(
        code: code, reviews: totals.count, mean: rounded(mean(totals)), effect: rounded(model.severities[place]),
        deviation: standardDeviation(totals).map(rounded),
        isWithoutVariance: totals.count >= rules.flags.sameness && Set(totals).count == 1,
        component: (graph.reviewers[place] ?? 0) + 1)
    }
    self.reviewerPlaces = reviewerPlaces
    (self.abstracts, self.reviews, self.rules) = (abstracts, byAbstract, rules)
    (self.model, self.graph) = (model, graph)
  }

  /// The counted reviews of an abstract.
  func counted(_ abstract: Int) -> [Review] { reviews[abstract].filter { !$0.isVoid } }

  /// A reviewer's severity in hundredths of a point, not rounded; 0 when unknown.
  func severity(of code: String) -> Double { reviewerPlaces[code].map { model.severities[$0] } ?? 0 }
}

/// A score as whole hundredths, half away from zero. What differs by less than the solver's error is equal first, so that
/// a tie is a tie.
func rounded(_ value: Double) -> Int { Int(((value * 1_000_000).rounded() / 1_000_000).rounded()) }

/// The mean; 0 of nothing.
func mean(_ totals: [Int]) -> Double { totals.isEmpty ? 0 : Double(totals.reduce(0, +)) / Double(totals.count) }

/// The standard deviation of a sample; nil for fewer than two values.
func standardDeviation(_ totals: [Int]) -> Double? {
  guard totals.count > 1 else { return nil }
  let middle = mean(totals)
  let squares = totals.reduce(0.0) { $0 + (Double($1) - middle) * (Double($1) - middle) }
  return (squares / Double(totals.count - 1)).squareRoot()
}
