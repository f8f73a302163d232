public import EventData

/// One step of a sending run, for whoever shows progress.
public struct MailProgress: Sendable, Equatable {
  /// The mail that came to an end.
  public let code: String
  /// Its recipient.
  public let recipient: String
  /// Where it stands now.
  public let state: MailState
  /// The server's words.
  public let reply: String
}

/// What a sending run did.
public struct MailSummary: Sendable, Equatable {
  /// How many mails the relay accepted.
  public internal(set) var sent = 0
  /// How many became files, which nobody has received.
  public internal(set) var written = 0
  /// Codes refused for now; they go by themselves later.
  public internal(set) var retried: [String] = []
  /// Codes refused for good.
  public internal(set) var failed: [String] = []
  /// Codes of which nobody can tell; `mail resend` sends them again by choice.
  public internal(set) var unknown: [String] = []
  /// Codes a dead run left in flight; they are `unknown` now.
  public internal(set) var recovered: [String] = []
  /// Why the run stopped before its end; nil when it did not.
  public internal(set) var stopped: String?

  /// A run that did this; nothing when nothing is given.
  public init(
    sent: Int = 0, written: Int = 0, retried: [String] = [], failed: [String] = [], unknown: [String] = [],
    recovered: [String] = [],
    stopped: String? = nil
  ) {
    (self.sent, self.written, self.retried, self.failed) = (sent, written, retried, failed)
    (self.unknown, self.recovered, self.stopped) = (unknown, recovered, stopped)
  }
}

extension Outbox {
  /// Sends what is due, one mail after another.
  ///
  /// Each mail is `sending` on disk before its first byte leaves, and its outcome is on disk, in the same transaction
  /// that claims the next mail, before that one is touched. So a process killed at any instant leaves at most one mail
  /// in flight; the next run finds it, marks it `unknown`, and does not send it by itself. One that was only becoming a file
  /// waits again.
  ///
  /// Several threads may call this at the same time with a transport each and the same run.
  ///
  /// - Parameters:
  ///   - transport: where the mails go.
  ///   - limit: at most this many mails; nil for all that are due at the start.
  ///   - run: this process.
  ///   - policy: when to try again.
  ///   - now: the clock.
  ///   - shouldStop: asked before each mail; true ends the run cleanly.
  ///   - progress: told of each mail that came to an end.
  /// - Throws: `ExplainedError` when the database fails; what was in flight then becomes `unknown` in the next run.
  public func send(
    through transport: any MailTransport, limit: Int? = nil, run: MailRun, policy: RetryPolicy = RetryPolicy(),
    now: () -> Moment, shouldStop: () -> Bool = { false }, progress: (MailProgress) -> Void = { _ in }
  ) throws -> MailSummary {
    var summary = MailSummary()
    let start = now()
    summary.recovered = try recover(run: run, at: start)
    var left = limit ?? Int.max
    let due = Due(by: start, withFiles: transport.reachesPeople)
    let holder = run.holder(reachingPeople: transport.reachesPeople)
    var next = left > 0 && !shouldStop() ? try claim(holder, due, at: start) : nil
    while let mail = next {
      left -= 1
      let outcome = delivery(of: mail, through: transport)
      let mayGoOn = left > 0 && !shouldStop()
      let end = now()
      let settled = Settled(outcome, of: mail.record, policy: policy, at: end)
      next = try store.append { tx in
        let queries = OutboxQueries(tx: tx)
        try settled.write(mail.record, run: holder, at: end, with: queries)
        return mayGoOn && settled.stopReason == nil
          ? try Self.claim(holder, due, at: end, with: queries) : nil
      }
      summary.add(settled, mail.record)
      progress(
        MailProgress(
          code: mail.record.code, recipient: mail.record.recipient, state: settled.state, reply: settled.reply))
    }
    return summary
  }

  /// Ends what dead runs left in flight; nothing is sent. What was only becoming a file waits again, and the next run into
  /// that folder finds whether the file is there.
  ///
  /// A run on another machine counts as dead after a day, since no mail takes that long.
  ///
  /// - Returns: the codes of which nobody can tell whether they arrived; they are `unknown` now.
  @discardableResult
  public func recover(run: MailRun, at now: Moment) throws -> [String] {
    let held = try store.read { try OutboxQueries(tx: $0).claimed() }
    let stale = held.filter { !run.isAlive($0.run) || (!run.isSelf($0.run) && now.seconds - $0.at.seconds > 86_400) }
    guard !stale.isEmpty else { return [] }
    try store.append { tx in
      let queries = OutboxQueries(tx: tx)
      for row in stale {
        if MailRun.mayHaveReached(row.run) {
          try queries.finish(
            row.code, run: row.run, as: .unknown, reply: "the run that was sending it ended without an answer",
            dueAt: row.dueAt, at: now)
        } else {
          try queries.release(row.code, run: row.run, reason: "the run that was writing it as a file ended", at: now)
        }
      }
    }
    return stale.filter { MailRun.mayHaveReached($0.run) }.map(\.code)
  }

  /// A claimed mail with its bytes; nil bytes when they are not what was queued.
  private struct Claimed {
    let record: OutboxRecord
    let bytes: [UInt8]?
  }

  /// What a run takes: mails due at its start, and for a relay those that are only files.
  private struct Due {
    let by: Moment
    let withFiles: Bool
  }

  private func claim(_ holder: String, _ due: Due, at now: Moment) throws -> Claimed? {
    try store.append { try Self.claim(holder, due, at: now, with: OutboxQueries(tx: $0)) }
  }

  private static func claim(
    _ holder: String, _ due: Due, at now: Moment, with queries: OutboxQueries
  ) throws -> Claimed? {
    guard let record = try queries.claim(run: holder, dueBy: due.by, withFiles: due.withFiles, at: now) else {
      return nil
    }
    let bytes = try queries.bytes(record.code).flatMap { contentHash($0) == record.bytesHash ? $0 : nil }
    return Claimed(record: record, bytes: bytes.map { MailDate.dated($0, record.datedAt ?? now) })
  }

  private func delivery(of mail: Claimed, through transport: any MailTransport) -> DeliveryOutcome {
    guard let bytes = mail.bytes else { return .refused(reason: "the stored bytes are not those that were queued") }
    do {
      return transport.deliver(
        try SealedMail(
          id: mail.record.code, sender: mail.record.sender, recipient: mail.record.recipient, bytes: bytes))
    } catch {
      return .refused(reason: "\(error.what): \(error.why ?? "")")
    }
  }
}
