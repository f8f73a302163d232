import Abstracts

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
  public init(words: String, choice: Choice, replacement: String) {
    (self.words, self.choice, self.replacement) = (words, choice, replacement)
  }

  /// A text with the hidden words replaced wherever they stand by themselves, longer ones first.
  static func applied(_ redactions: [Redaction], to text: String) -> String {
    var text = text
    let hidden = redactions.filter { $0.choice == .hide }
    for redaction in hidden.sorted(by: { ($1.words.count, $0.words) < ($0.words.count, $1.words) }) {
      for place in text.places(of: redaction.words).reversed() {
        text.replaceSubrange(place, with: redaction.replacement)
      }
    }
    return text
  }
}
