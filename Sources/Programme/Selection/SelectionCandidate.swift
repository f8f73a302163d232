/// An abstract as the selection sees it.
public struct SelectionCandidate: Equatable, Sendable {
  /// The code, such as `A-0042`.
  public var code: String
  /// The title.
  public var title: String
  /// The track's code; nil when unknown.
  public var track: String?
  /// The type of abstract, such as `original`.
  public var type: String
  /// The wish's code; nil when unknown.
  public var wish: String?
  /// Who presents: equal for two abstracts of one person.
  public var presenter: String
  /// The presenter's first institution: equal for two abstracts of one centre; empty when unknown.
  public var centre: String
  /// Mean of the totals, in hundredths; nil without a complete review.
  public var raw: Int?
  /// The calibrated score, in hundredths; nil without a complete review.
  public var adjusted: Int?
  /// Complete reviews.
  public var reviews: Int
  /// What the ranking says about its reviews.
  public var flags: [String]
  /// True while its results are still to come (a late-breaking placeholder).
  public var isPlaceholder: Bool

  /// A candidate.
  public init(
    code: String, title: String = "", track: String? = nil, type: String = "original", wish: String? = nil,
    presenter: String, centre: String = "", raw: Int? = nil, adjusted: Int?, reviews: Int = 3, flags: [String] = [],
    isPlaceholder: Bool = false
  ) {
    (self.code, self.title, self.track, self.type, self.wish) = (code, title, track, type, wish)
    (self.presenter, self.centre, self.raw, self.adjusted) = (presenter, centre, raw ?? adjusted, adjusted)
    (self.reviews, self.flags, self.isPlaceholder) = (reviews, flags, isPlaceholder)
  }

  /// The order of selection: higher calibrated score, higher raw mean, more reviews, lower code.
  public static func isBetter(_ left: Self, _ right: Self) -> Bool {
    let scores = (left.adjusted ?? -1, left.raw ?? -1, left.reviews)
    let others = (right.adjusted ?? -1, right.raw ?? -1, right.reviews)
    return scores == others ? left.code.utf8.lexicographicallyPrecedes(right.code.utf8) : scores > others
  }
}

/// What the committee set by hand for an abstract, whatever the quotas say.
public struct SelectionOverride: Equatable, Sendable {
  /// The outcome's code.
  public let outcome: String
  /// Why.
  public let reason: String

  /// An outcome with its reason.
  public init(outcome: String, reason: String) { (self.outcome, self.reason) = (outcome, reason) }
}

/// What the selection says about an abstract.
public struct SelectionChoice: Equatable, Sendable {
  /// The abstract.
  public let code: String
  /// The outcome's code; nil when it cannot be decided yet.
  public let outcome: String?
  /// `quota`, `override` or `promotion`.
  public let origin: String
  /// The place on the reserve list, from 1; nil elsewhere.
  public let place: Int?
  /// The calibrated score it was decided by.
  public let score: Int?
  /// Why, in words a committee can read out.
  public let reason: String
}

/// A score in words.
func points(_ hundredths: Int?) -> String { hundredths?.asHundredths ?? "no score" }
