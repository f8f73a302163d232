public import Badges
import Documents
public import EventData
import Mail
public import Templates

/// The letters a delegate gets: the confirmation with the ticket, and the receipt of a payment.
public struct RegistrationLetters: Sendable {
  private let definition: EventDefinition
  private let issuer: BadgeIssuer
  private let writer: LetterWriter

  /// Letters in an event's name; `key` signs the tickets.
  public init(_ definition: EventDefinition, key: BadgeSigningKey, templates: TemplateLibrary) {
    self.definition = definition
    issuer = BadgeIssuer(definition, key: key)
    writer = LetterWriter(definition.event, templates: templates)
  }

  /// Queues the confirmation of a registration with its QR ticket and calendar entry, in the caller's transaction.
  /// A registration without a usable address gets none.
  public func queueConfirmation(of record: RegistrationRecord, now: Moment, in tx: Transaction) throws {
    guard let email = record.email else { return }
    let event = definition.event
    let ticket = try issuer.code(
      for: record.code, epoch: record.epoch, category: record.category, purpose: .ticket)
    let picture = try QRMatrix(encoding: ticket).png(modulePixels: 5)
    let to = try MailboxAddress(name: record.name.plain, address: email.description, field: "To")
    var message = try writer.letter(
      "registration-confirmation", about: "\(record.code).\(record.epoch)", to: to,
      replyTo: event.mail.registrationReplies, fields: fields(of: record), now: now)
    message.inlineImages = [
      InlineImage(
        contentID: "ticket.\(record.code.lowercased())@\(message.from.domain)", filename: "ticket-\(record.code).png",
        mediaType: "image/png", bytes: picture)
    ]
    message.attachments = [
      MailAttachment(filename: "ticket-\(record.code).png", mediaType: "image/png", bytes: picture)
    ]
    let earlier = try Outbox.lastVersion(kind: "registration-confirmation", about: record.code, in: tx)
    message.calendar = CalendarEvent(
      uid: "\(record.code.lowercased())@\(message.from.domain)", sequence: earlier, stamp: now.date,
      start: event.zone.moment(event.starts, hour: 8).date, end: event.zone.moment(event.ends, hour: 18).date,
      summary: event.name, location: "\(event.venue), \(event.venueAddress), \(event.city)",
      notes: "Registration \(record.code). Bring the ticket in this mail.", organizer: message.from)
    message.messageID = nil  // the outbox gives one that names the version
    try Outbox.queueNewVersion(message, kind: "registration-confirmation", about: record.code, now: now, in: tx)
  }

  /// Queues the receipt of a payment, in the caller's transaction.
  public func queueReceipt(
    of payment: String, amount: Money, for record: RegistrationRecord, now: Moment, in tx: Transaction
  ) throws {
    guard let email = record.email, amount.minor > 0 else { return }
    let to = try MailboxAddress(name: record.name.plain, address: email.description, field: "To")
    let more: [String: TemplateValue] = ["payment": .text(payment), "amount": .text(amount.description)]
    let message = try writer.letter(
      "payment-receipt", about: payment, to: to, replyTo: definition.event.mail.registrationReplies,
      fields: fields(of: record).merging(more) { $1 }, now: now)
    _ = try Outbox.queue(message, kind: "payment-receipt", about: payment, version: 1, now: now, in: tx)
  }

  private func fields(of record: RegistrationRecord) -> [String: TemplateValue] {
    let rules = definition.registration
    let account = definition.event.society.account
    let workshops = rules.workshops.filter { record.workshops.contains($0.code) }
    return [
      "name": .text(record.name.full), "code": .text(record.code),
      "category": .text(rules.category(record.category)?.name ?? record.category),
      "ticket_image": .text(
        "cid:ticket.\(record.code.lowercased())@\(definition.event.mail.address?.domain ?? "invalid.example")"),
      "has_workshops": .flag(!workshops.isEmpty),
      "workshops": .list(workshops.map { .object(["workshop": .text($0.name), "day": .text($0.day.long)]) }),
      "dues": .list(
        record.dues.map { due in
          let name =
            due.item == "registration"
            ? "Registration" : rules.workshops.first { $0.code == due.item }?.name ?? due.item
          return .object(["item": .text(name), "amount": .text(due.amount.description)])
        }),
      "total": .text(record.totalDue.map(\.description).joined(separator: " and ")),
      "is_paid": .flag(record.outstanding.isEmpty),
      "outstanding": .text(record.outstanding.map(\.description).joined(separator: " and ")),
      "account_title": .text(account.title), "bank": .text(account.bank), "iban": .text(account.iban),
    ]
  }
}
