/// An ORCID iD whose check digit is right (ISO 7064 MOD 11-2, as ORCID's structure page describes).
public struct Orcid: Hashable, Sendable, CustomStringConvertible {
  /// `0000-0002-1825-0097`.
  public let description: String

  /// Reads an iD with or without hyphens, a label or the `https://orcid.org/` around it; nil when the form or check digit
  /// is wrong, or two of them are in the text.
  public init?(_ text: String) {
    // Dashes of any length and invisible marks come with copied iDs.
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.generalCategory != .format }.map {
          $0.properties.generalCategory == .dashPunctuation || $0 == "\u{2212}" ? "-" : $0
        }))
    let found = Set(plain.matches(of: Self.form).map { $0.1.filter { $0.isLetter || $0.isNumber }.uppercased() })
    guard found.count == 1, let symbols = found.first.map({ Array($0.utf8) }) else { return nil }
    let total = symbols.dropLast().reduce(0) { ($0 + Int($1) - 48) * 2 }
    let check = (12 - total % 11) % 11
    guard symbols[15] == (check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)) else { return nil }
    let groups = stride(from: 0, to: 16, by: 4).map { String(decoding: symbols[$0..<$0 + 4], as: UTF8.self) }
    description = groups.joined(separator: "-")
  }

  /// Sixteen symbols, in fours or not, with no letter or digit beside them.
  nonisolated(unsafe) private static let form =
    /(?:^|[^0-9A-Za-z])((?:[0-9]{4}[\- ]{0,3}){3}[0-9]{3}[0-9Xx])(?![0-9A-Za-z])/
}
