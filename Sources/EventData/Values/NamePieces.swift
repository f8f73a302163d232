/// A name cut at its commas, with all that is no name taken off: titles in front, suffixes and degrees behind.
struct NamePieces {
  /// `Prof. Dr.`, as written.
  private(set) var title = ""
  /// `Jr.`, as written.
  private(set) var suffix = ""
  /// `MBBS, FCPS`.
  private(set) var degrees = ""
  /// The words between commas: one piece for `Ana Ng`, two for `Ng, Ana`.
  private(set) var pieces: [[String]] = []

  /// - Parameters:
  ///   - keepsBrackets: false to leave out all that stands in brackets; true to leave out roles alone.
  ///   - titles: further words that stand before names, folded.
  init(_ text: String, keepsBrackets: Bool, titles: Set<String> = []) {
    var titled: [String] = [], learned: [String] = []
    for part in Self.unbracketed(text, all: !keepsBrackets, titles).split(separator: ",") {
      var rest = part.trimmed
      let isBehind = pieces.joined().count > 1
      // `MS` behind a name is a degree, whatever it is before one.
      let isLearned = !pieces.isEmpty && rest.split(separator: " ").allSatisfy { NameWords.isDegree(String($0)) }
      if !isLearned, let found = PersonName.leadingTitle(of: rest, also: titles) {
        titled.append(found.trimmed)
        rest = String(rest.dropFirst(found.count))
      }
      // `Ph. D.` is one degree.
      var words = rest.replacing("Ph. D", with: "Ph.D").split(separator: " ").map(String.init)
      if !pieces.isEmpty, !isLearned, !words.isEmpty, words.allSatisfy({ PersonName.isTitle($0, also: titles) }) {
        titled += words
        continue
      }
      if isBehind, !isLearned, !words.isEmpty, words.allSatisfy({ Self.isAside($0, titles) }) { continue }
      learned += takeEnd(of: &words)
      if !words.isEmpty { pieces.append(words) }
    }
    title = titled.joined(separator: " ")
    degrees = learned.joined(separator: ", ")
  }

  private static func isAside(_ word: String, _ titles: Set<String>) -> Bool {
    NameWords.roles.contains(folded(word)) || PersonName.isTitle(word, also: titles)
  }

  /// Takes suffixes and degrees off the end of a piece.
  private mutating func takeEnd(of words: inout [String]) -> [String] {
    let before = pieces.joined().count
    let isShouted = !words.contains { $0.contains(where: \.isLowercase) }
    var taken: [String] = []
    var count = words.count
    while count > 0 {
      let word = words[count - 1]
      let letters = NameWords.letters(word)
      if NameWords.suffixes.contains(letters), count + before > 1 {
        suffix = word
      } else if NameWords.isDegree(word), count + before > (before == 0 ? 2 : 1) {
        taken.insert(word, at: 0)
      } else {
        break
      }
      count -= 1
    }
    // `Jin Hua MA` is no Master of Arts, unless another degree or a comma stands beside it.
    let isName = { NameWords.names.contains(NameWords.letters($0)) }
    if before == 0, isShouted ? taken.contains(where: isName) : taken.count == 1 && isName(taken[0]) {
      count += taken.count
      taken = []
    }
    words.removeLast(words.count - count)
    return taken
  }

  /// Without roles, qualifications of degrees (`MRCP (UK)`) and, when asked, all else in round brackets; a title loses
  /// its brackets.
  private static func unbracketed(_ text: String, all: Bool, _ titles: Set<String>) -> String {
    guard text.contains("(") else { return text }
    var kept = "", rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      kept += rest[..<open]
      let inside = rest[rest.index(after: open)..<close]
      let words = folded(inside).split(separator: " ").map(String.init)
      let isAside =
        all || words.allSatisfy { NameWords.roles.contains($0) }
        || kept.split(whereSeparator: { " ,".contains($0) }).last.map { NameWords.isDegree(String($0)) } == true
      if words.allSatisfy({ PersonName.isTitle($0, also: titles) }) {
        kept += inside + " "
      } else {
        kept += isAside ? " " : rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return (kept + rest).onOneLine
  }
}
