/// An abstract in the committee's ranking. It holds no author: a committee ranks works, not people.
public struct RankedAbstract: Equatable, Sendable {
  /// The code, such as `A-0042`.
  public let code: String
  /// The title.
  public let title: String
  /// The track's code; nil when unknown.
  public let track: String?
  /// The place by `adjusted`, from 1; equal scores share a place. Those without a review share the last one.
  public let place: Int
  /// The place by `raw`, in the same way.
  public let rawPlace: Int
  /// The plain mean of the reviews' totals, in hundredths of a point; nil without a review.
  public let raw: Int?
  /// The mean after each reviewer's severity is taken out, in hundredths of a point; nil without a review.
  public let adjusted: Int?
  /// How many complete reviews it rests on.
  public let reviews: Int
  /// The highest total less the lowest, in hundredths of a point.
  public let spread: Int
  /// How often each recommendation was given, by its code.
  public let recommendations: [String: Int]
  /// What the committee should know before it decides: `RankingFlag` values, in their order.
  public let flags: [String]
  /// The codes of the reviewers who stand far from the others.
  public let outliers: [String]
  /// How many reviews were asked for and have not come in.
  public let awaited: Int
  /// Which separate group of abstracts and reviewers it belongs to, from 1 for the largest; scores of different groups
  /// cannot be compared. Nil without a review.
  public let component: Int?
  public init(
    code: String, title: String, track: String?, place: Int, rawPlace: Int, raw: Int?, adjusted: Int?, reviews: Int,
    spread: Int, recommendations: [String: Int], flags: [String], outliers: [String] = [], awaited: Int = 0,
    component: Int? = 1
  ) {
    (self.code, self.title, self.track, self.place, self.rawPlace) = (code, title, track, place, rawPlace)
    (self.raw, self.adjusted, self.reviews, self.spread) = (raw, adjusted, reviews, spread)
    (self.recommendations, self.flags, self.outliers) = (recommendations, flags, outliers)
    (self.awaited, self.component) = (awaited, component)
  }
}

/// What the committee should know about an abstract's reviews before it decides.
public enum RankingFlag: String, Sendable, CaseIterable {
  /// No complete review has come in.
  case unreviewed
  /// Fewer complete reviews than the rules ask for.
  case incomplete
  /// The reviewers disagree: `flags.spread` or more between the highest and the lowest total.
  case spread
  /// One review stands `flags.outlier` or more away from the mean of the others.
  case outlier
  /// A reviewer with a recorded conflict reviewed it; when the conflict is confirmed, the review is not counted.
  case conflict
  /// A reviewer of it gives every abstract the same total, so that the review says nothing.
  case reviewerWithoutVariance = "reviewer-without-variance"
  /// No chain of shared reviewers joins it to the largest group; its score cannot be compared with that group's.
  case separateComponent = "separate-component"
  /// The plain mean puts it on one side of the cut, the adjusted score on the other.
  case flips
  /// It shares its place with others, and the cut would part them.
  case tieAtCut = "tie-at-cut"
  /// Another review should be asked for before anybody decides.
  case needsAnotherReader = "needs-another-reader"
}

/// A reviewer's habits, as the additive model sees them.
public struct ReviewerCalibration: Equatable, Sendable {
  /// The code, such as `RV-003`.
  public let code: String
  /// How many complete reviews count.
  public let reviews: Int
  /// The plain mean of the totals given, in hundredths of a point.
  public let mean: Int
  /// How many hundredths of a point this reviewer gives above what others give the same abstracts; below 0 for a severe
  /// one.
  public let effect: Int
  /// The standard deviation of the totals given, in hundredths of a point; nil with one review.
  public let deviation: Int?
  /// True when enough reviews all have the same total, so that they say nothing.
  public let isWithoutVariance: Bool
  /// Which separate group the reviewer belongs to, from 1 for the largest.
  public let component: Int
}

/// The whole ranking.
public struct RankingReport: Sendable {
  /// Best first; those without a review last, by code.
  public let abstracts: [RankedAbstract]
  /// Every reviewer with a complete review, by code.
  public let reviewers: [ReviewerCalibration]
  /// How many abstracts each separate group has, largest first. One entry, or none, means that all can be compared.
  public let components: [Int]
}
