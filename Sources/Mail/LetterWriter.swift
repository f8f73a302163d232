public import EventData
public import Templates

/// Writes an event's letters: a folder of `Templates/mail` becomes a mail in the event's name.
public struct LetterWriter: Sendable {
  private let templates: TemplateLibrary
  private let event: EventProfile

  public init(_ event: EventProfile, templates: TemplateLibrary) {
    (self.event, self.templates) = (event, templates)
  }

  /// Queues a letter in the transaction of the fact it tells: its template's `subject`, `text` and `html` filled with the
  /// same fields. Without a usable address nobody is written to, and the audit trail says so.
  ///
  /// - Returns: the mail's code, also of one that was queued before; nil without a usable address.
  /// - Throws: `ExplainedError` when a template asks for an unknown field, `ExplainedError` when the mail cannot be composed,
  ///   or `event.yaml` has no sender or still holds the starter's values.
  @discardableResult
  public func queue(_ letter: Letter, version: Letter.Version, now: Moment, in tx: Transaction) throws -> String? {
    guard let email = letter.email else {
      tx.note("no letter \(letter.kind.rawValue) about \(letter.about): no usable address")
      return nil
    }
    return try Outbox.queue(
      message(letter, to: email, now: now), letter.kind, about: letter.about, version: version, now: now, in: tx)
  }

  /// The mailbox all letters come from.
  ///
  /// - Throws: `ExplainedError` (65) when `event.yaml` gives none.
  public func sender() throws -> MailboxAddress {
    guard let address = event.mail.address else {
      throw ExplainedError(
        .definition, "event.yaml gives no usable 'mail.address' to send from",
        remedy: "Mend it, then run the command again.")
    }
    return try MailboxAddress(name: event.mail.name, address: address.description, field: "From")
  }

  /// What tells this event's calendar entries and mails from those of other years.
  ///
  /// - Throws: as ``sender()``.
  public func edition() throws -> Edition { Edition(event, from: try sender()) }

  private func message(_ letter: Letter, to email: EmailAddress, now: Moment) throws -> MailMessage {
    let from = try sender()
    try checkStarterValues()
    let common: [String: TemplateValue] = [
      "event": .text(event.name), "event_short": .text(event.shortName),
      "event_dates": .text("\(event.starts.long) to \(event.ends.long)"), "venue": .text(event.venue),
      "venue_address": .text(event.venueAddress), "city": .text(event.city),
      "society": .text(event.society.legalName), "society_phone": .text(event.society.phone),
      "fictional": .flag(event.isFictional), "reply_to": .text(letter.replyTo?.description ?? from.address),
    ]
    let fields = common.merging(letter.fields) { $1 }
    func render(_ part: String, as kind: TemplateLibrary.Kind) throws -> String {
      try templates.render("mail/\(letter.template)/\(part)", with: fields, as: kind)
    }
    return MailMessage(
      from: from,
      replyTo: try letter.replyTo.map { try MailboxAddress(address: $0.description, field: "Reply-To") },
      to: try MailboxAddress(name: letter.name.onOneLine, address: email.description, field: "To"),
      subject: try render("subject", as: .text).onOneLine, text: try render("text", as: .text),
      html: try render("html", as: .html), attachments: letter.attachments, inlineImages: letter.inlineImages,
      calendar: letter.calendar, date: now.date, utcOffsetSeconds: event.zone.offset(at: now),
      edition: Edition(event, from: from))
  }

  /// A letter that names an account or sender of the starter files must never go out.
  private func checkStarterValues() throws {
    let account = event.society.account
    let texts = [event.society.legalName, account.title, account.bank, event.venue, event.mail.name]
    guard texts.contains(where: { $0.contains("CHANGE") }) || event.mail.address?.domain == "change.example" else {
      return
    }
    throw ExplainedError(
      .definition, "event.yaml still holds values of the starter files, marked CHANGE", at: "event.yaml",
      why: "Letters would name a society, bank account or sender that does not exist.",
      remedy: "Replace them (onco event check names each line), then run the command again.")
  }
}
