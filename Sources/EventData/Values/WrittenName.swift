/// A name of a person or a group, taken apart once for all that prints, indexes or deposits it.
///
/// Which words are the family name nobody can tell for sure: `Ng, Ana` says it, `Ana Ng` is read by rules (last word,
/// with the small words and suffixes that belong to it). So the reading is shown to its owner, and can be corrected.
public struct WrittenName: Hashable, Sendable {
  /// The titles in front, such as `Prof. Dr.`; empty when none.
  public var title = ""
  /// As printed, without titles and degrees: `Robert Downey Jr.`.
  public var full: String
  /// Given names; empty for a group and for who has one name.
  public var given = ""
  /// The family name, or the only one. A group's name without `on behalf of the`.
  public var family: String
  /// `Jr.`, `III`; empty when none.
  public var suffix = ""
  /// `MBBS, FCPS`; empty when none.
  public var degrees = ""
  /// True for a group of authors.
  public var isGroup = false

  public init(
    title: String = "", full: String, given: String = "", family: String, suffix: String = "", degrees: String = "",
    isGroup: Bool = false
  ) {
    (self.title, self.full, self.given, self.family) = (title, full, given, family)
    (self.suffix, self.degrees, self.isGroup) = (suffix, degrees, isGroup)
  }

  /// Takes a name apart.
  ///
  /// - Parameters:
  ///   - titles: further words that stand before names, folded, such as `brig`.
  ///   - groupWords: folded words by which a name is a group's, such as `consortium`.
  ///   - endsInInitials: true in a list where names are written `Ng AB`, so that two or three capitals at the end are no
  ///     family name.
  public init(
    _ text: String, titles: Set<String> = [], groupWords: some Collection<String> = [], endsInInitials: Bool = false
  ) {
    let plain = text.nfc.onOneLine
    // An address is no name to turn round.
    guard !plain.contains("@") else {
      self.init(full: plain, family: plain)
      return
    }
    if let group = Self.group(plain, groupWords) {
      self.init(full: plain, family: group, isGroup: true)
      return
    }
    let read = NamePieces(plain, keepsBrackets: true, titles: titles)
    let spoken = (read.pieces.dropFirst().joined() + (read.pieces.first ?? [])).joined(separator: " ")
    let full = [spoken, read.suffix].filter { !$0.isEmpty }.joined(separator: " ")
    self.init(title: read.title, full: full, family: spoken, suffix: read.suffix, degrees: read.degrees)
    let pieces = read.pieces.map(Self.withoutBrackets).filter { !$0.isEmpty }
    if pieces.count > 2 || pieces.count == 2 && Self.isWhole(pieces[0]) && NameWords.isPlaceOrRole(pieces[1]) {
      // Nobody's name has so many commas, or a hospital behind it; what is not understood stays as it was written.
      self.full = read.pieces.map { $0.joined(separator: " ") }.joined(separator: ", ")
      family = self.full
    } else if pieces.count > 1 {
      family = pieces[0].joined(separator: " ")
      given = pieces.dropFirst().joined().joined(separator: " ")
    } else if let words = pieces.first {
      let place = Self.family(in: words, endsInInitials: endsInInitials)
      family = words[place].joined(separator: " ")
      given = (words[..<place.lowerBound] + words[place.upperBound...]).joined(separator: " ")
    }
  }

  /// Given names and family name: as spoken, without a suffix.
  public var spoken: String { [given, family].filter { !$0.isEmpty }.joined(separator: " ") }

  /// True when a name can only be read as ending in initials (`Ng A`, `Rao PK`); false when it can not; nil when both
  /// are possible (`Wei LI`).
  public static func endsInInitials(_ text: String) -> Bool? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1, let last = words.last, let first = words.first, first.contains(where: \.isLowercase),
      NameWords.isInitials(last, isShouted: false, isCertain: true)
    else { return false }
    return NameWords.isInitials(last, isShouted: false) ? true : nil
  }

  /// What indexes print: `Ng, Ana`, `Downey Jr., Robert`.
  public var inverted: String {
    let last = [family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
    return given.isEmpty ? last : "\(last), \(given)"
  }

  /// What indexes sort by: family name, then given name, then suffix, folded. Latin stands before Urdu, as code points
  /// have it.
  public var sortKey: String { [family, given, suffix].map { folded($0) }.joined(separator: "\u{1}") }

  /// As a form would have it, so that reading it again finds the same parts: `Ana Ng`, or `García López, Ana` where the
  /// rules would take another word for the family name.
  public var typed: String {
    let again = WrittenName(full)
    let isPlain = isGroup || (again.family == family && again.given == given && again.suffix == suffix)
    let name = isPlain ? full : [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    return [title, name].filter { !$0.isEmpty }.joined(separator: " ") + (degrees.isEmpty ? "" : ", \(degrees)")
  }

  // MARK: - Rules

  private static func group(_ text: String, _ words: some Collection<String>) -> String? {
    let name = " \(folded(text)) "
    guard name.split(separator: " ").count > 1, words.contains(where: { name.contains(" \($0) ") }) else { return nil }
    if let lead = text.prefixMatch(of: /(?i)(?:and\s+)?(?:on\s+behalf\s+of|for)\s+(?:the\s+)?/) {
      return String(text[lead.range.upperBound...])
    }
    // `Group Captain Ana Ng` is a person.
    let isFirst = words.contains { name.hasPrefix(" \($0) ") }
    return isFirst && !name.contains(/^ \S+ (?:of|for)\b/) && !words.contains { name.hasSuffix(" \($0) ") } ? nil : text
  }

  /// Where the family name stands among the words of a name without commas.
  private static func family(in words: [String], endsInInitials: Bool) -> Range<Int> {
    let count = words.count
    // Chinese, Japanese and Korean names begin with it.
    if words.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } }) { return 0..<1 }
    let isShouted = !words.contains { $0.contains(where: \.isLowercase) }
    let initials = words.reversed().prefix {
      NameWords.isInitials($0, isShouted: isShouted, isCertain: endsInInitials)
    }.count
    if initials > 0, initials < count { return 0..<count - initials }
    var start = count - 1
    if start > 1, NameWords.familyEnds.contains(words[start].lowercased()) { start -= 1 }
    let isUncased = !words.contains { $0.contains(where: \.isUppercase) }
    while start > 1, belongs(words[start - 1], isUncased: isUncased) {
      start -= 1
      if start > 1, NameWords.joints.contains(words[start]) { start -= 1 }
    }
    return start..<count
  }

  /// True for a small word before a family name. In a name all of small letters only those that are known.
  private static func belongs(_ word: String, isUncased: Bool) -> Bool {
    if word.first?.isLowercase == true, !isUncased { return true }
    return NameWords.particles.contains(NameWords.letters(word))
  }

  /// True for a name of several words, not all shouted: what follows its comma need not be a given name.
  private static func isWhole(_ words: [String]) -> Bool {
    words.filter { !belongs($0, isUncased: false) }.count > 1 && words.contains { $0.contains(where: \.isLowercase) }
  }

  private static func withoutBrackets(_ words: [String]) -> [String] {
    var depth = 0
    return words.filter { word in
      if word.hasPrefix("(") { depth += 1 }
      defer { if word.hasSuffix(")") { depth -= 1 } }
      return depth <= 0
    }
  }
}
