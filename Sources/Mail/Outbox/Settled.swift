internal import EventData

/// An outcome as the outbox records it.
struct Settled {
  let state: MailState
  let reply: String
  let dueAt: Moment
  let stopReason: String?
  /// Mails of this run that were refused for what stopped it; they wait again.
  let alike: [String]

  init(_ outcome: DeliveryOutcome, of mail: OutboxRecord, policy: RetryPolicy, at now: Moment) {
    var due = mail.dueAt
    var stop: String?
    var alike: [String] = []
    switch outcome {
    case .sent(let words): (state, reply) = (.sent, words)
    case .written(let words): (state, reply) = (.written, words)
    case .refused(let words): (state, reply) = (.failed, words)
    case .unknown(let words): (state, reply) = (.unknown, words)
    case .stopRun(let words, let codes):
      (state, reply) = (.queued, words)
      (stop, alike) = (words, codes)
    case .retry(let words):
      if let next = policy.next(after: mail.attempts + 1, of: mail.code, at: now) {
        (state, reply) = (.retry, words)
        due = next
      } else {
        (state, reply) = (.failed, "given up after \(mail.attempts + 1) attempts: \(words)")
      }
    }
    dueAt = due
    stopReason = stop
    self.alike = alike
  }

  /// A mail that was claimed when the run had to stop goes back to the end of the line, so that one which a relay will not
  /// have does not keep the others for ever; anything else ends an attempt.
  func write(_ mail: OutboxRecord, run: String, at now: Moment, with queries: OutboxQueries) throws {
    if stopReason == nil {
      try queries.finish(mail.code, run: run, as: state, reply: reply, dueAt: dueAt, at: now)
    } else {
      try queries.release(mail.code, run: run, reason: reply, at: now)
      for code in alike { try queries.takeBackRefusal(of: code, at: now) }
    }
  }
}

extension MailSummary {
  mutating func add(_ settled: Settled, _ mail: OutboxRecord) {
    switch settled.state {
    case .sent: sent += 1
    case .written: written += 1
    case .retry: retried.append(mail.code)
    case .failed: failed.append(mail.code)
    case .unknown: unknown.append(mail.code)
    case .queued, .sending, .withdrawn: stopped = settled.stopReason
    }
    failed.removeAll(where: settled.alike.contains)
    retried.removeAll(where: settled.alike.contains)
  }
}
