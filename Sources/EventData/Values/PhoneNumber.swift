/// A telephone number in E.164 form, such as `+923001234567`.
public struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  /// A plus sign and 8 to 15 digits.
  public let description: String

  /// Reads a number as people type it: `0300-1234567`, `0092 300 1234567`, `923001234567`, `+92 300 1234567`,
  /// `+92 (0)300 1234567`; digits of any script, invisible marks passed over.
  ///
  /// - Parameter countryCode: the digits put before a national number that starts with 0, such as `92`; nil when the
  ///   number may be of any country, so that only one with its country code can be read.
  /// - Returns: nil when it cannot be a number: letters, too few or too many digits, no way to tell the country.
  public init?(_ text: String, countryCode: String?) {
    var digits = ""
    var international = false
    // The zero that is dialled at home only: +44 (0)20.
    let isAbroad = text.contains { "+＋".contains($0) } || text.trimmed.hasPrefix("00")
    let text = isAbroad ? text.replacing("(0)", with: "") : text
    for character in text where !character.isInvisible && (!character.isWhitespace || character.isNewline) {
      if let value = character.decimalDigit {
        digits.append(String(value))
      } else if "+＋".contains(character), digits.isEmpty, !international {
        international = true
      } else if !"().".contains(character),
        character.unicodeScalars.first?.properties.generalCategory != .dashPunctuation
      {
        return nil
      }
    }
    if !international {
      guard let whole = Self.international(digits, countryCode) else { return nil }
      digits = whole
    }
    if digits.hasPrefix("920"), digits.count == 13 { digits.remove(at: digits.index(digits.startIndex, offsetBy: 2)) }
    guard (8...15).contains(digits.count), !digits.hasPrefix("0") else { return nil }
    if digits.hasPrefix("92") { guard digits.count == 12 || digits.count == 11 else { return nil } }
    description = "+" + digits
  }

  /// True for a mobile written as only the country with this code writes it, `0300-1234567` in Pakistan: it says its
  /// country, whoever has it.
  public static func isDomestic(_ text: String, countryCode: String) -> Bool {
    countryCode == "92" && text.withPlainDigits.wholeMatch(of: /03[0-9]{2}-[0-9]{7}/) != nil
  }

  /// The digits of a number without a plus sign, from the country code on.
  private static func international(_ digits: String, _ countryCode: String?) -> String? {
    if digits.hasPrefix("00") { return String(digits.dropFirst(2)) }
    guard let countryCode else { return nil }
    if digits.hasPrefix("0") { return countryCode + digits.dropFirst() }
    if digits.hasPrefix(countryCode), digits.count > 10 { return digits }
    // A Pakistani mobile whose zero a spreadsheet ate.
    return countryCode == "92" && digits.count == 10 && digits.hasPrefix("3") ? countryCode + digits : nil
  }
}

extension Character {
  /// True for a mark that nobody sees, such as one of direction or of zero width.
  fileprivate var isInvisible: Bool { unicodeScalars.allSatisfy { $0.properties.generalCategory == .format } }
}
