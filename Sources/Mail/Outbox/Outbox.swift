public import EventData

/// The mails of an event, kept in its database. A mail is queued in the same transaction as the fact it tells.
public struct Outbox: Sendable {
  let store: Store

  public init(store: Store) { self.store = store }

  /// Queues a mail inside the caller's transaction.
  ///
  /// - Parameter message: composed and hashed here, once; every attempt sends these bytes. Without a Message-ID it gets
  ///   `kind-about.version.edition@sender-domain`.
  /// - Returns: the mail's code.
  /// - Throws: `ExplainedError` when the message cannot be composed or the database refuses.
  static func queue(
    _ message: MailMessage, _ kind: LetterKind, about: String, version: Letter.Version, now: Moment, in tx: Transaction
  ) throws -> String {
    let queries = OutboxQueries(tx: tx)
    if version == .once, let code = try queries.code(kind, about: about, version: 1) { return code }
    let number = try lastVersion(kind, about: about, in: tx) + 1
    if version == .next {
      for code in try queries.withdraw(kind, about: about, reason: "a newer version took its place") {
        tx.note("\(code) withdrawn: version \(number) takes its place")
      }
    }
    var message = message
    message.messageID = message.messageID ?? message.edition.identity("\(kind.rawValue)-\(about).\(number)")
    // Composed under a stand-in first: a mail that cannot be composed must not use up a code.
    let bytes = try message.composed()
    let code = try Series.mail.next(in: tx)
    let mail = try SealedMail(id: code, sender: message.from.address, recipient: message.to.address, bytes: bytes)
    try queries.insert(mail, of: message, kind, about: about, version: number, hash: contentHash(bytes), now: now)
    tx.note("\(code) queued: \(kind.rawValue) about \(about), version \(number)")
    return code
  }

  /// Takes back what waits of a kind about a code; the mails taken back.
  @discardableResult
  public static func withdraw(_ kind: LetterKind, about: String, in tx: Transaction) throws -> [String] {
    let codes = try OutboxQueries(tx: tx).withdraw(kind, about: about, reason: "what it says no longer holds")
    for code in codes { tx.note("\(code) withdrawn") }
    return codes
  }

  /// Takes back one mail, unless it has gone.
  public static func withdraw(_ code: String, in tx: Transaction) throws {
    guard try OutboxQueries(tx: tx).withdraw(code, reason: "what it says no longer holds") else { return }
    tx.note("\(code) withdrawn")
  }

  /// The latest mail of a kind about a code that was not taken back; nil when nobody was or will be told.
  public static func standing(_ kind: LetterKind, about: String, in tx: Transaction) throws -> OutboxRecord? {
    try OutboxQueries(tx: tx).standing(kind, about: about)
  }

  /// The highest version queued of a kind about a code; 0 when there is none.
  public static func lastVersion(_ kind: LetterKind, about: String, in tx: Transaction) throws -> Int {
    try OutboxQueries(tx: tx).lastVersion(kind, about: about)
  }

  /// The mails of a state, of a kind and about a code, where these are given, in order of their codes.
  public func list(state: MailState? = nil, kind: LetterKind? = nil, about: String? = nil) throws -> [OutboxRecord] {
    try store.read { try OutboxQueries(tx: $0).list(state, kind, about: about) }
  }

  /// How many mails stand where; states without a mail are absent.
  public func counts() throws -> [MailState: Int] {
    try store.read { try OutboxQueries(tx: $0).counts() }
  }

  /// One mail with its attempts and its bytes, as they went out or would go.
  ///
  /// - Throws: `ExplainedError` (refused) when there is no such mail.
  public func show(_ code: String) throws -> (mail: OutboxRecord, attempts: [MailAttempt], bytes: [UInt8]) {
    try store.read { tx in
      let queries = OutboxQueries(tx: tx)
      guard let mail = try queries.record(code) else { throw Self.missing(code) }
      let bytes = try queries.bytes(code) ?? []
      return (mail, try queries.attempts(code), mail.datedAt.map { MailDate.dated(bytes, $0) } ?? bytes)
    }
  }

  /// Queues `unknown` or `failed` mails again, by a person's choice: the same text, the same Message-ID, so that a
  /// receiver who has it already may drop the second copy. All of them or none.
  ///
  /// - Throws: `ExplainedError` (refused) when there is no such mail or it stands elsewhere.
  public func resend(_ codes: [String], by author: Store.Author) throws {
    try store.write(author) { tx in
      let queries = OutboxQueries(tx: tx)
      for code in codes {
        guard let mail = try queries.record(code) else { throw Self.missing(code) }
        guard mail.state == .unknown || mail.state == .failed,
          try queries.requeue(code, from: mail.state, at: author.now)
        else { throw Self.cannotGoAgain(mail) }
        tx.note("\(code) \(mail.state.rawValue) -> queued, by choice")
      }
    }
  }

  private static func cannotGoAgain(_ mail: OutboxRecord) -> ExplainedError {
    let remedy =
      switch mail.state {
      case .queued, .retry, .sending: "Run onco mail send; it goes by itself."
      case .written: "It goes with onco mail send --via smtp://USER@HOST:587"
      case .withdrawn: "Nothing: what it says no longer holds. See onco mail list --search \(mail.about)"
      case _ where mail.kind == LetterKind.registrationConfirmation.rawValue:
        "To send ticket and confirmation once more as a new version: onco registration confirm \(mail.about)"
      default:
        "To hand it on once more, write it as a file and forward that: onco mail show \(mail.code) --eml \(mail.code).eml"
      }
    return ExplainedError(
      .refused, "\(mail.code) cannot be sent again", at: mail.code,
      why: "It is \(mail.state.rawValue); only an unknown or failed mail is sent again by choice.", remedy: remedy)
  }

  private static func missing(_ code: String) -> ExplainedError {
    .missing("mail", code, see: "mail list")
  }
}
