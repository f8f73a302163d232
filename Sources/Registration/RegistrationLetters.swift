public import Badges
import Documents
public import EventData
import Mail
public import Templates

/// The letters a delegate gets: the confirmation with the ticket, and the receipt of a payment. Each is queued by what writes
/// its fact, in the same transaction.
public struct RegistrationLetters: Sendable {
  private let event: EventProfile
  private let rules: RegistrationRules
  private let issuer: BadgeIssuer
  private let writer: LetterWriter

  /// Letters in an event's name; `key` signs the tickets.
  public init(_ event: EventProfile, rules: RegistrationRules, key: BadgeSigningKey, templates: TemplateLibrary) {
    (self.event, self.rules) = (event, rules)
    issuer = BadgeIssuer(event, categories: rules.categories, key: key)
    writer = LetterWriter(event, templates: templates)
  }

  /// Queues the confirmation of a registration with its QR ticket and calendar entry; the mail's code, nil when there is no
  /// usable address.
  @discardableResult
  func queueConfirmation(of record: RegistrationRecord, now: Moment, in tx: Transaction) throws -> String? {
    let sender = try writer.sender()
    let ticket = try issuer.code(
      for: record.code, epoch: record.epoch, category: record.category, purpose: .ticket)
    let picture = try QRMatrix(encoding: ticket).png(modulePixels: 5)
    var letter = letter(.registrationConfirmation, about: record.code, of: record)
    letter.inlineImages = [
      InlineImage(
        contentID: pictureID(of: record), filename: "ticket-\(record.code).png", mediaType: "image/png", bytes: picture)
    ]
    letter.attachments = [
      MailAttachment(filename: "ticket-\(record.code).png", mediaType: "image/png", bytes: picture)
    ]
    letter.calendar = CalendarEvent(
      uid: try writer.edition().identity(record.code.lowercased()),
      sequence: try Outbox.lastVersion(.registrationConfirmation, about: record.code, in: tx), stamp: now.date,
      start: event.zone.moment(event.starts, hour: 8).date, end: event.zone.moment(event.ends, hour: 18).date,
      summary: event.name, location: "\(event.venue), \(event.venueAddress), \(event.city)",
      notes: "Registration \(record.code). Bring the ticket in this mail.", organizer: sender)
    return try writer.queue(letter, version: .next, now: now, in: tx)
  }

  /// Queues the receipt of a payment; a reversal gets none.
  func queueReceipt(
    of payment: String, amount: Money, for record: RegistrationRecord, now: Moment, in tx: Transaction
  ) throws {
    guard amount.minor > 0 else { return }
    let letter = letter(
      .paymentReceipt, about: payment, of: record,
      ["payment": .text(payment), "amount": .text(amount.description)])
    try writer.queue(letter, version: .once, now: now, in: tx)
  }

  private func letter(
    _ kind: LetterKind, about: String, of record: RegistrationRecord, _ more: [String: TemplateValue] = [:]
  ) -> Letter {
    Letter(
      kind, about: about, to: record.name.plain, at: record.email, replyTo: event.mail.registrationReplies,
      fields: fields(of: record).merging(more) { $1 })
  }

  private func pictureID(of record: RegistrationRecord) -> String {
    "ticket.\(record.code.lowercased())@\(event.mail.address?.domain ?? "invalid.example")"
  }

  private func fields(of record: RegistrationRecord) -> [String: TemplateValue] {
    let account = event.society.account
    let workshops = rules.workshops.filter { record.workshops.contains($0.code) }
    return [
      "name": .text(record.name.full), "code": .text(record.code),
      "category": .text(rules.category(record.category)?.name ?? record.category),
      "ticket_image": .text("cid:\(pictureID(of: record))"),
      "has_workshops": .flag(!workshops.isEmpty),
      "workshops": .list(workshops.map { .object(["workshop": .text($0.name), "day": .text($0.day.long)]) }),
      "dues": .list(
        record.charges.map { charge in
          let name =
            charge.item == "registration"
            ? "Registration" : rules.workshops.first { $0.code == charge.item }?.name ?? charge.item
          return .object(["item": .text(name), "amount": .text(charge.amount.description)])
        }),
      "total": .text(record.totalDue.map(\.description).joined(separator: " and ")),
      "is_paid": .flag(record.outstanding.isEmpty),
      "outstanding": .text(record.outstanding.map(\.description).joined(separator: " and ")),
      "account_title": .text(account.title), "bank": .text(account.bank), "iban": .text(account.iban),
    ]
  }
}
