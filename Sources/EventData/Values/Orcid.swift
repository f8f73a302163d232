/// An ORCID iD whose check digit is right (ISO 7064 MOD 11-2, as ORCID's structure page describes).
public struct Orcid: Hashable, Sendable, CustomStringConvertible {
  /// `0000-0002-1825-0097`.
  public let description: String

  /// Reads an iD with or without hyphens or the `https://orcid.org/` in front; nil when the form or check digit is
  /// wrong.
  public init?(_ text: String) {
    var rest = text.trimmed.uppercased()
    if let slash = rest.lastIndex(of: "/") { rest = String(rest[rest.index(after: slash)...]) }
    let symbols = Array(rest.filter { $0 != "-" && $0 != " " }.utf8)
    guard symbols.count == 16 else { return nil }
    var total = 0
    for symbol in symbols.dropLast() {
      guard (48...57).contains(symbol) else { return nil }
      total = (total + Int(symbol) - 48) * 2
    }
    let check = (12 - total % 11) % 11
    guard symbols[15] == (check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)) else { return nil }
    let groups = stride(from: 0, to: 16, by: 4).map { String(decoding: symbols[$0..<$0 + 4], as: UTF8.self) }
    description = groups.joined(separator: "-")
  }
}
