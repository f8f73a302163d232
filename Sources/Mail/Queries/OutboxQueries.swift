internal import EventData
import Foundation

/// Every statement on the outbox's tables.
struct OutboxQueries {
  let tx: Transaction

  // MARK: Queueing

  func code(_ kind: LetterKind, about: String, version: Int) throws -> String? {
    try tx.row(
      "SELECT code FROM mail_message WHERE kind = ?1 AND subject_code = ?2 AND version = ?3",
      [.text(kind.rawValue), .text(about), .int(version)])?.text("code")
  }

  func lastVersion(_ kind: LetterKind, about: String) throws -> Int {
    try tx.count(
      "SELECT max(version) FROM mail_message WHERE kind = ?1 AND subject_code = ?2",
      [.text(kind.rawValue), .text(about)])
  }

  func insert(
    _ mail: SealedMail, of message: MailMessage, _ kind: LetterKind, about: String, version: Int, hash: String,
    now: Moment
  ) throws {
    try tx.insert(
      into: "mail_message",
      [
        ("code", .text(mail.id)), ("kind", .text(kind.rawValue)), ("subject_code", .text(about)),
        ("version", .int(version)), ("state", "queued"), ("sender_address", .text(mail.sender)),
        ("recipient_name", .text(message.to.name.nfc)), ("recipient_address", .text(mail.recipient)),
        ("subject", .text(message.subject.nfc)), ("message_id", .text(message.messageID ?? "")),
        ("bytes_hash", .text(hash)), ("bytes_size", .int(mail.bytes.count)), ("queued_at", .moment(now)),
        ("due_at", .moment(now)), ("attempts", 0), ("last_reply", ""),
      ])
    try tx.insert(
      into: "mail_body", [("code", .text(mail.id)), ("bytes_base64", .text(Data(mail.bytes).base64EncodedString()))])
  }

  /// Takes back what waits of a kind about a code; the codes taken back.
  func withdraw(_ kind: LetterKind, about: String, reason: String) throws -> [String] {
    try tx.rows(
      """
      UPDATE mail_message SET state = 'withdrawn', last_reply = ?3
      WHERE kind = ?1 AND subject_code = ?2 AND state IN ('queued', 'retry', 'written') RETURNING code
      """, [.text(kind.rawValue), .text(about), .text(reason)]
    ).map { $0.text("code") }
  }

  /// Takes back one mail; false when it no longer waits.
  func withdraw(_ code: String, reason: String) throws -> Bool {
    try tx.run(
      """
      UPDATE mail_message SET state = 'withdrawn', last_reply = ?2
      WHERE code = ?1 AND state IN ('queued', 'retry', 'written')
      """, [.text(code), .text(reason)]) == 1
  }

  /// The latest mail of a kind about a code that was not taken back.
  func standing(_ kind: LetterKind, about: String) throws -> OutboxRecord? {
    try tx.row(
      """
      SELECT * FROM mail_message WHERE kind = ?1 AND subject_code = ?2 AND state <> 'withdrawn'
      ORDER BY version DESC LIMIT 1
      """, [.text(kind.rawValue), .text(about)]
    ).map(OutboxRecord.init)
  }

  // MARK: Looking

  func list(_ state: MailState?, _ kind: LetterKind?, about: String?) throws -> [OutboxRecord] {
    try tx.rows(
      """
      SELECT * FROM mail_message
      WHERE (?1 = '' OR state = ?1) AND (?2 = '' OR kind = ?2) AND (?3 = '' OR subject_code = ?3)
      ORDER BY length(code), code
      """, [.text(state?.rawValue ?? ""), .text(kind?.rawValue ?? ""), .text(about ?? "")]
    ).map(OutboxRecord.init)
  }

  func record(_ code: String) throws -> OutboxRecord? {
    try tx.row("SELECT * FROM mail_message WHERE code = ?1", [.text(code)]).map(OutboxRecord.init)
  }

  func attempts(_ code: String) throws -> [MailAttempt] {
    try tx.rows("SELECT * FROM mail_attempt WHERE code = ?1 ORDER BY attempt", [.text(code)])
      .map(MailAttempt.init)
  }

  func bytes(_ code: String) throws -> [UInt8]? {
    try tx.row("SELECT bytes_base64 FROM mail_body WHERE code = ?1", [.text(code)])
      .flatMap { Data(base64Encoded: $0.text("bytes_base64")) }.map { Array($0) }
  }

  func counts() throws -> [MailState: Int] {
    var counts: [MailState: Int] = [:]
    for row in try tx.rows("SELECT state, count(*) AS number FROM mail_message GROUP BY state") {
      if let state = MailState(rawValue: row.text("state")) { counts[state] = Int(row.integer("number")) }
    }
    return counts
  }

  // MARK: Sending

  /// Takes the next due mail for a run. One statement, so two runs never take the same mail; the state is asked for
  /// again outside the choice since PostgreSQL evaluates only that part anew after waiting for another run.
  ///
  /// - Parameter withFiles: also takes what is only a file so far.
  func claim(run: String, dueBy due: Moment, withFiles: Bool, at now: Moment) throws -> OutboxRecord? {
    try tx.row(
      """
      UPDATE mail_message SET state = 'sending', run_id = ?1, claimed_at = ?2
      WHERE state IN ('queued', 'retry', ?4) AND code = (
        SELECT code FROM mail_message WHERE state IN ('queued', 'retry', ?4) AND due_at <= ?3
        ORDER BY due_at, length(code), code LIMIT 1)
      RETURNING *
      """, [.text(run), .moment(now), .moment(due), .text(withFiles ? "written" : "queued")]
    ).map(OutboxRecord.init)
  }

  /// Ends an attempt of a mail this run holds. No row changed means that the run no longer holds it.
  func finish(_ code: String, run: String, as state: MailState, reply: String, dueAt: Moment, at now: Moment) throws {
    let changed = try tx.run(
      """
      UPDATE mail_message SET state = ?1, last_reply = ?2, due_at = ?3, attempts = attempts + 1, run_id = NULL,
        claimed_at = NULL, sent_at = ?4,
        dated_at = CASE WHEN ?1 = 'written' THEN dated_at ELSE coalesce(dated_at, claimed_at) END
      WHERE code = ?5 AND run_id = ?6 AND state = 'sending'
      """,
      [
        .text(state.rawValue), .text(reply.nfc), .moment(dueAt), state == .sent ? .moment(now) : .null, .text(code),
        .text(run),
      ])
    guard changed == 1 else { return }
    try tx.run(
      """
      INSERT INTO mail_attempt (code, attempt, at, outcome, reply)
      SELECT code, (SELECT coalesce(max(attempt), 0) + 1 FROM mail_attempt WHERE code = ?1), ?2, ?3, ?4
      FROM mail_message WHERE code = ?1
      """, [.text(code), .moment(now), .text(state.rawValue), .text(reply.nfc)])
  }

  /// A refusal that turned out to be of the sender costs the mail nothing: it waits again, behind the others.
  func takeBackRefusal(of code: String, at now: Moment) throws {
    try tx.run(
      """
      UPDATE mail_message SET state = 'queued', due_at = ?2, attempts = attempts - 1, dated_at = NULL
      WHERE code = ?1 AND state IN ('failed', 'retry')
      """, [.text(code), .moment(now)])
  }

  /// Gives a mail back: it was claimed, and certainly nothing of it was delivered. It is due behind the others.
  func release(_ code: String, run: String, reason: String, at now: Moment) throws {
    try tx.update(
      "mail_message",
      set: [
        ("state", "queued"), ("last_reply", .text(reason.nfc)), ("due_at", .moment(now)), ("run_id", .null),
        ("claimed_at", .null),
      ],
      where: [("code", .text(code)), ("run_id", .text(run)), ("state", "sending")])
  }

  func claimed() throws -> [(code: String, run: String, at: Moment, dueAt: Moment)] {
    try tx.rows(
      "SELECT code, run_id, claimed_at, due_at FROM mail_message WHERE state = 'sending' ORDER BY length(code), code"
    ).map { row in
      (
        row.text("code"), row.text("run_id"), Moment(seconds: row.integer("claimed_at")),
        Moment(seconds: row.integer("due_at"))
      )
    }
  }

  /// Queues once more. What certainly reached nobody is dated anew: servers refuse a mail of three weeks ago.
  func requeue(_ code: String, from state: MailState, at now: Moment) throws -> Bool {
    let date: Columns = state == .unknown ? [] : [("dated_at", .null)]
    return try tx.update(
      "mail_message", set: [("state", "queued"), ("due_at", .moment(now))] + date,
      where: [("code", .text(code)), ("state", .text(state.rawValue))]) == 1
  }
}
