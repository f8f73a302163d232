/// A person's name taken apart for comparing: titles, degrees and brackets gone, `Ng, Ana` turned, small words such as
/// `van` or `ul` left out, suffixes such as `Jr` apart.
public struct NameParts: Hashable, Sendable {
  /// A word as it is compared.
  struct Word: Hashable, Sendable {
    let letters: String
    let sound: NameSound
    init(_ letters: String) { (self.letters, sound) = (letters, NameSound(letters)) }
    /// True for one letter that stands for a name.
    var isInitial: Bool { letters.utf8.count == 1 }
    /// True for a name that is often left out, as it stands before many others.
    var isOptional: Bool { isInitial || Self.leftOut.contains(sound) }
    private static let leftOut: Set<NameSound> = [NameSound("muhammad"), NameSound("syed")]
  }

  /// Given names first, when the text shows which they are.
  let words: [Word]
  /// `jr`, `iii` ...; empty when there is none.
  let suffix: String
  /// The words with capitals such as `AB` taken for two initials; nil when there are none.
  let spread: [Word]?

  public init(_ text: String) {
    let read = NamePieces(text.nfc.onOneLine.prefix(300).description, keepsBrackets: false)
    let parts = read.pieces.map(Self.spelled).filter { !$0.isEmpty }
    // `Ng, Ana`: the family name stands first.
    let tokens = parts.count > 1 ? parts[1] + parts[0] + parts.dropFirst(2).joined() : parts.first ?? []
    let isShouted = !tokens.contains { $0.contains(where: \.isLowercase) }
    let capitals = tokens.map { (2...3).contains($0.count) && !isShouted && $0.allSatisfy(\.isUppercase) }
    words = Self.words(tokens)
    suffix = NameWords.letters(read.suffix)
    spread =
      capitals.contains(true) && tokens.count > 1
      ? Self.words(zip(tokens, capitals).flatMap { token, isSpread in isSpread ? token.map(String.init) : [token] })
      : nil
  }

  /// True when no letter was given.
  public var isEmpty: Bool { words.isEmpty }

  /// The words in order: equal for two names that are written alike.
  public var key: String { words.map(\.letters).joined(separator: " ") }

  /// True when two names are written in one script, so that they can be compared.
  func sharesScript(with other: NameParts) -> Bool { isLatin == other.isLatin }
  private var isLatin: Bool { words.first?.letters.utf8.first.map { $0 < 0x80 } ?? true }

  /// The words of a piece, cut at hyphens and full stops.
  private static func spelled(_ words: [String]) -> [String] {
    words.filter { !folded($0).isEmpty }.flatMap { word in
      let plain =
        word.utf8.contains(where: { $0 >= 0x80 }) ? word.map { unfolded[$0] ?? String($0) }.joined() : word
      return plain.split { ".-\u{2010}\u{2011}/".contains($0) }.map(String.init)
    }
  }

  private static func words(_ tokens: [String]) -> [Word] {
    var letters = tokens.flatMap { folded($0).split(separator: " ").map(String.init) }
    // Chinese, Japanese and Korean names are written with or without a space.
    if letters.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } }) {
      letters = [letters.joined()].filter { !$0.isEmpty }
    }
    var words: [String] = []
    var left = letters.count
    for (index, word) in letters.enumerated() {
      let isLast = index == letters.count - 1
      if particles.contains(word), !isLast, left > 2 {
        left -= 1
      } else if let before = words.last, abdul.contains(before) {
        words[words.count - 1] = "abd" + word
      } else if word.utf8.count > 7, let prefix = abdul.first(where: { $0.utf8.count == 5 && word.hasPrefix($0) }) {
        words.append("abd" + word.dropFirst(prefix.count))
      } else {
        words.append(word)
      }
    }
    return words.prefix(8).map(Word.init)
  }

  /// Those of family names that one may leave out; `Abu` or `San` make another name.
  private static let particles = NameWords.particles.union(["y"]).subtracting([
    "abu", "abd", "abdel", "ben", "st", "saint", "san", "santa", "te",
  ])
  private static let abdul: Set<String> = ["abd", "abdul", "abdur", "abdus", "abdel", "abdal"]
  /// Letters that lose no mark when folded.
  private static let unfolded: [Character: String] = [
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "đ": "d", "Đ": "D", "ı": "i",
  ]
}
