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
  public var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

  /// Refuses whatever is not a plain mailbox.
  static func check(_ address: String, field: String) throws(ExplainedError) {
    if let fault = EmailAddress.fault(in: address) {
      throw ExplainedError.mail(
        "The address cannot be used", place: field, reason: "\(HeaderText.quoted(address)) \(fault)",
        remedy: "Correct the address at its source and queue the mail again")
    }
  }
}
