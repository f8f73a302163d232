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

  /// Queues the letter with both files to the reviewer, once for each number of the pack; one that waits with an earlier
  /// number is withdrawn. The mail's code, nil when it was queued before.
  ///
  /// - Throws: `TemplateError`, or `ExplainedError` when the mail cannot be composed.
  public func queue(_ pack: ReviewPack, sheet: Data, pdf: Data, now: Moment, in tx: Transaction) throws -> String? {
    guard try Outbox.lastVersion(kind: "review-pack", about: pack.reviewer, in: tx) < Int(pack.number) else {
      return nil
    }
    try Outbox.withdraw(kind: "review-pack", about: pack.reviewer, in: tx)
    var message = try LetterWriter(definition.event, templates: templates).letter(
      "review-pack", about: "\(pack.reviewer).\(pack.number)",
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
    return try Outbox.queue(
      message, kind: "review-pack", about: pack.reviewer, version: Int(pack.number), now: now, in: tx
    ).code
  }

  /// Queues a reminder to a reviewer whose reviews are not all in, once for each due date. True when it is new.
  ///
  /// - Throws: `TemplateError`, or `ExplainedError` when the mail cannot be composed.
  public func queueReminder(_ progress: ReviewerProgress, now: Moment, in tx: Transaction) throws -> Bool {
    guard let due = rules.due, progress.open > 0, progress.pack != nil else { return false }
    let message = try LetterWriter(definition.event, templates: templates).letter(
      "review-reminder", about: "\(progress.reviewer).\(due)",
      to: MailboxAddress(name: progress.name, address: progress.email.description, field: "To"), replyTo: replies,
      fields: [
        "name": .text(progress.name), "due": .text(due.long), "open": .text(String(progress.open)),
        "returned": .text(String(progress.complete)), "assigned": .text(String(progress.assigned)),
        "is_overdue": .flag(definition.event.zone.day(of: now) > due),
        "sheet": .text("\(progress.reviewer)-sheet.xlsx"),
      ], now: now)
    return try Outbox.queue(
      message, kind: "review-reminder", about: "\(progress.reviewer)/\(due)", version: 1, now: now, in: tx
    ).isNew
  }

  private var replies: EmailAddress? {
    definition.event.mail.abstractReplies ?? definition.event.mail.registrationReplies
  }
}
