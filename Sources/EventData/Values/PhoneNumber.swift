/// A telephone number in E.164 form, such as `+923001234567`.
public struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  /// A plus sign and 8 to 15 digits.
  public let description: String

  /// Reads a number as people type it: `0300-1234567`, `0092 300 1234567`, `923001234567`, `+92 300 1234567`,
  /// `+92 (0)300 1234567`.
  ///
  /// - Parameter countryCode: the digits put before a national number that starts with 0, such as `92`.
  /// - Returns: nil when it cannot be a number: letters, too few or too many digits, no way to tell the country.
  public init?(_ text: String, countryCode: String) {
    var digits = ""
    var international = false
    for (index, character) in text.trimmed.enumerated() {
      if let value = character.decimalDigit {
        digits.append(String(value))
      } else if character == "+", index == 0 {
        international = true
      } else if !" -().\u{00A0}\u{2011}".contains(character) {
        return nil
      }
    }
    if !international {
      if digits.hasPrefix("00") {
        digits.removeFirst(2)
      } else if digits.hasPrefix("0") {
        digits = countryCode + digits.dropFirst()
      } else if !(digits.hasPrefix(countryCode) && digits.count > 10) {
        guard digits.count == 10, digits.hasPrefix("3") else { return nil }  // a mobile whose zero a spreadsheet ate
        digits = countryCode + digits
      }
    }
    if digits.hasPrefix("920"), digits.count == 13 { digits.remove(at: digits.index(digits.startIndex, offsetBy: 2)) }
    guard (8...15).contains(digits.count), !digits.hasPrefix("0") else { return nil }
    if digits.hasPrefix("92") { guard digits.count == 12 || digits.count == 11 else { return nil } }
    description = "+" + digits
  }
}
