public import EventData
import Documents
public import Foundation
import Mail
public import Templates

/// Makes a pack's files and letters.
public struct PackWriter: Sendable {
  private let event: EventProfile
  private let rules: ReviewRules
  private let templates: TemplateLibrary
  private let writer: LetterWriter

  /// - Throws: `ExplainedError` (65) when `abstracts.yaml` has no `review`.
  public init(_ event: EventProfile, call: ReviewedCall, templates: TemplateLibrary) throws {
    self.event = event
    self.templates = templates
    writer = LetterWriter(event, templates: templates)
    rules = try call.requiredReview()
  }

  /// The sheet to fill in, as XLSX. The same pack gives the same bytes. Throws `ExplainedError`.
  public func sheet(of pack: ReviewPack) throws -> Data {
    try WorkbookWriter.xlsx(ReviewForm(rules: rules).workbook(of: pack, event: event))
  }

  /// The abstracts as a page (HTML with print CSS), which `PagePress` makes into a PDF. Throws `ExplainedError`.
  public func page(of pack: ReviewPack) throws -> String {
    try templates.render(
      "pages/review-pack", with: ReviewForm(rules: rules).pageFields(of: pack, event: event), as: .html)
  }

  /// Queues the letter with both files to the reviewer, once for each number of the pack and address; one that waits with
  /// an earlier number, or for an earlier address, is withdrawn. The mail's code, nil when it was queued before.
  ///
  /// - Throws: `ExplainedError`, or `ExplainedError` when the mail cannot be composed.
  public func queue(_ pack: ReviewPack, sheet: Data, pdf: Data, now: Moment, in tx: Transaction) throws -> String? {
    var letter = Letter(
      .reviewPack, about: "\(pack.reviewer)/\(pack.number)", to: pack.name, at: pack.email, replyTo: replies,
      fields: [
        "name": .text(pack.name), "pack": .text(pack.label), "count": .text(counted(pack.count, "abstract")),
        "due": .text(rules.due?.long ?? ""), "is_update": .flag(pack.number > 1),
        "sheet": .text(pack.sheetName), "abstracts_file": .text("\(pack.abstractsName).pdf"),
      ])
    guard try !letter.isStanding(in: tx) else { return nil }
    for earlier in stride(from: 1, to: pack.number, by: 1) {
      try Outbox.withdraw(.reviewPack, about: "\(pack.reviewer)/\(earlier)", in: tx)
    }
    letter.attachments = [
      MailAttachment(
        filename: pack.sheetName, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: [UInt8](sheet)),
      MailAttachment(filename: "\(pack.abstractsName).pdf", mediaType: "application/pdf", bytes: [UInt8](pdf)),
    ]
    return try writer.queue(letter, version: .next, now: now, in: tx)
  }

  /// Queues reminders to reviewers whose reviews are not all in, once for each due date and address; the codes of those who
  /// get one.
  ///
  /// - Throws: `ExplainedError`, or `ExplainedError` when the mail cannot be composed.
  public func remind(_ reviewers: [ReviewerProgress], now: Moment, in tx: Transaction) throws -> [String] {
    guard let due = rules.due else { return [] }
    return try reviewers.filter { one in
      guard one.open > 0, one.pack != nil else { return false }
      let letter = Letter(
        .reviewReminder, about: "\(one.reviewer)/\(due)", to: one.name, at: one.email, replyTo: replies,
        fields: [
          "name": .text(one.name), "due": .text(due.long), "open": .text(String(one.open)),
          "returned": .text(String(one.complete)), "assigned": .text(String(one.assigned)),
          "is_overdue": .flag(event.zone.day(of: now) > due),
          "sheet": .text("\(one.reviewer)-sheet.xlsx"),
        ])
      guard try !letter.isStanding(in: tx) else { return false }
      return try writer.queue(letter, version: .next, now: now, in: tx) != nil
    }.map(\.reviewer)
  }

  private var replies: EmailAddress? {
    event.mail.abstractReplies ?? event.mail.registrationReplies
  }
}
