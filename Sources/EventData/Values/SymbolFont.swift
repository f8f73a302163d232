/// Characters of the fonts Symbol and Wingdings, whose codes are of the font and not of Unicode. Word keeps them as private
/// letters (U+F020 to U+F0FF), web pages as the letters of the same codes.
public enum SymbolFont {
  /// What stands for a character that cannot be known.
  public static let unknown: Unicode.Scalar = "\u{FFFD}"

  /// The text that a reader sees where a text is set in a font; as it is for any other font.
  public static func text(_ text: String, font: String?) -> String {
    guard let table = table(font) else { return text }
    var seen = ""
    for scalar in text.unicodeScalars {
      let code = (0xF000...0xF0FF).contains(scalar.value) ? scalar.value - 0xF000 : scalar.value
      let isOfFont = code != scalar.value || (0x20...0xFF).contains(code) && scalar != "\u{A0}"
      seen.unicodeScalars.append(isOfFont ? table[code] ?? (code == 0x20 ? " " : unknown) : scalar)
    }
    return seen
  }

  /// The character of a private letter whose font is not known: Symbol's, or a list's bullet, or what Adobe's fonts have
  /// there; nil when nobody can tell.
  static func character(of scalar: Unicode.Scalar, beginsItem: Bool) -> Unicode.Scalar? {
    if beginsItem, [0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF071].contains(scalar.value) { return "•" }
    return switch scalar.value {
    case 0xF020...0xF0FF: symbol[scalar.value - 0xF000]
    case 0xF730...0xF739: Unicode.Scalar(scalar.value - 0xF700)
    default: nil
    }
  }

  private static func table(_ font: String?) -> [UInt32: Unicode.Scalar]? {
    switch font.map({ folded($0) }) {
    case "symbol", "symbol mt": symbol
    case "wingdings": wingdings
    default: nil
    }
  }

  /// Adobe's encoding of Symbol, from 0x20 and from 0xA0.
  private static let symbol = codes(
    [
      (
        0x20,
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
      ),
      (
        0xA0,
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{FFFD}⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
      ),
    ])

  /// What texts use of Wingdings: bullets, arrows, ticks.
  private static let wingdings = codes([
    (0x6C, "●"), (0x6E, "■□"), (0x71, "❑❒⬧⧫◆❖⬥"), (0x9E, "·•"), (0xA1, "○"), (0xA7, "▪◻"), (0xD8, "➢"), (0xDF, "←→↑↓"),
    (0xE8, "➔"), (0xF0, "⇨"), (0xFB, "✗✓☒☑"),
  ])

  private static func codes(_ runs: [(UInt32, String)]) -> [UInt32: Unicode.Scalar] {
    var table: [UInt32: Unicode.Scalar] = [:]
    for (first, characters) in runs {
      for (offset, scalar) in characters.unicodeScalars.enumerated() { table[first + UInt32(offset)] = scalar }
    }
    return table
  }
}
