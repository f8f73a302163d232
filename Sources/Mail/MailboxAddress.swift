public import EventData

/// A name and an address that are safe to put into a header and into an SMTP command.
///
/// libcurl passes CR and LF in an address through to the server as further commands (fixed only in 8.22), so nothing
/// that is not a plain `local@domain` ever becomes a value of this type.
public struct MailboxAddress: Hashable, Sendable {
  /// The display name; empty when there is none. Any script, no control characters.
  public let name: String
  /// The address as given: `local@domain`, ASCII, at most 254 characters.
  public let address: String

  /// Checks both parts.
  ///
  /// - Parameter field: how an error names the place ("To", "Reply-To").
  /// - Throws: `ExplainedError` when the name holds a control character or the address is not a plain mailbox.
  public init(name: String = "", address: String, field: String = "address") throws(ExplainedError) {
    try HeaderText.check(name, field: "\(field) name")
    try Self.check(address, field: field)
    self.name = name
    self.address = address
  }

  /// The part after the `@`.
  public var domain: String {
    address.split(separator: "@").last.map(String.init) ?? ""
  }

  /// Refuses whatever is not a plain mailbox: RFC 5321 section 4.1.2 without quoted local parts and address literals,
  /// with the length limits of section 4.5.3.1.
  static func check(_ address: String, field: String) throws(ExplainedError) {
    if let fault = fault(in: address) {
      throw ExplainedError.mail(
        "The address cannot be used", place: field, reason: "\(HeaderText.quoted(address)) \(fault)",
        remedy: "Correct the address at its source and queue the mail again")
    }
  }

  private static func fault(in address: String) -> String? {
    if address.isEmpty { return "is empty" }
    if address.unicodeScalars.contains(where: HeaderText.isControl) { return "holds a line break or control character" }
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
    for label in labels {
      let wellFormed =
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      if !wellFormed { return "has a malformed domain after the @" }
    }
    return nil
  }

  /// RFC 5322 section 3.2.3, `atext`.
  static func isAtomCharacter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, character.utf8.count == 1 else { return false }
    return isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
