/// What a scanner typed, as the codes it may stand for.
///
/// Scanners are set up in many ways: all in small letters, with a prefix that names the kind of code (AIM, `]Q3`), with
/// controls around it, with spaces added at the ends. Trying these is safe, since a code is signed: what was
/// not printed proves false.
public enum ScannedText {
  /// The codes in one line: controls never belong to a code, so they end it; what nobody sees is none. Anything else is,
  /// whatever it is made of: somebody stands at the door and waits for an answer.
  public static func codes(in line: String) -> [String] {
    line.unicodeScalars.filter { $0 != "\0" }
      .split { $0.properties.generalCategory == .control }
      .map { String(String.UnicodeScalarView($0)) }
      .filter { code in
        !code.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.generalCategory == .format }
      }
  }

  /// True for letters that no code has, as a keyboard of another language makes them.
  public static func isOfOtherKeyboard(_ code: String) -> Bool { code.contains { $0.isLetter && !$0.isASCII } }

  /// Every text of a token's length that was scanned perhaps. Small letters are taken for capitals only when all are small,
  /// as a keyboard makes them: a damaged code stays damaged.
  static func readings(of scanned: String, length: Int) -> [String] {
    let scalars = scanned.unicodeScalars
    guard let first = scalars.firstIndex(where: isPrinted), let last = scalars.lastIndex(where: isPrinted) else {
      return []
    }
    var text = scanned[first...last]
    // The prefix names the kind of code by a letter and the scanner's way by another sign; no code has its bracket.
    let marked = text.drop { $0 == " " }
    if marked.hasPrefix("]") { text = marked.dropFirst(3) }
    if !text.contains(where: \.isUppercase) { text = text.uppercased()[...] }
    let excess = text.count - length
    guard excess >= 0 else { return [] }
    return (0...excess).compactMap { front in
      let (before, after) = (text.prefix(front), text.dropFirst(front + length))
      guard (before + after).allSatisfy({ $0 == " " }) else { return nil }
      return String(text.dropFirst(front).prefix(length))
    }
  }

  private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool { (0x20...0x7E).contains(scalar.value) }
}
