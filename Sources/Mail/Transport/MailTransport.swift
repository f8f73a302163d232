public import EventData

/// Hands one composed mail to the outside world.
public protocol MailTransport: AnyObject {
  /// What a log calls this transport; no secret in it.
  var label: String { get }
  /// True when it hands mails to their recipients, so that a mail which is only a file so far may go too.
  var reachesPeople: Bool { get }

  /// Delivers one mail and says what became of it. Blocks until that is known.
  func deliver(_ mail: SealedMail) -> DeliveryOutcome
}

/// What became of one delivery.
public enum DeliveryOutcome: Equatable, Sendable {
  /// Accepted; the server's own words.
  case sent(reply: String)
  /// A file now: nobody has received it.
  case written(reply: String)
  /// Certainly not delivered, may work later.
  case retry(reason: String)
  /// Certainly not delivered and never will be: this recipient or this mail was refused for good.
  case refused(reason: String)
  /// Certainly not delivered, and no other mail will be either until somebody changes something. What was refused before
  /// in the same words, by its codes, was refused for the same cause.
  case stopRun(reason: String, alike: [String] = [])
  /// Nobody can tell: the connection was lost after the last byte and before the answer.
  case unknown(reason: String)
}

/// Composed bytes with their envelope, checked so that any transport may send them as they are.
public struct SealedMail: Sendable, Equatable {
  /// The outbox code, `M-00001`; safe as a file name.
  public let id: String
  /// Envelope sender, a plain mailbox.
  public let sender: String
  /// Envelope recipient, a plain mailbox.
  public let recipient: String
  /// The message; see ``MailMessage/composed()`` for the form.
  public let bytes: [UInt8]

  /// Checks envelope and bytes, whatever path they came by (a database row may have been edited).
  ///
  /// - Throws: `ExplainedError` when an address is not a plain mailbox, the id is not a file name, or the bytes are not
  ///   7-bit CRLF lines of at most 998 characters without a dot in front.
  public init(id: String, sender: String, recipient: String, bytes: [UInt8]) throws(ExplainedError) {
    try MailboxAddress.check(sender, field: "envelope sender of \(id)")
    try MailboxAddress.check(recipient, field: "envelope recipient of \(id)")
    let isFileName =
      (1...100).contains(id.utf8.count) && !id.hasPrefix(".")
      && id.utf8.allSatisfy { $0.isLetterOrDigit || "-_.".utf8.contains($0) }
    if let fault = isFileName ? WireForm.fault(in: bytes) : "the id is not usable as a file name" {
      throw ExplainedError.mail(
        "The mail cannot be sent", place: HeaderText.quoted(id), reason: fault,
        remedy: "Queue it again as a new version")
    }
    (self.id, self.sender, self.recipient, self.bytes) = (id, sender, recipient, bytes)
  }
}
