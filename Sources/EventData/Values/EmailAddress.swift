/// An e-mail address that is safe to write to: exactly one `@`, no spaces, controls or angle brackets, a dotted domain
/// of letters, digits and hyphens (RFC 5321 lengths: 64 before the `@`, 254 in all).
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address as typed, without surrounding space; the domain in lower case.
  public let description: String

  /// Nil when the text is no such address. Nothing is repaired: a wrong guess would write to a stranger.
  public init?(_ text: String) {
    let trimmed = text.trimmed
    guard Self.fault(in: trimmed) == nil, let top = trimmed.split(separator: ".").last, top.count >= 2, !top.isDigits
    else { return nil }
    let parts = trimmed.split(separator: "@")
    description = "\(parts[0])@\(parts[1].lowercased())"
  }

  /// The form two addresses are compared by: all lower case.
  public var folded: String { description.lowercased() }

  /// The part after the `@`.
  public var domain: String { description.split(separator: "@").last.map(String.init) ?? "" }
}

extension EmailAddress {
  /// What keeps a text from being a plain mailbox, to stand behind it in a sentence; nil when nothing does: RFC 5321
  /// section 4.1.2 without quoted local parts and address literals, with the length limits of section 4.5.3.1.
  package static func fault(in address: String) -> String? {
    if address.isEmpty { return "is empty" }
    if address.hasControls { return "holds a line break or control character" }
    guard address.utf8.allSatisfy({ $0 < 0x80 }) else {
      return "has letters outside ASCII, which this mail path cannot carry (a domain may be written in its xn-- form)"
    }
    guard address.utf8.allSatisfy({ $0 > 0x20 }) else { return "holds a space" }
    guard address.utf8.count <= 254 else { return "is longer than 254 characters" }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return parts.count < 2 ? "has no @" : "has more than one @" }
    return localFault(parts[0]) ?? domainFault(parts[1])
  }

  private static func localFault(_ local: Substring) -> String? {
    if local.isEmpty { return "has nothing before the @" }
    if local.utf8.count > 64 { return "has more than 64 characters before the @" }
    if let odd = local.first(where: { !isAtomCharacter($0) && $0 != "." }) { return "holds the character \(odd)" }
    if local.hasPrefix(".") || local.hasSuffix(".") || local.contains("..") {
      return "has a misplaced dot before the @"
    }
    return nil
  }

  private static func domainFault(_ domain: Substring) -> String? {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2 else { return "has no full domain after the @" }
    let isSound = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
    return isSound ? nil : "has a malformed domain after the @"
  }

  /// RFC 5322 section 3.2.3, `atext`.
  package static func isAtomCharacter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, character.utf8.count == 1 else { return false }
    return byte.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
