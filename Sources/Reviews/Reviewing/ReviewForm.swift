import Documents
import EventData

/// The columns of a review sheet, for writing and for reading it back.
struct ReviewForm {
  /// A column's meaning.
  enum Column: Hashable {
    case opaque, title, recommendation, confidence, forCommittee, forAuthors, conflict, check, label
    /// By its place among the criteria.
    case criterion(Int)
  }

  let rules: ReviewRules

  /// The columns from the left.
  var columns: [Column] {
    [.opaque, .title] + rules.criteria.indices.map { .criterion($0) }
      + (rules.recommendations.isEmpty ? [] : [.recommendation])
      + (rules.highestConfidence == nil ? [] : [.confidence])
      + [.forCommittee, .forAuthors, .conflict, .check, .label]
  }

  /// What a column is called.
  func heading(_ column: Column) -> String {
    switch column {
    case .opaque: "Id"
    case .title: "Title"
    case .criterion(let index): rules.criteria[index].name
    case .recommendation: "Recommendation"
    case .confidence: "Confidence"
    case .forCommittee: "Comments for the committee"
    case .forAuthors: "Comments for the authors"
    case .conflict: "I have a conflict of interest"
    case .check: "Check"
    case .label: "Sheet"
    }
  }

  /// The columns a reviewer fills in.
  func isAnswer(_ column: Column) -> Bool { ![.opaque, .title, .check, .label].contains(column) }

  /// The word for a recommendation in the sheet's list: its first wording.
  static func word(_ choice: Choice) -> String { choice.aliases.first ?? choice.code }

  /// `from 1 to 9, halves allowed`.
  static func scale(_ criterion: ReviewRules.Criterion) -> String {
    "from \(criterion.scale.lowerBound) to \(criterion.scale.upperBound)"
      + (criterion.allowsHalves ? ", halves allowed" : ", whole numbers")
  }

  /// `2 of 8`: how much a criterion counts.
  func share(_ criterion: ReviewRules.Criterion) -> String {
    "\(criterion.weight) of \(rules.criteria.map(\.weight).reduce(0, +))"
  }
}
