extension StringProtocol {
  /// True when there is something and all of it is 0...9.
  var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }

  /// The text with the decimal digits of every script (Urdu, Arabic, full width ...) as 0...9.
  public var withPlainDigits: String {
    utf8.allSatisfy { $0 < 0x80 }
      ? String(self) : String(map { character in character.decimalDigit.map { Character("\($0)") } ?? character })
  }
}

extension UInt8 {
  /// True for a...z, A...Z and 0...9.
  public var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension Character {
  /// The value of a decimal digit of any script (Latin, Arabic-Indic, Urdu ...); nil for all else, also for `²` and `①`.
  var decimalDigit: Int? {
    guard unicodeScalars.count == 1, unicodeScalars.first?.properties.generalCategory == .decimalNumber else {
      return nil
    }
    return wholeNumberValue
  }
}

/// 105 and not 105.0.
public func plain(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
