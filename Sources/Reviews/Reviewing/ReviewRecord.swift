import EventData

/// A review as it stands.
public struct ReviewRecord: Equatable, Sendable {
  /// Where a review stands.
  public enum State: String, Sendable {
    /// Every criterion is scored.
    case complete
    /// A criterion is missing.
    case incomplete
    /// Sent back because of a conflict of interest.
    case declined
  }

  /// The abstract's code.
  public var abstract: String
  /// The reviewer's code.
  public var reviewer: String
  /// Where it stands.
  public var state: State
  /// Points by criterion, in hundredths.
  public var scores: [String: Int64]
  /// The weighted mean of the criteria in hundredths; nil unless complete.
  public var total: Int64?
  /// The recommendation's code; nil when none was given.
  public var recommendation: String?
  /// How sure the reviewer is; nil when not said.
  public var confidence: Int64?
  /// What only the committee reads.
  public var forCommittee: String
  /// What the authors may read.
  public var forAuthors: String
  /// The pack whose sheet it came on.
  public var pack: Int64

  /// The weighted mean of all criteria in hundredths of a point, a half rounded up: with weights 2, 3, 2, 1 the points 7,
  /// 7.5, 6, 8 give (14 + 22.5 + 12 + 8) / 8 = 7.0625, which is 706. Nil while a criterion is missing.
  static func total(_ scores: [String: Int64], _ rules: ReviewRules) -> Int64? {
    var sum: Int64 = 0
    for criterion in rules.criteria {
      guard let points = scores[criterion.code] else { return nil }
      sum += points * Int64(criterion.weight)
    }
    let weights = Int64(rules.criteria.map(\.weight).reduce(0, +))
    return weights > 0 ? (2 * sum + weights) / (2 * weights) : nil
  }

  /// `7.5` for 750, `7.06` for 706.
  public static func points(_ hundredths: Int64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Every field by name, as one line of text each.
  func fields(_ rules: ReviewRules) -> [(name: String, value: String)] {
    [("state", state.rawValue)] + rules.criteria.map { ($0.code, scores[$0.code].map(Self.points) ?? "") } + [
      ("recommendation", recommendation ?? ""), ("confidence", confidence.map { String($0) } ?? ""),
      ("for_committee", forCommittee), ("for_authors", forAuthors),
    ]
  }
}
