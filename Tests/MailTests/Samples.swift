import EventData
import Foundation

@testable import Mail

/// Messages the tests start from; all people and places are invented.
enum Samples {
  /// 2026-11-23 16:00:00 UTC.
  static let noonMoment = Moment(seconds: 1_795_449_600)
  static let noon = noonMoment.date

  static func message(
    to name: String = "Dr. Aisha Khan", address: String = "aisha@hospital.example", subject: String = "Your ticket",
    text: String = "Dear colleague,\nyour ticket is attached.\n", messageID: String = "ticket-R-00001.1@onco.example"
  ) throws -> MailMessage {
    MailMessage(
      from: try MailboxAddress(name: "ONCO 2026", address: "desk@onco.example"),
      to: try MailboxAddress(name: name, address: address), subject: subject, text: text, date: noon,
      utcOffsetSeconds: 18_000, messageID: messageID, edition: Edition(place: "onco26-27@onco.example"))
  }

  static func event() throws -> CalendarEvent {
    CalendarEvent(
      uid: "onco-2026@onco.example", sequence: 2, stamp: noon, start: noon.addingTimeInterval(86_400),
      end: noon.addingTimeInterval(90_000), summary: "ONCO 2026; day one, \"کینسر\" \\ opening",
      location: "Hall A, Lahore",
      notes: "Bring the ticket.\nDoors open at 8:00; \(String(repeating: "خوش آمدید ", count: 20))",
      organizer: try MailboxAddress(name: "Society, \"Oncology\"", address: "desk@onco.example"))
  }

  /// Every kind of part at once.
  static func wholeMessage() throws -> MailMessage {
    var message = try message(
      to: "ڈاکٹر عائشہ خان", subject: "آپ کا ٹکٹ — ONCO 2026",
      text: ".hidden dot\nFrom the desk\n..\nlong \(String(repeating: "لفظ ", count: 60))\ntrailing space \nend")
    message.replyTo = try MailboxAddress(name: "Registration, ONCO", address: "registration@onco.example")
    message.html = "<p>.</p>\n<p dir=\"rtl\">آپ کا ٹکٹ</p>\n<img src=\"cid:qr-R-00001@onco.example\">"
    message.inlineImages = [
      InlineImage(
        contentID: "qr-R-00001@onco.example", filename: "qr.png", mediaType: "image/png",
        bytes: (0..<700).map { UInt8(truncatingIfNeeded: $0 * 7) })
    ]
    message.attachments = [
      MailAttachment(
        filename: "بیج 1.pdf", mediaType: "application/pdf", bytes: (0..<3_000).map { UInt8(truncatingIfNeeded: $0) }),
      MailAttachment(filename: "empty.csv", mediaType: "text/csv", bytes: []),
      MailAttachment(
        filename: String(repeating: "بہت لمبا نام ", count: 8) + ".pdf", mediaType: "application/pdf",
        bytes: Array(repeating: UInt8(ascii: "."), count: 57)),
    ]
    message.calendar = try event()
    return message
  }
}
