import Abstracts
import EventData

/// What a row answers, read and judged by itself.
struct ReturnedAnswers {
  /// Points by criterion, in hundredths; those that were given and understood.
  private(set) var scores: [String: Int64] = [:]
  /// The names of criteria without points.
  private(set) var missing: [String] = []
  private(set) var recommendation: String?
  private(set) var confidence: Int64?
  let forCommittee: String
  let forAuthors: String
  /// True when the reviewer declares a conflict of interest.
  private(set) var hasConflict = false
  /// What is wrong.
  private(set) var problems: [ImportReport.Problem] = []
  /// True when no answer cell holds anything.
  let isBlank: Bool

  init(_ row: ReturnedSheet.Row, form: ReviewForm) {
    forCommittee = row[.forCommittee]
    forAuthors = row[.forAuthors]
    isBlank = form.columns.allSatisfy {
      !form.isAnswer($0) || row[$0].isEmpty || ($0 == .conflict && Self.isNo(row[$0]))
    }
    hasConflict = Self.isYes(row[.conflict])
    if !row[.conflict].isEmpty, !hasConflict, !Self.isNo(row[.conflict]) {
      refuse(
        "unknown-conflict", "'\(excerpt(row[.conflict]))' under 'I have a conflict of interest' is neither yes nor no",
        "Ask the reviewer; nothing of this row counts until it is clear.")
    }
    for (index, criterion) in form.rules.criteria.enumerated() { read(row[.criterion(index)], criterion) }
    if hasConflict { missing = [] }
    readRecommendation(row[.recommendation], form)
    readConfidence(row[.confidence], form)
    for (name, text) in [("committee", forCommittee), ("authors", forAuthors)] where text.count > 10_000 {
      refuse(
        "long-comment", "the comment for the \(name) has \(text.count) characters; at most 10,000 are kept",
        "Shorten it in the sheet.")
    }
  }

  private mutating func read(_ text: String, _ criterion: ReviewRules.Criterion) {
    guard !text.isEmpty else { return missing.append(criterion.name) }
    let scale = criterion.scale
    let allowed = ReviewForm.scale(criterion)
    guard let points = Self.hundredths(text) else {
      refuse(
        "not-a-number", "\(criterion.name): '\(excerpt(text))' is no number",
        "Type points \(allowed), such as \(scale.upperBound - 2).")
      return
    }
    guard points >= Int64(scale.lowerBound) * 100, points <= Int64(scale.upperBound) * 100 else {
      refuse(
        "out-of-scale", "\(criterion.name): \(ReviewRecord.points(points)) is not \(allowed)", "Type points \(allowed)."
      )
      return
    }
    guard points % (criterion.allowsHalves ? 50 : 100) == 0 else {
      refuse(
        "half-points", "\(criterion.name): \(ReviewRecord.points(points)) is between the points allowed",
        "Type points \(allowed).")
      return
    }
    scores[criterion.code] = points
  }

  /// `7`, `7.5`, `7,5` and `۷٫۵` in hundredths; nil for anything else.
  static func hundredths(_ text: String) -> Int64? {
    var digits = ""
    var decimals: Int?
    for character in text.trimmed {
      if let digit = character.wholeNumberValue, (0...9).contains(digit) {
        digits += String(digit)
        decimals = decimals.map { $0 + 1 }
      } else if ".,\u{066B}".contains(character), decimals == nil, !digits.isEmpty {
        decimals = 0
      } else {
        return nil
      }
    }
    guard decimals != 0, digits.count <= 12, var number = Int64(digits) else { return nil }
    var places = decimals ?? 0
    while places > 2, number % 10 == 0 { (number, places) = (number / 10, places - 1) }
    guard places <= 2 else { return number == 0 ? 0 : nil }
    for _ in places..<2 { number *= 10 }
    return number
  }

  private mutating func readRecommendation(_ text: String, _ form: ReviewForm) {
    guard !text.isEmpty, !form.rules.recommendations.isEmpty else { return }
    if let choice = form.rules.recommendations.worded(text) {
      recommendation = choice.code
      return
    }
    let words = form.rules.recommendations.map(ReviewForm.word)
    let hint = nearest(to: text.onOneLine, in: words).map { "; is '\($0)' meant?" } ?? ""
    refuse(
      "unknown-recommendation", "'\(excerpt(text))' is no recommendation of this form\(hint)",
      "Write one of: \(words.joined(separator: ", ")). It is not guessed.")
  }

  private mutating func readConfidence(_ text: String, _ form: ReviewForm) {
    guard let highest = form.rules.highestConfidence, !text.isEmpty else { return }
    guard let number = Self.hundredths(text), number % 100 == 0, (1...Int64(highest)).contains(number / 100) else {
      refuse(
        "out-of-scale", "Confidence: '\(excerpt(text))' is no whole number from 1 to \(highest)",
        "Type 1 (not my field) to \(highest) (I know it well), or leave it empty.")
      return
    }
    confidence = number / 100
  }

  private mutating func refuse(_ id: String, _ message: String, _ remedy: String) {
    problems.append(ImportReport.Problem(id, .error, message, remedy: remedy))
  }

  private static func isYes(_ text: String) -> Bool {
    ["yes", "y", "x", "true", "1", "ja", "oui"].contains(folded(text))
  }
  private static func isNo(_ text: String) -> Bool {
    ["", "no", "n", "none", "false", "0", "nein", "non"].contains(folded(text))
  }
}
