public import EventData
public import Templates

extension LetterWriter {
  /// For letters that are queued by hand.
  public func letter(
    _ template: String, about identity: String, to: MailboxAddress, replyTo: EmailAddress?,
    fields: [String: TemplateValue], now: Moment
  ) throws -> MailMessage {
    try message(
      Letter(
        .abstractDecision, about: identity, template: template, to: to.name, at: EmailAddress(to.address),
        replyTo: replyTo, fields: fields), to: to, now: now)
  }
}

extension Outbox {
  private static func known(_ kind: String) throws -> LetterKind {
    if let kind = LetterKind(rawValue: kind) { return kind }
    throw ExplainedError(.refused, "There is no kind of letter '\(kind)'", remedy: "Report it.")
  }

  /// Queues a mail.
  @discardableResult
  public static func queue(
    _ message: MailMessage, kind: String, about: String, version: Int = 1, now: Moment, in tx: Transaction
  ) throws -> (code: String, isNew: Bool) {
    (
      try queue(message, known(kind), about: about, version: version == 1 ? .once : .besides, now: now, in: tx), true
    )
  }

  /// Queues the next version.
  @discardableResult
  public static func queueNewVersion(
    _ message: MailMessage, kind: String, about: String, now: Moment, in tx: Transaction
  ) throws -> String { try queue(message, known(kind), about: about, version: .next, now: now, in: tx) }

  /// Takes back what waits.
  public static func withdraw(kind: String, about: String, in tx: Transaction) throws {
    try withdraw(known(kind), about: about, in: tx)
  }

  /// The latest mail.
  public static func standing(kind: String, about: String, in tx: Transaction) throws -> OutboxRecord? {
    try standing(known(kind), about: about, in: tx)
  }

  /// The highest version.
  public static func lastVersion(kind: String, about: String, in tx: Transaction) throws -> Int {
    try lastVersion(known(kind), about: about, in: tx)
  }
}
