/// An International Bank Account Number whose check digits fit (ISO 13616: mod 97 = 1).
public struct Iban: Hashable, Sendable, CustomStringConvertible {
  /// Without spaces, upper case.
  public let description: String

  /// Nil when the form or the check digits are wrong; a Pakistani one must have 24 characters.
  public init?(_ text: String) {
    let plain = text.uppercased().filter { $0 != " " }
    let bytes = Array(plain.utf8)
    guard (15...34).contains(bytes.count), !plain.hasPrefix("PK") || bytes.count == 24,
      bytes[..<2].allSatisfy({ (65...90).contains($0) }), bytes[2..<4].allSatisfy({ (48...57).contains($0) })
    else { return nil }
    var remainder = 0
    for byte in bytes[4...] + bytes[..<4] {
      switch byte {
      case 48...57: remainder = (remainder * 10 + Int(byte) - 48) % 97
      case 65...90: remainder = (remainder * 100 + Int(byte) - 55) % 97
      default: return nil
      }
    }
    guard remainder == 1 else { return nil }
    description = plain
  }
}
