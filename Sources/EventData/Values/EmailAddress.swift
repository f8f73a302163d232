/// An e-mail address that is safe to write to: exactly one `@`, no spaces, controls or angle brackets, a dotted domain
/// of letters, digits and hyphens (RFC 5321 lengths: 64 before the `@`, 254 in all).
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address as typed, without surrounding space; the domain in lower case.
  public let description: String

  /// Nil when the text is no such address. Nothing is repaired: a wrong guess would write to a stranger.
  public init?(_ text: String) {
    let trimmed = text.trimmed
    let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), trimmed.utf8.count <= 254 else { return nil }
    guard parts[0].utf8.allSatisfy(Self.isLocal), !parts[0].hasPrefix("."), !parts[0].hasSuffix("."),
      !parts[0].contains("..")
    else { return nil }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(Self.isLabel), let top = labels.last, top.count >= 2, !top.isDigits
    else { return nil }
    description = "\(parts[0])@\(parts[1].lowercased())"
  }

  /// The form two addresses are compared by: all lower case.
  public var folded: String { description.lowercased() }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
    }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}

extension EmailAddress {
  /// The part after the `@`.
  public var domain: String { description.split(separator: "@").last.map(String.init) ?? "" }
}
