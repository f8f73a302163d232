internal import Foundation

/// One mail to one recipient, as values; ``composed()`` turns it into the bytes that are queued, hashed and sent.
struct MailMessage: Sendable {
  /// The sender shown to the reader, fixed for an event.
  var from: MailboxAddress
  /// Where an answer goes, for instance the treasurer; nil means to `from`.
  var replyTo: MailboxAddress?
  /// The one recipient. One mail has one, so that a refusal concerns nobody else.
  var to: MailboxAddress
  /// The subject, any script, one line.
  var subject: String
  /// The body as plain text; always present.
  var text: String
  /// The body as a whole HTML document; nil for a plain mail.
  var html: String?
  /// Files to attach, in order.
  var attachments: [MailAttachment] = []
  /// Pictures the HTML shows by `cid:`.
  var inlineImages: [InlineImage] = []
  /// An appointment to offer to the reader's calendar.
  var calendar: CalendarEvent?
  /// The moment of composing, shown in the Date field.
  var date: Date
  /// The offset from UTC the Date field is written in, seconds east; Pakistan is 18000.
  var utcOffsetSeconds: Int
  /// `left@right` without angle brackets, the same for every attempt of the same mail. Nil lets the outbox make it
  /// from what the mail is about.
  var messageID: String?
  /// What tells this event's mails from those of other years, when the outbox makes the Message-ID.
  var edition: Edition
}

/// A file attached to a mail.
public struct MailAttachment: Sendable, Equatable {
  /// The name the reader's program offers; any script, no folder.
  public var filename: String
  /// `type/subtype`, for instance `application/pdf`.
  public var mediaType: String
  /// The file's bytes.
  public var bytes: [UInt8]

  /// Makes an attachment; the name and type are checked when the message is composed.
  public init(filename: String, mediaType: String, bytes: [UInt8]) {
    (self.filename, self.mediaType, self.bytes) = (filename, mediaType, bytes)
  }
}

/// A picture shown inside the HTML body.
public struct InlineImage: Sendable, Equatable {
  /// What the HTML writes after `cid:`; `left@right`, ASCII.
  public var contentID: String
  /// The name used when the reader saves the picture.
  public var filename: String
  /// `image/png` and the like.
  public var mediaType: String
  /// The file's bytes.
  public var bytes: [UInt8]

  /// Makes an inline picture; checked when the message is composed.
  public init(contentID: String, filename: String, mediaType: String, bytes: [UInt8]) {
    (self.contentID, self.filename, self.mediaType, self.bytes) = (contentID, filename, mediaType, bytes)
  }
}
