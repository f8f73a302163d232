public import EventData
public import Templates

/// Writes an event's letters: a folder of `Templates/mail` becomes a message in the event's name.
public struct LetterWriter: Sendable {
  private let templates: TemplateLibrary
  private let event: EventProfile

  /// A writer for an event.
  public init(_ event: EventProfile, templates: TemplateLibrary) {
    self.event = event
    self.templates = templates
  }

  /// Makes the message of a template folder: `subject`, `text` and `html` rendered with the same fields.
  ///
  /// - Parameters:
  ///   - template: the folder's name, such as `registration-confirmation`.
  ///   - identity: what the mail is about, such as `R-00012.1`; with the kind it makes the Message-ID.
  /// - Throws: `TemplateError` when a template asks for an unknown field, `ExplainedError` when an address is unusable,
  ///   or `event.yaml` has no sender or still holds the starter's values.
  public func letter(
    _ template: String, about identity: String, to: MailboxAddress, replyTo: EmailAddress?,
    fields: [String: TemplateValue], now: Moment
  ) throws -> MailMessage {
    guard let address = event.mail.address else {
      throw ExplainedError(
        .definition, "event.yaml gives no usable 'mail.address' to send from",
        remedy: "Mend it, then run the command again.")
    }
    try checkStarterValues()
    let from = try MailboxAddress(name: event.mail.name, address: address.description, field: "From")
    let common: [String: TemplateValue] = [
      "event": .text(event.name), "event_short": .text(event.shortName),
      "event_dates": .text("\(event.starts.long) to \(event.ends.long)"), "venue": .text(event.venue),
      "venue_address": .text(event.venueAddress), "city": .text(event.city),
      "society": .text(event.society.legalName), "society_phone": .text(event.society.phone),
      "fictional": .flag(event.isFictional), "reply_to": .text(replyTo?.description ?? address.description),
    ]
    let all = common.merging(fields) { $1 }
    let local = identity.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "." }
    return MailMessage(
      from: from,
      replyTo: try replyTo.map { try MailboxAddress(address: $0.description, field: "Reply-To") },
      to: to,
      subject: try templates.render("mail/\(template)/subject", with: all, as: .text).onOneLine,
      text: try templates.render("mail/\(template)/text", with: all, as: .text),
      html: try templates.render("mail/\(template)/html", with: all, as: .html),
      date: now.date, utcOffsetSeconds: event.zone.offset(at: now),
      messageID: "\(template).\(String(local))@\(from.domain)")
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
