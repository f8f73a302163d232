import EventData

/// Finds the section headings of an abstract's text: the call's headings, also joined (`Aims and objectives`, `Introduction/
/// background`), with `(s)` or a plain word before them (`Study design`). One ends with a colon, at the beginning of a line
/// or of a sentence, or anywhere when it starts with a capital; at the beginning of a line also with a dash, or it stands
/// on the line alone.
struct SectionScanner {
  private let wordings: HeadingWordings

  init(_ sections: [CallForAbstracts.AbstractSection]) { wordings = HeadingWordings(sections) }

  /// The text cut at its headings, in order; what stands before the first heading has an empty section.
  func parts(of text: String) -> [AbstractPart] {
    let scalars = Array(text.unicodeScalars)
    var parts: [AbstractPart] = []
    var section = "", heading = "", start = 0
    func piece(_ range: Range<Int>) -> String { scalars[range].text.trimmed }
    func close(at end: Int) {
      let content = piece(start..<max(start, end))
      // Quotes and the like before the first heading are no text.
      guard !section.isEmpty || content.contains(where: { $0.isLetter }) else { return }
      parts.append(AbstractPart(section: section, heading: heading, text: content))
    }
    for found in headings(in: scalars) where found.start >= start {
      close(at: found.start)
      section = found.section
      heading = piece(found.wording)
      start = found.end
    }
    close(at: scalars.count)
    return parts
  }

  /// True when a line is nothing but a heading.
  func isHeading(_ line: String) -> Bool {
    wordings.section(of: line.trimmed.drop { "\"'“”‘’«»([*•#".contains($0) }, isLoose: false) != nil
  }

  /// True when a line begins with a heading and goes on.
  func beginsWithHeading(_ line: String) -> Bool {
    let scalars = Array(line.unicodeScalars)
    return headingOfLine(scalars[...]).map { $0.end < scalars.count } ?? false
  }

  // MARK: - Places

  private struct Heading {
    let section: String
    /// From what belongs to it, such as its number, to behind its colon.
    let start: Int, end: Int
    let wording: Range<Int>
  }

  private func headings(in scalars: [Unicode.Scalar]) -> [Heading] {
    var found: [Heading] = []
    var lineStart = 0
    for (index, scalar) in scalars.enumerated() {
      if index == lineStart {
        let end = scalars[index...].firstIndex(of: "\n") ?? scalars.count
        if let heading = headingOfLine(scalars[index..<end]) { found.append(heading) }
      }
      if scalar == "\n" { lineStart = index + 1 }
      if scalar.isColon, index >= found.last?.end ?? 0, let heading = heading(endingAt: index, in: scalars) {
        found.append(heading)
      }
    }
    return found
  }

  /// The heading a line begins with, or is.
  private func headingOfLine(_ line: ArraySlice<Unicode.Scalar>) -> Heading? {
    var first = line.startIndex
    while first < line.endIndex, line[first].isSpace || line[first].isLead { first += 1 }
    // Its number: 1. or 2)
    let digits = line[first...].prefix(2).prefix { ("0"..."9").contains($0) }.endIndex
    if digits > first, digits < line.endIndex, line[digits] == "." || line[digits] == ")" {
      first = digits + 1
      while first < line.endIndex, line[first].isSpace { first += 1 }
    }
    let reach = min(line.endIndex, first + HeadingWordings.longest)
    guard first < reach else { return nil }
    for index in first..<reach {
      let next = index + 1 < line.endIndex ? line[index + 1] : "\n"
      let before = index > first ? line[index - 1] : " "
      let isDash = line[index].isDash && (before.isSpace && next.isSpace || line[index] != "-")
      guard line[index].isColon || isDash || line[index] == "\t" || line[index] == "|" else { continue }
      if let heading = heading(line, first..<index, behind: index + 1, hasColon: line[index].isColon) { return heading }
      if line[index].isColon { return nil }
    }
    guard reach == line.endIndex else { return nil }
    return heading(line, first..<line.endIndex, behind: line.endIndex, hasColon: false)
  }

  private func heading(_ line: ArraySlice<Unicode.Scalar>, _ range: Range<Int>, behind end: Int, hasColon: Bool)
    -> Heading?
  {
    var wording = range
    while let last = wording.last,
      line[last].isSpace || line[last].isLead || ".:–—)]|".unicodeScalars.contains(line[last]),
      !(line[last] == ")" && line[wording].contains("("))
    {
      wording.removeLast()
    }
    guard let first = wording.first, !line[wording].contains(where: ".;!?".unicodeScalars.contains) else { return nil }
    let isCapital = line[first].properties.isUppercase
    guard isCapital || hasColon,
      let section = wordings.section(
        of: line[wording].text, isLoose: isCapital && (hasColon || line[wording].isCapitalised))
    else { return nil }
    var end = end
    while end < line.endIndex, line[end] == "*" { end += 1 }
    return Heading(section: section, start: line.startIndex, end: end, wording: wording)
  }

  /// The heading that ends at a colon inside a line, the longest first.
  private func heading(endingAt colon: Int, in scalars: [Unicode.Scalar]) -> Heading? {
    var start = colon
    while start > 0, scalars[start - 1].isSpace { start -= 1 }
    let end = start
    var best: Heading?
    for _ in 0..<6 where end - start < HeadingWordings.longest {
      let wordEnd = start
      while start > 0, scalars[start - 1].isOfHeading { start -= 1 }
      guard start < wordEnd else { break }
      let phrase = scalars[start..<end]
      let isLoose = phrase.isCapitalised && endsSentence(before: start, in: scalars)
      if isBeginning(start, in: scalars), let section = wordings.section(of: phrase.text, isLoose: isLoose) {
        best = Heading(section: section, start: start, end: colon + 1, wording: start..<end)
      }
      let wordStart = start
      while start > 0, scalars[start - 1].isSpace { start -= 1 }
      guard start < wordStart else { break }
    }
    return best
  }

  /// True at the start of a line or sentence (quotes and brackets before it do not matter), or at a capital.
  private func isBeginning(_ start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard scalars[start].properties.isAlphabetic else { return false }
    return scalars[start].properties.isUppercase || endsSentence(before: start, in: scalars)
  }

  private func endsSentence(before start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    var index = start
    while index > 0, scalars[index - 1].isSpace || scalars[index - 1].isLead { index -= 1 }
    return index == 0 || "\n.!?;)]".unicodeScalars.contains(scalars[index - 1])
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { self == " " || self == "\t" || self == "\u{A0}" }
  fileprivate var isColon: Bool { ":：︰∶".unicodeScalars.contains(self) }
  fileprivate var isDash: Bool { self == "-" || self == "–" || self == "—" }
  /// What may stand before a heading: quotes, brackets, bullets.
  fileprivate var isLead: Bool { "\"'“”‘’«»([*•-–#".unicodeScalars.contains(self) }
  fileprivate var isOfHeading: Bool { properties.isAlphabetic || "&/()".unicodeScalars.contains(self) }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var text: String { String(String.UnicodeScalarView(self)) }

  /// True when every word but the connecting ones begins with a capital.
  fileprivate var isCapitalised: Bool {
    text.split { $0.isWhitespace || "/&".contains($0) }
      .allSatisfy { $0 == "and" || $0 == "of" || $0 == "the" || $0.first?.isUppercase == true }
  }
}
