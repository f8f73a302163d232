import EventData
import TestSupport

@testable import Mail

/// An outbox over a store in memory, with a clock that stands still until it is moved.
final class OutboxFixture {
  let store: Store
  let outbox: Outbox
  var now = Samples.noonMoment
  let run = MailRun(id: "run-1") { $0 == "run-alive" }

  init() throws {
    store = try FreshStore.make(at: Samples.noonMoment)
    outbox = Outbox(store: store)
  }

  var author: Store.Author { Store.Author(name: "tester", command: "test", now: now) }

  /// Queues a mail about a code; its Message-ID is left to the outbox.
  @discardableResult
  func queue(_ message: MailMessage, about: String, version: Letter.Version = .once) throws -> String {
    var message = message
    message.messageID = nil
    return try store.write(author) {
      try Outbox.queue(message, .invoice, about: about, version: version, now: now, in: $0)
    }
  }

  func send(
    _ transport: any MailTransport, limit: Int? = nil, policy: RetryPolicy = RetryPolicy(),
    progress: (MailProgress) -> Void = { _ in }
  ) throws -> MailSummary {
    try outbox.send(
      through: transport, limit: limit, run: run, policy: policy, now: { self.now }, progress: progress)
  }

  func summary(
    sent: Int = 0, written: Int = 0, retried: [String] = [], failed: [String] = [], unknown: [String] = [],
    recovered: [String] = [], stopped: String? = nil
  ) -> MailSummary {
    MailSummary(
      sent: sent, written: written, retried: retried, failed: failed, unknown: unknown, recovered: recovered,
      stopped: stopped)
  }
}

/// Answers from a list; remembers what it was given.
final class ScriptedTransport: MailTransport {
  let label = "script"
  var reachesPeople = true
  var outcomes: [DeliveryOutcome]
  private(set) var delivered: [SealedMail] = []
  var whileDelivering: (SealedMail) -> Void = { _ in }

  init(_ outcomes: [DeliveryOutcome]) { self.outcomes = outcomes }

  func deliver(_ mail: SealedMail) -> DeliveryOutcome {
    delivered.append(mail)
    whileDelivering(mail)
    return outcomes.isEmpty ? .sent(reply: "250 ok") : outcomes.removeFirst()
  }
}
