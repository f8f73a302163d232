public import EventData

/// The identity of a logical mail: the same fact twice is one mail.
struct MailKey {
  let kind: String
  let about: String
  let version: Int
}

/// The mails of an event, kept in its database. A mail is queued in the same transaction as the fact it tells.
public struct Outbox: Sendable {
  let store: Store

  /// The outbox of a store.
  public init(store: Store) { self.store = store }

  /// Queues a mail inside the caller's transaction. Queueing the same kind, code and version again changes nothing.
  ///
  /// - Parameters:
  ///   - message: composed and hashed here, once; every attempt sends these bytes. Without a Message-ID it gets
  ///     `kind-about.version@sender-domain`.
  ///   - kind: what sort of mail, letters, digits and hyphens, such as `registration-confirmation`.
  ///   - about: the code of what it is about, such as `R-00012` or `ONCO26/INV/0007`.
  ///   - version: 1 for the first; a changed mail about the same is the next version.
  /// - Returns: the mail's code and whether it is new.
  /// - Throws: `ExplainedError` when the message cannot be composed or the database refuses.
  @discardableResult
  public static func queue(
    _ message: MailMessage, kind: String, about: String, version: Int = 1, now: Moment, in transaction: Transaction
  ) throws -> (code: String, isNew: Bool) {
    let queries = OutboxQueries(transaction: transaction)
    if let code = try queries.code(kind: kind, about: about, version: version) { return (code, false) }
    var message = message
    message.messageID = message.messageID ?? "\(kind)-\(about).\(version)@\(message.from.domain)"
    // Composed under a stand-in first: a mail that cannot be composed must not use up a code.
    let bytes = try message.composed()
    let code = try transaction.nextCode("M", digits: 5)
    let mail = try SealedMail(
      id: code, sender: (message.returnPath ?? message.from).address, recipient: message.to.address, bytes: bytes)
    let key = MailKey(kind: kind, about: about, version: version)
    try queries.insert(mail, of: message, key: key, hash: contentHash(bytes), now: now)
    transaction.note("\(code) queued: \(kind) about \(about), version \(version)")
    return (code, true)
  }

  /// Queues the next version of a mail, and withdraws earlier versions that have not gone yet: what was corrected must
  /// not reach the old address.
  ///
  /// - Returns: the new mail's code.
  /// - Throws: as `queue`.
  @discardableResult
  public static func queueNewVersion(
    _ message: MailMessage, kind: String, about: String, now: Moment, in transaction: Transaction
  ) throws -> String {
    let queries = OutboxQueries(transaction: transaction)
    let version = try queries.lastVersion(kind: kind, about: about) + 1
    for code in try queries.withdraw(kind: kind, about: about, reason: "a newer version took its place") {
      transaction.note("\(code) withdrawn: version \(version) takes its place")
    }
    return try queue(message, kind: kind, about: about, version: version, now: now, in: transaction).code
  }

  /// Takes back what waits of a kind about a code.
  public static func withdraw(kind: String, about: String, in transaction: Transaction) throws {
    let queries = OutboxQueries(transaction: transaction)
    for code in try queries.withdraw(kind: kind, about: about, reason: "what it says no longer holds") {
      transaction.note("\(code) withdrawn")
    }
  }

  /// Takes back one mail, unless it has gone.
  public static func withdraw(_ code: String, in transaction: Transaction) throws {
    guard try OutboxQueries(transaction: transaction).withdraw(code, reason: "what it says no longer holds") else {
      return
    }
    transaction.note("\(code) withdrawn")
  }

  /// The latest mail of a kind about a code that was not taken back; nil when nobody was or will be told.
  public static func standing(kind: String, about: String, in transaction: Transaction) throws -> OutboxRecord? {
    try OutboxQueries(transaction: transaction).standing(kind: kind, about: about)
  }

  /// The highest version queued of a kind about a code; 0 when there is none.
  public static func lastVersion(kind: String, about: String, in transaction: Transaction) throws -> Int {
    try OutboxQueries(transaction: transaction).lastVersion(kind: kind, about: about)
  }

  /// The mails that match, in order of their codes.
  public func list(_ filter: OutboxFilter = OutboxFilter()) throws -> [OutboxRecord] {
    try store.read { try OutboxQueries(transaction: $0).list(filter) }
  }

  /// How many mails stand where; states without a mail are absent.
  public func counts() throws -> [MailState: Int] {
    try store.read { try OutboxQueries(transaction: $0).counts() }
  }

  /// One mail with its attempts and its bytes.
  ///
  /// - Throws: `ExplainedError` (refused) when there is no such mail.
  public func show(_ code: String) throws -> (mail: OutboxRecord, attempts: [MailAttempt], bytes: [UInt8]) {
    try store.read { transaction in
      let queries = OutboxQueries(transaction: transaction)
      guard let mail = try queries.record(code) else { throw Self.missing(code) }
      return (mail, try queries.attempts(code), try queries.bytes(code) ?? [])
    }
  }

  /// Queues an `unknown` or `failed` mail again, by a person's choice: the same bytes, the same Message-ID, so that a
  /// receiver who has it already may drop the second copy.
  ///
  /// - Throws: `ExplainedError` (refused) when there is no such mail or it stands elsewhere.
  public func resend(_ code: String, by author: Store.Author) throws {
    try store.write(author) { transaction in
      let queries = OutboxQueries(transaction: transaction)
      guard let mail = try queries.record(code) else { throw Self.missing(code) }
      guard mail.state == .unknown || mail.state == .failed,
        try queries.requeue(code, from: mail.state, at: author.now)
      else {
        throw ExplainedError(
          .refused, "\(code) cannot be sent again", at: code,
          why: "it is \(mail.state.rawValue); only an unknown or failed mail is sent again by choice",
          remedy: mail.state == .sent
            ? "Queue a new version if the recipient needs it once more." : "Run onco mail send; it goes by itself.")
      }
      transaction.note("\(code) \(mail.state.rawValue) -> queued, by choice")
    }
  }

  private static func missing(_ code: String) -> ExplainedError {
    ExplainedError(
      .refused, "There is no mail \(HeaderText.quoted(code))", remedy: "See onco mail list for the codes there are.")
  }
}
