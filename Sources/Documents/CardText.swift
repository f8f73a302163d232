/// True for the 66 code points that Unicode sets aside for no character; a PDF cannot hold them.
func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
}

/// Field text made safe to set on one card: control characters and line breaks become spaces, and marks that turn the
/// reading direction of what follows are dropped, so that one name cannot upset the card. At most 500 characters are
/// looked at; no card has room for more.
func cardText(_ text: String) -> String {
  var cleaned = String.UnicodeScalarView()
  for scalar in text.prefix(501).unicodeScalars {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: continue
    case 0x2028, 0x2029: cleaned.append(" ")
    default: cleaned.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
  }
  return String(cleaned).split(separator: " ").joined(separator: " ")
}
