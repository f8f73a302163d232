import Foundation

extension String {
  /// A text as it should have been typed, in NFC: what every cell, paragraph and mail passes before it is a value.
  ///
  /// Tags and entities become what they mean, as do private letters of the font Symbol, ligatures, Word's own hyphens and
  /// the control characters of Windows. Every kind of line break is LF. Marks that nobody sees, control characters and
  /// noncharacters are taken out; what nobody can know becomes U+FFFD. A clean text stays as it is.
  public var cleaned: String {
    var text = self
    if text.utf8.contains(UInt8(ascii: "&")) { text = HTMLEntities.decoded(text) }
    if text.utf8.contains(UInt8(ascii: "<")) { text = HTMLText.typed(text) }
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }) else { return text }
    return CleanText.settled(text).nfc
  }
}

/// Scalars one by one.
private enum CleanText {
  static func settled(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var isWordOpen = false
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      // A soft hyphen at the end of a line: the word goes on below.
      if isWordOpen, scalar == "\r" || scalar == "\n" {
        isWordOpen = scalar == "\r" && next == "\n"
        continue
      }
      isWordOpen = scalar == "\u{AD}"
      switch scalar.value {
      case 0x0D: if next != "\n" { out.append("\n") }
      case 0x0B, 0x0C, 0x2028, 0x2029: out.append("\n")
      case 0x1E: out.append("-")
      case 0x09, 0x0A, 0x20..<0x7F: out.append(scalar)
      case 0x80...0x9F: if let meant = TextEncoding.scalar(windows1252: UInt8(scalar.value)) { out.append(meant) }
      case 0xFB00...0xFB06: out.append(contentsOf: ligatures[Int(scalar.value - 0xFB00)].unicodeScalars)
      case 0xF001, 0xF002: out.append(contentsOf: (scalar.value == 0xF001 ? "fi" : "fl").unicodeScalars)
      // Letters of formulas, slanted or bold by their code.
      case 0x1D400...0x1D7FF:
        out.append(contentsOf: String(Character(scalar)).precomposedStringWithCompatibilityMapping.unicodeScalars)
      case 0xFFFC: out.append(SymbolFont.unknown)
      case _ where scalar.isPrivate:
        let begins =
          (out.last.map { $0 == "\n" } ?? true) && next.map { " \t\u{A0}".unicodeScalars.contains($0) } ?? false
        out.append(SymbolFont.character(of: scalar, beginsItem: begins) ?? SymbolFont.unknown)
      // They join and part letters of other scripts, and pictures; in Latin text they are left over.
      case 0x200C, 0x200D, 0xFE00...0xFE0F:
        if let last = out.last, last.value >= 0x370, next != nil || scalar.value >= 0xFE00 { out.append(scalar) }
      case _ where scalar.isInvisible || scalar.properties.generalCategory == .control: break
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
}

extension Unicode.Scalar {
  fileprivate var isPrivate: Bool { properties.generalCategory == .privateUse }

  /// Soft hyphens, zero-width spaces, marks of direction and of order, tags, noncharacters.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x180B...0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFDD0...0xFDEF, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}

extension String {
  /// True when more marks follow one letter than any script has.
  public func hasPile(of most: Int) -> Bool {
    guard utf8.contains(where: { $0 >= 0xCC }) else { return false }
    var pile = 0
    for scalar in unicodeScalars {
      let isMark = [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
      pile = isMark ? pile + 1 : 0
      if pile > most { return true }
    }
    return false
  }
}
