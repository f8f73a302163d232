/// What the committee decided about some words of an abstract. The abstract itself is never changed.
public struct Redaction: Equatable, Sendable {
  /// What becomes of the words.
  public enum Choice: String, Sendable {
    /// Packs show the replacement.
    case hide
    /// They give nobody away and stay.
    case keep
  }

  /// The words as they stand in the abstract.
  public let words: String
  /// What becomes of them.
  public let choice: Choice
  /// What packs show instead, such as `[institution]`; empty when they stay.
  public let replacement: String

  /// A decision about some words.
  public init(words: String, choice: Choice, replacement: String) {
    (self.words, self.choice, self.replacement) = (words, choice, replacement)
  }

  /// A text with the hidden words replaced wherever they stand by themselves, longer ones first.
  static func applied(_ redactions: [Redaction], to text: String) -> String {
    var text = text
    let hidden = redactions.filter { $0.choice == .hide }
    for redaction in hidden.sorted(by: { ($1.words.count, $0.words) < ($0.words.count, $1.words) }) {
      for place in places(of: redaction.words, in: text).reversed() {
        text.replaceSubrange(place, with: redaction.replacement)
      }
    }
    return text
  }

  /// Where words stand in a text, not inside a longer word; capitals count.
  static func places(of words: String, in text: String) -> [Range<String.Index>] {
    guard !words.isEmpty else { return [] }
    var places: [Range<String.Index>] = []
    var rest = text[...]
    while let range = rest.firstRange(of: words) {
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      let joinsBefore = (words.first?.isWordLike ?? false) && before.isWordLike
      let joinsAfter = (words.last?.isWordLike ?? false) && after.isWordLike
      if !joinsBefore, !joinsAfter { places.append(range) }
      rest = text[range.upperBound...]
    }
    return places
  }
}

extension Character {
  fileprivate var isWordLike: Bool { isLetter || isNumber }
}
