import EventData

extension CallForAbstracts.LengthRule {
  /// How long a submission is by this rule.
  ///
  /// - Parameters:
  ///   - body: the text as typed, headings inside.
  ///   - parts: the same text cut at its headings, used when headings do not count.
  func count(body: String, parts: [AbstractPart], title: String, table: String) -> Int {
    let text = countsHeadings ? [body] : parts.map(\.text)
    return (text + (countsTitle ? [title] : []) + (countsTable ? [table] : [])).map(count).reduce(0, +)
  }

  private func count(_ typed: String) -> Int {
    let text = typed.cleaned
    switch unit {
    case .words: return text.split(whereSeparator: \.isWhitespace).count
    case .charactersWithSpaces: return text.trimmed.count
    case .charactersWithoutSpaces: return text.count { !$0.isWhitespace }
    }
  }

  /// The whole rule as a sentence, for messages: what is one, and what counts.
  var sentence: String {
    let unit =
      switch unit {
      case .words: "A word is what stands between spaces, so 'state-of-the-art' is one"
      case .charactersWithSpaces: "Letters, marks and spaces count, a line break as one"
      case .charactersWithoutSpaces: "Letters and marks count, spaces and line breaks do not"
      }
    let parts = [("its headings", countsHeadings), ("the title", countsTitle), ("the table", countsTable)]
    func list(_ names: [String]) -> String {
      names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    }
    let inside = list(["the text"] + parts.filter(\.1).map(\.0)), outside = list(parts.filter { !$0.1 }.map(\.0))
    return "\(unit); counted: \(inside)\(outside.isEmpty ? "" : ", but not \(outside)")."
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
