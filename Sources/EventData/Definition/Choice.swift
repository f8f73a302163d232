/// One of the allowed answers to a question: a code, and how forms word it.
public struct Choice: Sendable {
  /// The code that is stored.
  public let code: String
  /// How forms word it.
  public let aliases: [String]

  /// An answer with its wordings.
  public init(code: String, aliases: [String]) { (self.code, self.aliases) = (code, aliases) }
}

extension [Choice] {
  /// The answer a wording means, by code or alias, without regard to case and punctuation; nil when none does.
  public func worded(_ text: String) -> Choice? {
    let wanted = folded(text)
    return first { ([$0.code] + $0.aliases).contains { folded($0) == wanted } }
  }
}
