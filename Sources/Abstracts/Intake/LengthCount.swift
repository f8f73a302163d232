import EventData

extension CallForAbstracts.LengthRule {
  /// How long a submission is by this rule.
  ///
  /// - Parameters:
  ///   - body: the text as typed, headings inside.
  ///   - parts: the same text cut at its headings, used when headings do not count.
  func count(body: String, parts: [AbstractPart], title: String) -> Int {
    let text = countsHeadings ? [body] : parts.map(\.text)
    return (text + (countsTitle ? [title] : [])).map(count).reduce(0, +)
  }

  private func count(_ text: String) -> Int {
    switch unit {
    case .words: text.split(whereSeparator: \.isWhitespace).count
    case .charactersWithSpaces: text.trimmed.count
    case .charactersWithoutSpaces: text.count { !$0.isWhitespace }
    }
  }

  /// What the unit is called in a message.
  var noun: String {
    switch unit {
    case .words: "words"
    case .charactersWithSpaces: "characters with spaces"
    case .charactersWithoutSpaces: "characters without spaces"
    }
  }
}
