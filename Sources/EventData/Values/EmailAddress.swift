/// An e-mail address that is safe to write to: exactly one `@`, no spaces, controls or angle brackets, a dotted domain
/// of letters, digits and hyphens (RFC 5321 lengths: 64 before the `@`, 254 in all).
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address as typed, without what stands around it; the domain in lower case.
  public let description: String

  /// Reads an address as people copy it: with a name and angle brackets, `mailto:`, a full stop behind it, spaces around
  /// the @, invisible marks. Nil when the text is no such address, or holds two. No letter is repaired: a wrong guess
  /// would write to a stranger.
  public init?(_ text: String) {
    // A spreadsheet's mark of text is no letter of the address.
    let marked = text.trimmed
    let typed = marked.first == "'" && marked.last != "'" ? String(marked.dropFirst()) : marked
    let trimmed = Self.fault(in: typed) == nil ? typed : Self.bare(typed)
    guard Self.fault(in: trimmed) == nil, let top = trimmed.split(separator: ".").last, top.count >= 2, !top.isDigits
    else { return nil }
    let parts = trimmed.split(separator: "@")
    description = "\(parts[0])@\(parts[1].lowercased())"
  }

  /// What was probably meant by a text that is no address, to ask about, not to write to: `(at)` for @, a comma in the
  /// domain, a doubled sign. Nil when nothing near is an address.
  public static func guess(_ text: String) -> EmailAddress? {
    guard EmailAddress(text) == nil else { return nil }
    var meant = bare(text).lowercased()
    for (wrong, right) in slips { meant.replace(wrong, with: right) }
    if let at = meant.firstIndex(of: "@") { meant.replaceSubrange(at..., with: meant[at...].replacing(",", with: ".")) }
    return EmailAddress(meant)
  }

  private static let slips = [
    ("(at)", "@"), ("[at]", "@"), ("{at}", "@"), (" at ", "@"), ("(dot)", "."), ("[dot]", "."), (" dot ", "."),
    ("@@", "@"), ("..", "."), (".@", "@"), ("@.", "@"), (" ", ""),
  ]

  /// The form two addresses are compared by: all lower case.
  public var folded: String { description.lowercased() }

  /// The part after the `@`.
  public var domain: String { description.split(separator: "@").last.map(String.init) ?? "" }
}

extension EmailAddress {
  /// A text without what people copy along with an address.
  private static func bare(_ text: String) -> String {
    var plain = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }.map { ascii[$0] ?? $0 }))
    plain = plain.replacing(/[ \t\u{A0}]*@[ \t\u{A0}]*/, with: "@").trimmed
    // `Ana Ng <ana@mail.example>`, `ana@mail.example <mailto:ana@mail.example>`
    if plain.last == ">", let open = plain.lastIndex(of: "<") {
      let inside = bare(String(plain[plain.index(after: open)...].dropLast())), outside = plain[..<open]
      if !outside.contains("@") || bare(String(outside)) == inside { plain = inside }
    }
    if let scheme = plain.prefixMatch(of: /(?i)(?:mailto|e-?mail)\s*:\s*/) { plain.removeSubrange(scheme.range) }
    while let first = plain.first, "<\"'([\u{201C}\u{2018}".contains(first) { plain.removeFirst() }
    while let last = plain.last, ">\"')]\u{201D}\u{2019}.,;: ".contains(last) { plain.removeLast() }
    return plain.trimmed
  }

  /// Marks that show nothing. One that turns the direction round is none of them: it shows another address.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format && scalar != "\u{202E}"
  }

  /// The wide signs of East Asian keyboards.
  private static let ascii: [Unicode.Scalar: Unicode.Scalar] = ["\u{FF20}": "@", "\u{FF0E}": ".", "\u{3002}": "."]

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
