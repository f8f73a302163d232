public import EventData

/// Where a mail of the outbox stands.
public enum MailState: String, CaseIterable, Sendable {
  /// Waits for its time.
  case queued
  /// Claimed by a run and on its way.
  case sending
  /// Accepted by the relay.
  case sent
  /// A file now, which nobody has received; a relay can still be given it.
  case written
  /// Refused for now; due again later.
  case retry
  /// Refused for good.
  case failed
  /// Nobody can tell whether it arrived; sent again only by a person's choice.
  case unknown
  /// A newer version took its place before it went, or what it says no longer holds.
  case withdrawn

  /// True while it is still to go, and can be taken back.
  public var isWaiting: Bool { [.queued, .retry, .written].contains(self) }
}

/// One mail of the outbox without its bytes.
public struct OutboxRecord: Sendable, Equatable {
  /// `M-00001`.
  public let code: String
  /// What sort of mail, such as `registration-confirmation`.
  public let kind: String
  /// The code of what it is about, such as `R-00012`.
  public let about: String
  /// 1 for the first mail of this kind about this; higher for a changed one.
  public let version: Int
  /// Where it stands.
  public let state: MailState
  /// Envelope sender.
  public let sender: String
  /// The recipient's name; empty when there is none.
  public let recipientName: String
  /// The recipient's address.
  public let recipient: String
  /// The subject.
  public let subject: String
  /// Without angle brackets; the same in every attempt.
  public let messageID: String
  /// BLAKE2b-256 of the bytes, hexadecimal.
  public let bytesHash: String
  /// How many bytes.
  public let size: Int
  /// When it was queued.
  public let queuedAt: Moment
  /// When it may next be sent.
  public let dueAt: Moment
  /// Attempts that came to an end.
  public let attempts: Int
  /// When the relay accepted it.
  public let sentAt: Moment?
  /// The server's last words, or why it did not go.
  public let lastReply: String
  /// What its Date field says once it was on its way: when it was first sent. Nil before.
  public let datedAt: Moment?

  init(_ row: Row) {
    code = row.text("code")
    kind = row.text("kind")
    about = row.text("subject_code")
    version = Int(row.integer("version"))
    state = MailState(rawValue: row.text("state")) ?? .unknown
    sender = row.text("sender_address")
    recipientName = row.text("recipient_name")
    recipient = row.text("recipient_address")
    subject = row.text("subject")
    messageID = row.text("message_id")
    bytesHash = row.text("bytes_hash")
    size = Int(row.integer("bytes_size"))
    queuedAt = Moment(seconds: row.integer("queued_at"))
    dueAt = Moment(seconds: row.integer("due_at"))
    attempts = Int(row.integer("attempts"))
    sentAt = row.moment("sent_at")
    lastReply = row.text("last_reply")
    datedAt = row.moment("dated_at")
  }
}

/// One attempt that came to an end.
public struct MailAttempt: Sendable, Equatable {
  /// 1, 2, ...
  public let number: Int
  /// When it ended.
  public let at: Moment
  /// `sent`, `written`, `retry`, `failed` or `unknown`.
  public let outcome: MailState
  /// The server's own words.
  public let reply: String

  init(_ row: Row) {
    number = Int(row.integer("attempt"))
    at = Moment(seconds: row.integer("at"))
    outcome = MailState(rawValue: row.text("outcome")) ?? .unknown
    reply = row.text("reply")
  }
}
