public import EventData
import Documents
public import Foundation
import Mail
public import Templates

/// Makes a pack's files and letters.
public struct PackOffice: Sendable {
  private let definition: EventDefinition
  private let rules: ReviewRules
  private let templates: TemplateLibrary

  /// An office of an event. Throws `ExplainedError` (65) when `abstracts.yaml` has no `review`.
  public init(_ definition: EventDefinition, templates: TemplateLibrary) throws {
    self.definition = definition
    self.templates = templates
    rules = try definition.abstracts.requiredReview()
  }

  /// The sheet to fill in, as XLSX. The same pack gives the same bytes. Throws `DocumentError`.
  public func sheet(of pack: ReviewPack) throws -> Data {
    try WorkbookWriter.xlsx(ReviewForm(rules: rules).workbook(of: pack, event: definition.event))
  }

  /// The abstracts as a page (HTML with print CSS), which `PagePress` makes into a PDF. Throws `TemplateError`.
  public func page(of pack: ReviewPack) throws -> String {
    try templates.render(
      "pages/review-pack", with: ReviewForm(rules: rules).pageFields(of: pack, event: definition.event), as: .html)
  }

  /// Queues the letter with both files to the reviewer, once for each number of the pack and address; one that waits with
  /// an earlier number, or for an earlier address, is withdrawn. The mail's code, nil when it was queued before.
  ///
  /// - Throws: `TemplateError`, or `ExplainedError` when the mail cannot be composed.
  public func queue(_ pack: ReviewPack, sheet: Data, pdf: Data, now: Moment, in tx: Transaction) throws -> String? {
    let kind = "review-pack", about = "\(pack.reviewer)/\(pack.number)"
    guard try !reaches(pack.email, kind: kind, about: about, in: tx) else { return nil }
    for earlier in stride(from: 1, to: pack.number, by: 1) {
      try Outbox.withdraw(kind: kind, about: "\(pack.reviewer)/\(earlier)", in: tx)
    }
    var message = try LetterWriter(definition.event, templates: templates).letter(
      kind, about: about,
      to: MailboxAddress(name: pack.name, address: pack.email.description, field: "To"), replyTo: replies,
      fields: [
        "name": .text(pack.name), "pack": .text(pack.label), "count": .text(counted(pack.count, "abstract")),
        "due": .text(rules.due?.long ?? ""), "is_update": .flag(pack.number > 1),
        "sheet": .text(pack.sheetName), "abstracts_file": .text("\(pack.abstractsName).pdf"),
      ], now: now)
    message.attachments = [
      MailAttachment(
        filename: pack.sheetName, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: [UInt8](sheet)),
      MailAttachment(filename: "\(pack.abstractsName).pdf", mediaType: "application/pdf", bytes: [UInt8](pdf)),
    ]
    message.messageID = nil  // the outbox gives one that names the version
    return try Outbox.queueNewVersion(message, kind: kind, about: about, now: now, in: tx)
  }

  /// Queues a reminder to a reviewer whose reviews are not all in, once for each due date and address. True when it is
  /// new.
  ///
  /// - Throws: `TemplateError`, or `ExplainedError` when the mail cannot be composed.
  public func queueReminder(_ progress: ReviewerProgress, now: Moment, in tx: Transaction) throws -> Bool {
    guard let due = rules.due, progress.open > 0, progress.pack != nil else { return false }
    let kind = "review-reminder", about = "\(progress.reviewer)/\(due)"
    guard try !reaches(progress.email, kind: kind, about: about, in: tx) else { return false }
    var message = try LetterWriter(definition.event, templates: templates).letter(
      kind, about: about,
      to: MailboxAddress(name: progress.name, address: progress.email.description, field: "To"), replyTo: replies,
      fields: [
        "name": .text(progress.name), "due": .text(due.long), "open": .text(String(progress.open)),
        "returned": .text(String(progress.complete)), "assigned": .text(String(progress.assigned)),
        "is_overdue": .flag(definition.event.zone.day(of: now) > due),
        "sheet": .text("\(progress.reviewer)-sheet.xlsx"),
      ], now: now)
    message.messageID = nil
    try Outbox.queueNewVersion(message, kind: kind, about: about, now: now, in: tx)
    return true
  }

  /// True when a mail stands that goes to an address, or has gone there.
  private func reaches(_ address: EmailAddress, kind: String, about: String, in tx: Transaction) throws -> Bool {
    try Outbox.standing(kind: kind, about: about, in: tx)?.recipient.lowercased() == address.description.lowercased()
  }

  private var replies: EmailAddress? {
    definition.event.mail.abstractReplies ?? definition.event.mail.registrationReplies
  }
}
