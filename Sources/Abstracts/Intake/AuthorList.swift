import EventData

/// The author line of a form: `Dr Ana Ng (1, 2); B. Lee* (2)`, one author a line, or separated by commas where it is plain.
struct AuthorList {
  /// An author as written, with the marks beside the name.
  struct Entry {
    var text: String
    var marks: [AffiliationMark] = []
    /// The mark in front of the name: a place in the list, or an affiliation.
    var lead: Lead?
    /// False when it may be more than one name.
    var isClear = true
  }

  /// What may stand before a name.
  struct Lead {
    let marks: [AffiliationMark]
    /// True when nothing stands between it and the name, as in `1Ana Ng`.
    let isAttached: Bool
  }

  private(set) var entries: [Entry]

  init(_ text: String, rules: NameRules, presenter: String = "") {
    let text = Self.plain(text)
    let pieces = Self.cut(text) { $0 == ";" || $0.isNewline }
    let commas = AuthorCommas(pieces, rules: rules, presenter: presenter, isAlone: !text.contains(";"))
    entries = pieces.flatMap { piece in
      commas.people(in: piece).map { Self.entry($0.text, isClear: $0.isClear) }
    }.filter { $0.text.contains(where: \.isLetter) }
    settleLeads()
  }

  /// The pieces of a text between separators outside brackets.
  static func cut(_ text: some StringProtocol, at isSeparator: (Character) -> Bool) -> [String] {
    var pieces = [""]
    var open: Character?
    for (index, character) in zip(text.indices, text) {
      if open == nil, let close = AffiliationMark.brackets[character], text[index...].prefix(40).contains(close) {
        open = close
      } else if character == open {
        open = nil
      }
      if open == nil, isSeparator(character) { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    return pieces.map(\.onOneLine).filter { !$0.isEmpty }
  }

  /// Other scripts' commas and semicolons as those of Latin, and a point between names as the end of a line.
  private static func plain(_ text: String) -> String {
    let plain = String(text.map { separators[$0] ?? $0 })
    return plain.replacing(/\s+·\s+/, with: "\n")
  }
  private static let separators: [Character: Character] = [
    "؛": ";", "；": ";", "،": ",", "，": ",", "、": ",",
  ]

  private static func entry(_ text: String, isClear: Bool) -> Entry {
    var rest = String(text.drop { " •·-–—,.".contains($0) })
    if let word = rest.prefixMatch(of: /(?i)(?:and|&)\s+/) { rest.removeSubrange(word.range) }
    let lead = takeLead(&rest)
    let marks = AffiliationMark.take(from: &rest)
    return Entry(text: rest.onOneLine, marks: marks, lead: lead, isClear: isClear)
  }

  /// Takes `1.`, `2)`, `(3)` or `1` off the beginning.
  private static func takeLead(_ text: inout String) -> Lead? {
    guard let first = text.first, first.isNumber && first.isASCII || AffiliationMark.brackets[first] != nil else {
      return nil
    }
    let rest: Substring
    let inside: Substring
    if let close = AffiliationMark.brackets[first] {
      guard let end = text.firstIndex(of: close) else { return nil }
      (inside, rest) = (text[..<end].dropFirst(), text[text.index(after: end)...])
    } else {
      inside = text.prefix { $0.isASCII && $0.isNumber || ", -".contains($0) }
      rest = text.dropFirst(inside.count)
    }
    guard let marks = AffiliationMark.all(in: inside) else { return nil }
    let name = rest.drop { ".):-–] ".contains($0) }
    guard name.first?.isLetter == true else { return nil }
    let isAttached = inside.last?.isNumber == true && name.startIndex == rest.startIndex
    text = String(name)
    return Lead(marks: marks, isAttached: isAttached)
  }

  /// Numbers before names that count 1, 2, 3 are places in the list, unless nothing else says where anybody works and
  /// they cling to the names; others are affiliations.
  private mutating func settleLeads() {
    let leads = entries.compactMap(\.lead)
    guard !leads.isEmpty else { return }
    let isCounted = zip(leads, 1...leads.count).allSatisfy { $0.marks == [.number($1)] }
    let isMarked = entries.contains { !$0.marks.isEmpty }
    if isCounted, isMarked || !leads.contains(where: \.isAttached) { return }
    for index in entries.indices { entries[index].marks += entries[index].lead?.marks ?? [] }
  }

  /// The author marked with a star, else the first; nil without authors.
  var likelyPresenter: String? {
    (entries.first { $0.marks.contains(.sign("*")) } ?? entries.first).flatMap { $0.isClear ? $0.text : nil }
  }

  /// True when each author has one capital behind a comma, and these count from A on: `Ana Ng, A; Bashir Lee, B`.
  var countsByLetters: Bool {
    let letters = Set(entries.map { $0.text.firstMatch(of: /\S\s+\S[^,]*,\s*([A-Z])$/)?.1 })
    return !letters.isEmpty && letters.compactMap(\.self).sorted().joined() == "ABCDEFGH".prefix(letters.count)
  }

  /// Takes single letters behind names for marks: only where the affiliations are lettered.
  mutating func takeLetters() {
    for index in entries.indices {
      guard let match = entries[index].text.firstMatch(of: /[\s,]+([a-z](?:\s*,\s*[a-z])*)$/) else { continue }
      entries[index].marks += AffiliationMark.all(in: match.1) ?? []
      entries[index].text.removeSubrange(match.range)
    }
  }
}

/// What a call says about names.
struct NameRules {
  /// Titles that stand before names, folded.
  let titles: Set<String>
  /// Words by which an author is a group, folded.
  let groupWords: [String]

  init(_ call: CallForAbstracts) {
    self.init(titles: call.personTitles, groupWords: call.groupWords)
  }

  init(titles: [String], groupWords: [String] = []) {
    self.titles = Set(titles.map { folded($0) })
    self.groupWords = groupWords
  }

  /// A name without marks, taken apart.
  func name(_ text: String, endsInInitials: Bool = false) -> WrittenName {
    WrittenName(text, titles: titles, groupWords: groupWords, endsInInitials: endsInInitials)
  }

  /// A name typed into a field of its own, perhaps with marks.
  func person(_ text: String) -> WrittenName {
    var plain = text.onOneLine
    _ = AffiliationMark.take(from: &plain)
    return name(plain)
  }
}
