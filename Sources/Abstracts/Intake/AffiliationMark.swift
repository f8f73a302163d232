import EventData

/// What ties an author to an affiliation: `1`, `b` or `†`.
enum AffiliationMark: Hashable {
  case number(Int), letter(Character), sign(Character)

  /// What a text of nothing but marks holds: `1, 2`, `1-3`, `1 and 2`, `a,b`, `2*`; nil when it holds anything else.
  static func all(in text: some StringProtocol) -> [AffiliationMark]? {
    var marks: [AffiliationMark] = []
    for piece in text.split(whereSeparator: { $0.isWhitespace || ",&/;.+\u{2E34}".contains($0) }) where piece != "and" {
      var plain = ""
      for character in piece {
        if isSign(character) {
          marks.append(.sign(character))
        } else {
          plain.append(superscripts[character] ?? character)
        }
      }
      if plain.isEmpty { continue }
      guard let found = numbers(plain) ?? letters(plain) else { return nil }
      marks += found
    }
    return marks.isEmpty ? nil : marks
  }

  /// `7`, or `1-3` for each from 1 to 3.
  private static func numbers(_ text: String) -> [AffiliationMark]? {
    let ends = text.split(omittingEmptySubsequences: false) { "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains($0) }
    guard ends.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
    let values = ends.compactMap { Int($0) }
    if values.count == 1 { return [.number(values[0])] }
    guard values.count == 2, values[0] < values[1], values[1] - values[0] < 40 else { return nil }
    return (values[0]...values[1]).map { .number($0) }
  }

  private static func letters(_ text: String) -> [AffiliationMark]? {
    guard text.count == 1, let letter = text.first, letter.isASCII, letter.isLetter else { return nil }
    return [.letter(Character(letter.lowercased()))]
  }

  /// The mark after this one in a list; nil after a sign.
  var next: AffiliationMark? {
    switch self {
    case .number(let number): .number(number + 1)
    case .letter(let letter): letter.asciiValue.map { .letter(Character(Unicode.Scalar($0 + 1))) }
    case .sign: nil
    }
  }

  /// Takes the marks off a name, wherever they stand behind or in it: in brackets, raised, as signs, as digits at the end.
  /// By hand: every author has one, and a regular expression takes a third of a whole import.
  static func take(from text: inout String) -> [AffiliationMark] {
    guard !text.utf8.allSatisfy({ $0.isLetterOrDigit && !$0.isDigit || $0 == UInt8(ascii: " ") }) else { return [] }
    var marks: [AffiliationMark] = []
    var kept = "", rest = text[...]
    while let character = rest.first {
      if let close = brackets[character], let end = rest.prefix(40).firstIndex(of: close),
        let found = all(in: rest[rest.index(after: rest.startIndex)..<end])
      {
        marks += found
        kept += " "
        rest = rest[rest.index(after: end)...]
      } else if superscripts[character] != nil {
        let run = rest.prefix { superscripts[$0] != nil || ", \u{2E34}".contains($0) || isSign($0) }
        let end = run.lastIndex { superscripts[$0] != nil || isSign($0) }.map(run.index(after:)) ?? run.endIndex
        marks += all(in: run[..<end]) ?? []
        rest = rest[end...]
      } else if isSign(character) {
        marks.append(.sign(character))
        rest = rest.dropFirst()
      } else {
        kept.append(character)
        rest = rest.dropFirst()
      }
    }
    text = kept
    marks += takeEnd(of: &text)
    // `Ana Ng¹,a`: a letter that was not raised goes on with the marks before it.
    if !marks.isEmpty, text.last?.isLowercase == true, ", ".contains(text.dropLast().last ?? "-"),
      let match = text.firstMatch(of: /\s*,\s*([a-z](?:\s*,\s*[a-z])*)$/)
    {
      marks += all(in: match.1) ?? []
      text.removeSubrange(match.range)
    }
    while let last = text.last, last.isWhitespace || ",.;".contains(last) && !isAbbreviated(text) { text.removeLast() }
    return marks
  }

  /// The digits at the end of a name: `Ana Ng1,2`, `Ana Ng 1-3`.
  private static func takeEnd(of text: inout String) -> [AffiliationMark] {
    let end = text.reversed().prefix { $0.isASCII && $0.isNumber || " ,.&/;-\u{2013}".contains($0) }.count
    let tail = text.suffix(end)
    guard tail.utf8.contains(where: \.isDigit), end < text.count else { return [] }
    let trimmed = tail.drop { !$0.isNumber }
    guard let marks = all(in: trimmed) else { return [] }
    text.removeLast(trimmed.count)
    return marks
  }

  /// True for a name whose full stop belongs to it: `A.`, `P.P.`, and what is no name, such as `Jr.`
  private static func isAbbreviated(_ text: String) -> Bool {
    guard text.last == ".", let stem = text.dropLast().split(separator: " ").last else { return false }
    return stem.count == 1 || stem.contains(".") || WrittenName("Ana Ng, \(stem)").spoken == "Ana Ng"
  }

  static let brackets: [Character: Character] = ["(": ")", "[": "]", "{": "}", "（": "）"]
  static func isSign(_ character: Character) -> Bool { "*†‡§¶‖#^✉∗✝".contains(character) }

  /// Raised digits and letters, and what they stand for.
  static let superscripts = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "0123456789abcdefghijklmnoprstuvwxyz"))
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
