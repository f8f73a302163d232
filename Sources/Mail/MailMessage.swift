internal import Foundation

/// One mail to one recipient, as values; ``composed()`` turns it into the bytes that are queued, hashed and sent.
struct MailMessage: Sendable {
  /// The sender shown to the reader, fixed for an event.
  var from: MailboxAddress
  /// Where an answer goes, for instance the treasurer; nil means to `from`.
  var replyTo: MailboxAddress?
  /// Where the relay returns the mail when it cannot be delivered; nil means to `from`.
  var returnPath: MailboxAddress?
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
  /// Further fields from a fixed list. Automatic by default; a personal letter takes `.autoSubmitted` out.
  var extraHeaders: [ExtraHeader: String] = [.autoSubmitted: "auto-generated"]
}

/// The header fields a message may set besides the usual ones.
enum ExtraHeader: String, CaseIterable, Sendable {
  /// RFC 3834: `auto-generated` keeps out-of-office answers away.
  case autoSubmitted = "Auto-Submitted"
  /// What Exchange asks for to the same end.
  case autoResponseSuppress = "X-Auto-Response-Suppress"
  /// RFC 2369; announcements only.
  case listUnsubscribe = "List-Unsubscribe"
  /// RFC 8058; announcements only.
  case listUnsubscribePost = "List-Unsubscribe-Post"
  /// The Message-ID this mail answers or follows, in angle brackets.
  case inReplyTo = "In-Reply-To"
  /// The Message-IDs of the thread, in angle brackets.
  case references = "References"
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
    self.filename = filename
    self.mediaType = mediaType
    self.bytes = bytes
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
    self.contentID = contentID
    self.filename = filename
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
