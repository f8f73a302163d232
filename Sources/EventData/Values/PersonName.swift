/// A person's name as forms deliver it, put in order without harm: titles apart, shouted names calmed, the letters of
/// McDonald and Al-Rashid left as their owners write them.
public struct PersonName: Hashable, Sendable {
  /// `Dr`, `Prof. Dr` ...; empty when none was given.
  public let title: String
  /// Given names.
  public let first: String
  /// Family name.
  public let last: String
  /// True when both names came in capitals only and were calmed.
  public let wasShouted: Bool
  /// The title that was typed into the name field; nil when there was none.
  public let titleInName: String?

  public init(title: String, first: String, last: String) {
    var given = first.nfc.onOneLine
    let family = last.nfc.onOneLine
    let found = Self.leadingTitle(of: given)
    if let found { given = String(given.dropFirst(found.count)).trimmed }
    let shouted = Self.isShouted(given) && Self.isShouted(family)
    // The dotted capital İ is written in Turkish only, where I is the capital of ı.
    let isTurkish = (given + family).contains("İ")
    self.first = shouted ? Self.calmed(given, isTurkish) : given
    self.last = shouted ? Self.calmed(family, isTurkish) : family
    let typed = title.nfc.onOneLine
    self.title = typed.isEmpty ? found.map(\.trimmed) ?? "" : typed
    wasShouted = shouted
    titleInName = found?.trimmed
  }

  /// `Dr. Bilal Raza`.
  public var full: String { [title, plain].filter { !$0.isEmpty }.joined(separator: " ") }

  /// `Bilal Raza`, without the title.
  public var plain: String { [first, last].filter { !$0.isEmpty }.joined(separator: " ") }

  /// The titles at the start of a name, with the space after them; nil when it starts with none.
  ///
  /// - Parameter more: further titles, folded, such as `brig`.
  public static func leadingTitle(of name: String, also more: Set<String> = []) -> String? {
    var rest = Substring(name)
    while true {
      let word = rest.prefix { !$0.isWhitespace && $0 != "." }
      let after = rest.dropFirst(word.count)
      let isTail =
        rest.startIndex != name.startIndex && after.first == "." && NameWords.titleTails.contains(String(word))
      guard isTail || isTitle(word, also: more), after.first == "." || after.first?.isWhitespace == true else { break }
      rest = after.drop { $0 == "." || $0.isWhitespace }
      if rest.isEmpty { return nil }  // a name that is only a title is a name
    }
    let taken = name.prefix(upTo: rest.startIndex)
    return taken.isEmpty ? nil : String(taken)
  }

  /// True for a word that stands before names.
  static func isTitle(_ word: some StringProtocol, also more: Set<String>) -> Bool {
    let plain = folded(word)
    return NameWords.titles.contains(plain) || more.contains(plain)
  }

  private static func isShouted(_ name: String) -> Bool {
    let letters = name.filter(\.isLetter)
    return letters.count >= 2 && letters.contains(where: \.isCased) && !letters.contains(where: \.isLowercase)
  }

  /// `ZULFIQAR-UL-HAQ` -> `Zulfiqar-Ul-Haq`, `MCDONALD` -> `McDonald`, `O'BRIEN` -> `O'Brien`.
  private static func calmed(_ name: String, _ isTurkish: Bool) -> String {
    var out = ""
    var word = ""
    func close() {
      var calm = small(word, isTurkish)
      let prefix = calm.hasPrefix("mc") && calm.count > 3 ? 2 : 0
      let head = calm.prefix(prefix)
      calm = String(calm.dropFirst(prefix))
      let capital = (isTurkish && calm.hasPrefix("i") ? "İ" : calm.prefix(1).uppercased()) + calm.dropFirst()
      out += head.prefix(1).uppercased() + head.dropFirst() + capital
      word = ""
    }
    for character in name {
      if character.isLetter {
        word.append(character)
      } else {
        if !word.isEmpty { close() }
        out.append(character)
      }
    }
    if !word.isEmpty { close() }
    return out
  }

  /// A word in small letters; a sigma at its end has a letter of its own.
  private static func small(_ word: String, _ isTurkish: Bool) -> String {
    let plain = isTurkish ? word.replacing("İ", with: "i").replacing("I", with: "ı") : word
    let small = plain.lowercased()
    return small.count > 1 && small.last == "σ" ? small.dropLast() + "ς" : small
  }
}
