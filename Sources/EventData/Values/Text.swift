import Foundation

extension StringProtocol {
  /// Without white space (no-break spaces included) and zero-width marks at both ends.
  public var trimmed: String {
    // Most cells begin and end with a plain letter; asking Foundation costs a hundred times as much.
    if let first = first?.asciiValue, let last = last?.asciiValue, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return String(self)
    }
    return trimmingCharacters(in: surroundingSpace)
  }

  /// Unicode NFC, the form all text is stored in: SQLite compares bytes, so é must be one thing.
  public var nfc: String { utf8.allSatisfy { $0 < 0x80 } ? String(self) : precomposedStringWithCanonicalMapping }

  /// Runs of white space, line breaks included, made one space; control characters and the marks that reverse the
  /// direction of what follows taken out. What a cell should hold before it reaches a badge, a header or a terminal.
  public var onOneLine: String {
    if isPlainLine { return String(self) }
    let plain = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard plain.unicodeScalars.contains(where: \.isUnsafe) else { return plain }
    return String(String.UnicodeScalarView(plain.unicodeScalars.filter { !$0.isUnsafe }))
  }

  /// Printable ASCII with single spaces between words: nothing to put in order.
  private var isPlainLine: Bool {
    var previous = UInt8(ascii: " ")
    for byte in utf8 {
      guard (0x20..<0x7F).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// True when a control character (line break, tab, NUL ...) is inside.
  public var hasControls: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

private let surroundingSpace = CharacterSet.whitespacesAndNewlines
  .union(CharacterSet(charactersIn: "\u{FEFF}\u{200B}\u{00A0}"))

extension Unicode.Scalar {
  fileprivate var isUnsafe: Bool {
    properties.generalCategory == .control || ("\u{202A}"..."\u{202E}").contains(self)
      || ("\u{2066}"..."\u{2069}").contains(self)
  }
}

/// The form names and words are searched and matched by: no case, no diacritics, one form of the letters that Arabic
/// and Urdu keyboards write differently and of the Turkish i, marks that nobody sees left out, punctuation as spaces,
/// spaces single.
public func folded(_ text: some StringProtocol) -> String {
  text.utf8.allSatisfy { $0 < 0x80 } ? foldedASCII(text.utf8) : foldedUnicode(text)
}

/// The same rules for English letters and digits, which most cells are made of.
private func foldedASCII(_ bytes: some Sequence<UInt8>) -> String {
  var out: [UInt8] = []
  var gap = false
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      if gap, !out.isEmpty { out.append(UInt8(ascii: " ")) }
      gap = false
      out.append(byte < UInt8(ascii: "a") && byte >= UInt8(ascii: "A") ? byte + 32 : byte)
    case UInt8(ascii: "'"): break
    default: gap = true
    }
  }
  return String(decoding: out, as: UTF8.self)
}

private func foldedUnicode(_ text: some StringProtocol) -> String {
  let plain = text.nfc.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  var out = ""
  var gap = false
  for scalar in plain.unicodeScalars {
    // Vowel signs, which are hardly ever typed, and the stroke that only stretches a word.
    if ("\u{064B}"..."\u{065F}").contains(scalar) || scalar == "\u{0670}" || scalar == "\u{0640}" { continue }
    // A non-joiner parts the words of a name; the other marks of format only hide in it.
    if scalar.properties.generalCategory == .format, scalar != "\u{200C}" { continue }
    let unified = variants[scalar] ?? scalar
    if unified.properties.isAlphabetic || unified.properties.numericType != nil {
      if gap, !out.isEmpty { out.append(" ") }
      gap = false
      out.unicodeScalars.append(unified)
    } else if scalar != "'" && scalar != "\u{2019}" {
      gap = true
    }
  }
  return out
}

private let variants: [Unicode.Scalar: Unicode.Scalar] = [
  "\u{0131}": "i",  // the Turkish i without a dot, whose capital is I
  "\u{064A}": "\u{06CC}", "\u{0649}": "\u{06CC}",  // yeh
  "\u{0643}": "\u{06A9}",  // kaf
  "\u{0647}": "\u{06C1}", "\u{06D5}": "\u{06C1}",  // heh
  "\u{0623}": "\u{0627}", "\u{0625}": "\u{0627}", "\u{0622}": "\u{0627}",  // alef
]

/// ` Did you mean 'breast'?`, to follow a sentence; empty when nothing in `known` is near to what was typed.
public func didYouMean(_ typed: String, in known: some Sequence<String>) -> String {
  nearest(to: typed, in: known).map { " Did you mean '\($0)'?" } ?? ""
}

/// The entry of `known` nearest to `typed`: at most a third of its letters dropped, added or changed, or two neighbours
/// swapped.
public func nearest(to typed: String, in known: some Sequence<String>) -> String? {
  guard typed.utf8.count <= 200 else { return nil }
  let wanted = Array(typed.lowercased())
  var best: (name: String, distance: Int)?
  for candidate in known {
    let letters = Array(candidate.lowercased())
    let distance = isSwapped(wanted, letters) ? 1 : editDistance(wanted, letters)
    if distance <= max(1, max(wanted.count, letters.count) / 3), distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// True when two neighbours changed places, the commonest slip of all.
private func isSwapped(_ left: [Character], _ right: [Character]) -> Bool {
  let places = left.indices.filter { left.count == right.count && left[$0] != right[$0] }
  return places.count == 2 && places[0] + 1 == places[1] && left[places[0]] == right[places[1]]
    && left[places[1]] == right[places[0]]
}

/// The least number of insertions, deletions and substitutions between two words (Levenshtein).
public func editDistance<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
  var previous = Array(0...right.count)
  for (row, symbol) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let substitution = previous[column] + (symbol == other ? 0 : 1)
      current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}

/// `one row`, `2 rows`: a count with its noun.
public func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}
