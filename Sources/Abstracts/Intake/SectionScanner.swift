import EventData

/// Finds the section headings of an abstract's text: one of the call's headings followed by a colon, at the beginning
/// of a line or of a sentence, or anywhere when it starts with a capital.
struct SectionScanner {
  private let headings: [String: String]
  private let longest: Int

  init(_ sections: [CallForAbstracts.AbstractSection]) {
    var headings: [String: String] = [:]
    for section in sections {
      for wording in [section.name] + section.aliases { headings[folded(wording)] = section.code }
    }
    self.headings = headings
    longest = headings.keys.map { $0.split(separator: " ").count }.max() ?? 1
  }

  /// The text cut at its headings, in order; what stands before the first heading has an empty section.
  func parts(of text: String) -> [AbstractPart] {
    let scalars = Array(text.unicodeScalars)
    var parts: [AbstractPart] = []
    var section = "", heading = "", start = 0
    func piece(_ range: Range<Int>) -> String { Self.text(scalars[range]).trimmed }
    func close(at end: Int) {
      let content = piece(start..<max(start, end))
      // Quotes and the like before the first heading are no text.
      guard !section.isEmpty || content.contains(where: { $0.isLetter }) else { return }
      parts.append(AbstractPart(section: section, heading: heading, text: content))
    }
    for (index, scalar) in scalars.enumerated() where scalar == ":" {
      guard let found = self.heading(endingAt: index, in: scalars), found.start >= start else { continue }
      close(at: found.start)
      section = found.section
      heading = piece(found.start..<index)
      start = index + 1
    }
    close(at: scalars.count)
    return parts
  }

  /// The heading that ends at a colon, the longest first.
  private func heading(endingAt colon: Int, in scalars: [Unicode.Scalar]) -> (section: String, start: Int)? {
    var start = colon
    while start > 0, Self.isSpace(scalars[start - 1]) { start -= 1 }
    let end = start
    var best: (section: String, start: Int)?
    for _ in 0..<longest {
      let wordEnd = start
      while start > 0, scalars[start - 1].properties.isAlphabetic { start -= 1 }
      guard start < wordEnd else { break }
      if let section = headings[folded(Self.text(scalars[start..<end]))], isBeginning(start, in: scalars) {
        best = (section, start)
      }
      let wordStart = start
      while start > 0, Self.isSpace(scalars[start - 1]) { start -= 1 }
      guard start < wordStart else { break }
    }
    return best
  }

  /// True at the start of a line or sentence (quotes and brackets before it do not matter), or at a capital.
  private func isBeginning(_ start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    if scalars[start].properties.isUppercase { return true }
    var index = start
    while index > 0, Self.isSpace(scalars[index - 1]) || "\"'“”‘’«»([*•-–".unicodeScalars.contains(scalars[index - 1]) {
      index -= 1
    }
    return index == 0 || "\n.!?;)]".unicodeScalars.contains(scalars[index - 1])
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}"
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
