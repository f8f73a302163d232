import EventData

/// A name as indexes and catalogues want it.
public struct BookName: Hashable, Sendable {
  /// As printed: `Ana Ng`.
  public let full: String
  /// The family name: the last word, and small words such as `de` or `ul` before it. The whole of a group's name.
  public let family: String
  /// What stands before the family name; empty when there is nothing.
  public let given: String
  /// True for a group of authors.
  public let isGroup: Bool

  /// Takes a name apart.
  ///
  /// - Parameter groupWords: folded last words of groups, such as `consortium`.
  public init(_ text: String, groupWords: Set<String> = []) {
    full = text.onOneLine
    let words = full.split(separator: " ")
    isGroup = words.count > 1 && groupWords.contains(folded(words[words.count - 1]))
    var start = max(0, words.count - 1)
    while start > 1, words[start - 1].first?.isLowercase == true { start -= 1 }
    family = isGroup ? full : words[start...].joined(separator: " ")
    given = isGroup ? "" : words[..<start].joined(separator: " ")
  }

  /// `Ng, Ana`.
  public var inverted: String { given.isEmpty ? family : "\(family), \(given)" }

  /// What indexes sort by: family name, then given name, folded. Latin stands before Urdu, as code points have it.
  var sortKey: String { "\(folded(family))\u{1}\(folded(given))" }
}
