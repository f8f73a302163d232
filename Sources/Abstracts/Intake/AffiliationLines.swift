import EventData

/// Finds where one affiliation ends and the next begins, and the mark of each.
enum AffiliationLines {
  /// An affiliation and its mark.
  struct Item {
    var mark: AffiliationMark?
    var text: String
  }

  /// The mark in front of an affiliation.
  struct Lead {
    let mark: AffiliationMark
    /// How it is written: two leads of one list look alike.
    let style: Style
    let rest: Substring
  }

  enum Style: Equatable {
    /// `1.`, `(a)`, `#1`, `¹`: cannot be a part of the name.
    case plain(Character)
    /// `1 Rose Hospital`, `1Rose Hospital`, `A. Rose Hospital`: may be a part of the name.
    case doubtful
  }

  /// - Parameter cited: the largest number that authors cite; 0 when they cite none.
  static func items(_ lines: [String], cited: Int) -> [Item] {
    let leads = lines.map { lead(of: $0[...]) }
    let takesDoubtful = isCounted(leads, cited: cited)
    let isMarked = leads.map { $0.map { $0.style != .doubtful || takesDoubtful } ?? false }
    guard isMarked.contains(true) else {
      let items = separated(lines, cited: cited).map { Item(text: $0) }
      return byEnds(items) ?? items
    }
    let items = whole(lines, isMarked).flatMap { inner($0).map { item($0, takesDoubtful: takesDoubtful) } }
    // `1. Rose Hospital, Lahore; Lake Institute, Karachi`
    guard items.count == 1, cited > 1 else { return items }
    let pieces = items[0].text.split(separator: ";")
    return pieces.count == cited ? pieces.map { Item(text: $0.trimmed) } : items
  }

  /// In a list that begins with a mark, a line without one goes on with the item before it; who corresponds does not.
  private static func whole(_ lines: [String], _ isMarked: [Bool]) -> [String] {
    var whole: [String] = []
    for (line, startsItem) in zip(lines, isMarked) {
      if let last = whole.last, isMarked[0], !startsItem, !line.contains(/(?i)@|^(?:\W*corresp|e-?mail)/) {
        // A short line was ended on purpose, and parts of an address stand between commas.
        let isPart =
          last.count < 40 && line.first?.isLowercase != true && !last.contains(/(?:,|;|-|&|\b(?:of|and|for|the))$/)
        whole[whole.count - 1] = last + (isPart ? ", " : " ") + line
      } else {
        whole.append(line)
      }
    }
    return whole
  }

  /// True when doubtful marks count 1, 2, 3 (or a, b, c) from the first line on: then they are marks.
  private static func isCounted(_ leads: [Lead?], cited: Int) -> Bool {
    let marks = leads.compactMap { $0?.mark }
    guard let first = leads.first, first != nil else { return false }
    return zip(marks, 1...).allSatisfy { mark, place in
      switch mark {
      case .number(let number): number == place
      case .letter(let letter): marks.count > 1 && Int(letter.asciiValue ?? 0) == 96 + place
      case .sign: false
      }
    } && (marks.count > 1 || cited == 1 || cited > 1 && leads.count == 1)
  }

  private static func item(_ text: Substring, takesDoubtful: Bool) -> Item {
    guard let lead = lead(of: text), lead.style != .doubtful || takesDoubtful else { return Item(text: text.trimmed) }
    return Item(mark: lead.mark, text: lead.rest.trimmed)
  }

  /// A line cut where the next mark begins: `1. Rose Hospital, Lahore 2. Lake Institute, Karachi`.
  private static func inner(_ line: String) -> [Substring] {
    guard let first = lead(of: line[...]), first.style != .doubtful, var wanted = first.mark.next else {
      return [line[...]]
    }
    var items: [Substring] = []
    var start = line.startIndex, index = first.rest.startIndex
    while index < line.endIndex {
      let before = line[line.index(before: index)]
      if before.isWhitespace || ";,".contains(before), let next = lead(of: line[index...]), next.style == first.style,
        next.mark == wanted, let later = wanted.next
      {
        items.append(line[start..<index])
        (start, wanted) = (index, later)
      }
      line.formIndex(after: &index)
    }
    return items + [line[start...]]
  }

  /// Affiliations without marks: one a line. Semicolons separate them where the number of those cited says so, or, with
  /// none cited, where each piece looks whole.
  private static func separated(_ lines: [String], cited: Int) -> [String] {
    let pieces = lines.flatMap { $0.split(separator: ";").map(\.trimmed) }.filter { !$0.isEmpty }
    guard pieces.count > lines.count else { return pieces }
    if cited > 0, cited != pieces.count, lines.count >= cited { return lines }
    if cited > 1 { return pieces }
    return cited == 0 && pieces.allSatisfy { $0.contains(",") || isInstitution($0) } ? pieces : lines
  }

  static func isInstitution(_ text: String) -> Bool {
    folded(text).split(separator: " ").contains { InstitutionWords.institutions.contains(String($0)) }
  }

  /// Marks at the ends, `Rose Hospital, Lahore1`, when they count all affiliations; nil when they do not.
  private static func byEnds(_ items: [Item]) -> [Item]? {
    let marked = items.compactMap { item -> Item? in
      let tail = item.text.reversed().prefix { $0.isASCII && $0.isNumber || "()[]".contains($0) || $0.isSuperscript }
      let text = String(item.text.dropLast(tail.count))
      let inside = String(tail.reversed()).filter { !"()[]".contains($0) }
      // `Ward 1` is a name.
      guard let marks = AffiliationMark.all(in: inside), marks.count == 1,
        tail.count > inside.count || text.last?.isWhitespace == false
      else { return nil }
      return Item(mark: marks[0], text: text.trimmed)
    }
    let numbers = Set(marked.compactMap { $0.mark })
    guard marked.count == items.count, !items.isEmpty, numbers == Set((1...items.count).map { .number($0) }) else {
      return nil
    }
    return marked
  }

  // MARK: - Leads

  static func lead(of text: Substring) -> Lead? {
    guard let first = text.first else { return nil }
    if let close = AffiliationMark.brackets[first], let end = text.firstIndex(of: close) {
      return lead(text[text.index(after: text.startIndex)..<end], .plain(first), text[text.index(after: end)...])
    }
    if AffiliationMark.superscripts[first] != nil {
      let run = text.prefix { $0.isSuperscript }
      return lead(run, .plain("¹"), text.dropFirst(run.count))
    }
    let isHash = first == "#"
    let body = isHash ? text.dropFirst() : text
    if !isHash, AffiliationMark.isSign(first) { return lead(text.prefix(1), .plain("*"), text.dropFirst()) }
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    let mark = digits.isEmpty ? body.prefix(1) : digits
    let rest = body.dropFirst(mark.count)
    if isHash { return digits.isEmpty ? nil : lead(digits, .plain("#"), rest) }
    guard let next = rest.first else { return nil }
    if ".):-–".contains(next), let after = rest.dropFirst().first, after.isWhitespace || after.isLetter {
      // `A. Rose Hospital` may be called after somebody.
      let isInitial = digits.isEmpty && (next == "." && mark.first?.isUppercase == true || "-–".contains(next))
      return lead(mark, isInitial ? .doubtful : .plain(next), rest.dropFirst())
    }
    if next.isWhitespace, !digits.isEmpty || mark.first?.isLowercase == true { return lead(mark, .doubtful, rest) }
    let word = rest.prefix(2)
    guard !digits.isEmpty, word.first?.isUppercase == true, word.last?.isLowercase == true else { return nil }
    return lead(digits, .doubtful, rest)
  }

  private static func lead(_ mark: Substring, _ style: Style, _ rest: Substring) -> Lead? {
    let text = rest.drop { ".):-– ,".contains($0) }
    guard let marks = AffiliationMark.all(in: mark), marks.count == 1, text.contains(where: \.isLetter) else {
      return nil
    }
    return Lead(mark: marks[0], style: style, rest: text)
  }
}

extension Character {
  fileprivate var isSuperscript: Bool { AffiliationMark.superscripts[self] != nil }
}
