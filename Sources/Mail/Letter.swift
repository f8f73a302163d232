public import EventData
public import Templates

/// One letter as values: of what kind, about what, to whom, and what it says. `LetterWriter` makes it a mail in the event's
/// name.
public struct Letter: Sendable {
  /// How a letter stands to earlier ones of its kind about the same.
  public enum Version: Sendable {
    /// Nothing is queued when there is one already.
    case once
    /// The next; earlier ones that have not gone yet are withdrawn, since what was corrected must not go out.
    case next
    /// The next; earlier ones that wait go too, as to another person.
    case besides
  }

  let kind: LetterKind
  let about: String
  let template: String
  let name: String
  let email: EmailAddress?
  let replyTo: EmailAddress?
  let fields: [String: TemplateValue]
  /// Files to attach, in order.
  public var attachments: [MailAttachment] = []
  /// Pictures the HTML shows by `cid:`.
  public var inlineImages: [InlineImage] = []
  /// An appointment to offer to the reader's calendar.
  public var calendar: CalendarEvent?

  /// A letter without files.
  ///
  /// - Parameters:
  ///   - about: the code of what it is about, such as `R-00012` or `ONCO26/INV/0007`.
  ///   - template: its folder in `Templates/mail`, when that is not named as the kind.
  ///   - name: the recipient's name, any script.
  ///   - email: nil when there is no usable address: the letter is not queued then.
  ///   - replyTo: where answers go; nil means to the event's own address.
  ///   - fields: what the template may show, beside what every mail has.
  public init(
    _ kind: LetterKind, about: String, template: String? = nil, to name: String, at email: EmailAddress?,
    replyTo: EmailAddress?, fields: [String: TemplateValue]
  ) {
    (self.kind, self.about, self.template) = (kind, about, template ?? kind.rawValue)
    (self.name, self.email, self.replyTo, self.fields) = (name, email, replyTo, fields)
  }

  /// True when the latest mail of this kind about the same that was not taken back went, or goes, to the same address.
  public func isStanding(in tx: Transaction) throws -> Bool {
    try email != nil && Outbox.standing(kind, about: about, in: tx)?.recipient.lowercased() == email?.folded
  }
}
