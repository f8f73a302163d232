internal import EventData

/// Identifiers made by software: Message-ID, Content-ID, calendar UID.
enum Identifier {
  /// `left@right`, both sides dot-atoms (RFC 5322 section 3.6.4), at most 250 characters, never folded or encoded.
  static func check(_ text: String, field: String) throws(ExplainedError) {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    let wellFormed =
      text.utf8.count <= 250 && sides.count == 2
      && sides.allSatisfy { side in
        side.split(separator: ".", omittingEmptySubsequences: false)
          .allSatisfy { !$0.isEmpty && $0.allSatisfy(EmailAddress.isAtomCharacter) }
      }
    guard wellFormed else {
      throw .composing(
        field, "\(HeaderText.quoted(text)) is not of the form left@right in plain ASCII of at most 250 characters",
        remedy: "Correct the identifier where the mail is made")
    }
  }
}
