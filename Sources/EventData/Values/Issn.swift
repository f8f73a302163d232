/// A serial's number whose check digit is right (ISO 3297: weights 8 to 2, modulo 11, 10 as X).
public struct Issn: Hashable, Sendable, CustomStringConvertible {
  /// `0378-5955`.
  public let description: String

  /// Reads a number with or without the hyphen; nil when the form or the check digit is wrong.
  public init?(_ text: String) {
    let symbols = Array(text.trimmed.uppercased().utf8.filter { $0 != UInt8(ascii: "-") })
    guard symbols.count == 8 else { return nil }
    var sum = 0
    for (index, symbol) in symbols.dropLast().enumerated() {
      guard (48...57).contains(symbol) else { return nil }
      sum += (Int(symbol) - 48) * (8 - index)
    }
    let check = (11 - sum % 11) % 11
    guard symbols[7] == (check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)) else { return nil }
    let digits = String(decoding: symbols, as: UTF8.self)
    description = "\(digits.prefix(4))-\(digits.suffix(4))"
  }
}
