internal import EventData

/// One header field, folded (RFC 5322 section 2.2.3).
enum HeaderField {
  static let preferredLength = 78

  /// A field made of tokens that may be separated by a fold. No token is ever cut, so an identifier stays whole.
  static func folded(_ name: String, _ tokens: [String]) -> String {
    var lines = ""
    var line = "\(name):"
    for (index, token) in tokens.enumerated() {
      if index > 0, line.utf8.count + 1 + token.utf8.count > preferredLength {
        lines += line + "\r\n"
        line = ""
      }
      line += " " + token
    }
    return lines + line + "\r\n"
  }

  /// A field of free text: plain where it is plain, encoded words otherwise.
  static func text(_ name: String, _ text: String) throws(ExplainedError) -> String {
    try HeaderText.check(text, field: name)
    return folded(name, textTokens(text, nameLength: name.utf8.count))
  }

  /// A field that holds one mailbox.
  static func mailbox(_ name: String, _ mailbox: MailboxAddress) -> String {
    if mailbox.name.isEmpty { return folded(name, [mailbox.address]) }
    return folded(name, phraseTokens(mailbox.name, nameLength: name.utf8.count) + ["<\(mailbox.address)>"])
  }

  private static func textTokens(_ text: String, nameLength: Int) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let plain = isPlain(text) && words.allSatisfy { (1...60).contains($0.utf8.count) }
    return plain ? words : EncodedWord.words(text, firstRoom: encodedRoom(nameLength))
  }

  /// A display name is atoms, or one quoted string, or encoded words; never encoded words inside quotes.
  private static func phraseTokens(_ name: String, nameLength: Int) -> [String] {
    guard isPlain(name), name.utf8.count <= 60 else {
      return EncodedWord.words(name, firstRoom: encodedRoom(nameLength))
    }
    let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(EmailAddress.isAtomCharacter) }) { return words }
    return [quotedString(name)]
  }

  /// RFC 5322 section 3.2.4.
  static func quotedString(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// A line that holds an encoded word is limited to 76 characters (RFC 2047 section 2).
  private static func encodedRoom(_ nameLength: Int) -> Int { 76 - nameLength - 2 }

  /// False when an ASCII text would be read as an encoded word, too.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?") }
}
