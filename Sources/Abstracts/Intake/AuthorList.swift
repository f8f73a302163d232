import EventData

/// The author line of a form: `Dr Ana Ng (1, 2); B. Lee* (2)`, or one author a line.
enum AuthorList {
  /// Authors in order: titles apart, affiliation numbers (in brackets, superscripts or digits at the end) resolved.
  static func parse(_ text: String, titles: [String], presenter: String) -> [AbstractAuthor] {
    let known = Set(titles.map { folded($0) })
    let pieces = text.split { $0 == ";" || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
    var authors = pieces.map { parseOne($0, titles: known) }.filter { !$0.name.isEmpty }
    let presenterName = withoutTitle(presenter.onOneLine, known).name
    // One presenter even when two authors share a name.
    if let index = authors.firstIndex(where: { folded($0.name) == folded(presenterName) })
      ?? nearest(PersonIdentity(names: [presenterName]), among: authors)
    {
      authors[index].isPresenter = true
    }
    return authors
  }

  /// A name without the titles in front of it.
  static func name(_ text: String, titles: [String]) -> String {
    withoutTitle(text.onOneLine, Set(titles.map { folded($0) })).name
  }

  /// The author whose name a presenter's is most like; nil when it is like none.
  private static func nearest(_ presenter: PersonIdentity, among authors: [AbstractAuthor]) -> Int? {
    authors.enumerated().compactMap { index, author in
      PersonIdentity(names: [author.name]).match(presenter, .worthAQuestion).map { (index, $0.name.rawValue) }
    }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  nonisolated(unsafe) private static let numbersAtEnd = /[\s,]*([0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*)\s*$/

  private static func parseOne(_ text: String, titles: Set<String>) -> AbstractAuthor {
    var rest = text.onOneLine
    // Marks in brackets or superscripts, wherever they stand behind the name.
    var numbers = takeBracketed(&rest)
    if rest.unicodeScalars.contains(where: { superscripts[$0] != nil }) {
      let raised = rest.unicodeScalars.map { superscripts[$0] ?? ($0.isCommaLike ? "," : " ") }
      numbers += String(raised).split { !$0.isNumber }.compactMap { Int($0) }
      rest.unicodeScalars.removeAll { superscripts[$0] != nil }
    }
    if rest.utf8.contains(where: isDigit), let match = rest.firstMatch(of: numbersAtEnd) {
      numbers += match.1.split { !$0.isNumber }.compactMap { Int($0) }
      rest.removeSubrange(match.range)
    }
    rest = rest.filter { $0 != "*" }
    while let last = rest.last, last.isWhitespace || last == "," { rest.removeLast() }
    let (title, name) = withoutTitle(rest.onOneLine, titles)
    var seen: Set<Int> = []
    return AbstractAuthor(
      title: title, name: name, affiliations: numbers.filter { $0 >= 1 && seen.insert($0).inserted }, isPresenter: false
    )
  }

  private static func withoutTitle(_ text: String, _ titles: Set<String>) -> (title: String, name: String) {
    var words = text.split(separator: " ")
    var title: [Substring] = []
    while words.count > 1, let first = words.first, titles.contains(folded(first)) { title.append(words.removeFirst()) }
    return (title.joined(separator: " "), words.joined(separator: " "))
  }

  /// Takes the numbers out of brackets that hold nothing but numbers of one to three digits, commas and `&`. By hand:
  /// every author has a mark, and a regular expression takes a third of a whole import.
  private static func takeBracketed(_ text: inout String) -> [Int] {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return [] }
    var numbers: [Int] = []
    var kept = "", rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      let inside = rest[rest.index(after: open)..<close]
      let pieces = inside.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "&" }.map(\.trimmed)
      if pieces.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }) {
        numbers += pieces.compactMap { Int($0) }
        kept += rest[..<open]
        rest = rest[rest.index(after: close)...]
      } else {
        kept += rest[...open]
        rest = rest[rest.index(after: open)...]
      }
    }
    text = kept + rest
    return numbers
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static let superscripts: [Unicode.Scalar: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
  ]
}

extension Unicode.Scalar {
  fileprivate var isCommaLike: Bool { self == "," || self == "\u{2E34}" }
}
