import EventData
import Testing

@testable import Mail

/// Mails that wait: as files, for weeks, after a refusal, behind others.
@Suite struct OutboxWaitingTests {
  @Test func `a mail that is only a file has reached nobody, and goes to the first relay`() throws {
    let fixture = try OutboxFixture()
    for number in 1...2 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    let folder = ScriptedTransport(Array(repeating: .written(reply: "written as a file"), count: 2))
    folder.reachesPeople = false
    #expect(try fixture.send(folder) == fixture.summary(written: 2))
    #expect(try fixture.outbox.counts() == [.written: 2])
    #expect(try fixture.send(folder) == fixture.summary())
    #expect(try fixture.outbox.list().map(\.sentAt) == [nil, nil])
    #expect(throws: ExplainedError.self) { try fixture.outbox.resend(["M-00001"], by: fixture.author) }
    try fixture.store.write(fixture.author) { try Outbox.withdraw("M-00001", in: $0) }
    #expect(try fixture.send(ScriptedTransport([])) == fixture.summary(sent: 1))
    #expect(try fixture.outbox.list().map(\.state) == [.withdrawn, .sent])
    #expect(try fixture.outbox.show("M-00002").attempts.map(\.outcome) == [.written, .sent])
    #expect(try fixture.store.verify() == [])
  }

  @Test func `a mail is dated when it is first sent, however long it waited, and keeps that date`() throws {
    let fixture = try OutboxFixture()
    try fixture.queue(Samples.message(), about: "R-1")
    func date(_ mail: SealedMail) -> Substring? {
      String(decoding: mail.bytes, as: UTF8.self).split(separator: "\r\n").first { $0.hasPrefix("Date: ") }
    }
    let folder = ScriptedTransport([.written(reply: "written as a file")])
    folder.reachesPeople = false
    let relay = ScriptedTransport([.retry(reason: "451 later"), .unknown(reason: "cut"), .sent(reply: "250 ok")])
    fixture.now = Samples.noonMoment.advanced(bySeconds: 9 * 86_400)
    _ = try fixture.send(folder)
    fixture.now = fixture.now.advanced(bySeconds: 86_400)
    for _ in 1...3 {
      _ = try fixture.send(relay)
      if try fixture.outbox.show("M-00001").mail.state == .unknown {
        try fixture.outbox.resend(["M-00001"], by: fixture.author)
      }
      fixture.now = fixture.now.advanced(bySeconds: 86_400)
    }
    #expect(folder.delivered.map(date) == ["Date: Wed, 2 Dec 2026 21:00:00 +0500"])
    #expect(relay.delivered.map(date) == Array(repeating: "Date: Thu, 3 Dec 2026 21:00:00 +0500", count: 3))
    #expect(try fixture.outbox.show("M-00001").bytes == relay.delivered[2].bytes)
  }

  @Test func `what was certainly refused is dated anew when it is sent again`() throws {
    let fixture = try OutboxFixture()
    for number in 1...3 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    let relay = ScriptedTransport([.refused(reason: "550 a"), .refused(reason: "550 b"), .sent(reply: "250 ok")])
    _ = try fixture.send(relay)
    fixture.now = fixture.now.advanced(bySeconds: 30 * 86_400)
    #expect(throws: ExplainedError.self) {
      try fixture.outbox.resend(["M-00001", "M-00003"], by: fixture.author)
    }
    #expect(try fixture.outbox.counts() == [.failed: 2, .sent: 1], "all of them or none")
    try fixture.outbox.resend(["M-00001", "M-00002"], by: fixture.author)
    #expect(try fixture.send(relay).sent == 2)
    #expect(try fixture.outbox.show("M-00002").mail.datedAt == fixture.now)
  }

  @Test func `a mail that stopped a run goes behind the others, which a later run sends`() throws {
    let fixture = try OutboxFixture()
    for number in 1...3 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    fixture.now = fixture.now.advanced(bySeconds: 60)
    #expect(try fixture.send(ScriptedTransport([.stopRun(reason: "554 policy")])).stopped != nil)
    let second = ScriptedTransport([.sent(reply: "250"), .sent(reply: "250"), .stopRun(reason: "554 policy")])
    #expect(try fixture.send(second).sent == 2)
    #expect(second.delivered.map(\.id) == ["M-00002", "M-00003", "M-00001"])
  }

  @Test(arguments: [DeliveryOutcome.refused(reason: "554 no"), .retry(reason: "451 not now")])
  func `mails refused in the words that stop the run wait again and lose no attempt, and none goes twice in a run`(
    refusal: DeliveryOutcome
  ) throws {
    let fixture = try OutboxFixture()
    for number in 1...5 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    let stop = DeliveryOutcome.stopRun(reason: "three", alike: ["M-00002", "M-00003"])
    for round in 1...2 {
      let relay = ScriptedTransport([.refused(reason: "550 gone"), refusal, refusal, stop])
      #expect(
        try fixture.send(relay) == fixture.summary(failed: [relay.delivered[0].id], stopped: "three"), "\(round)")
      #expect(relay.delivered.count == 4)
      if round == 1 { try fixture.outbox.resend(["M-00001"], by: fixture.author) }
    }
    let list = try fixture.outbox.list()
    #expect(list.map(\.state) == [.failed, .queued, .queued, .queued, .queued])
    #expect(list.map(\.attempts) == [2, 0, 0, 0, 0])
    #expect(try fixture.outbox.show("M-00002").attempts.map(\.number) == [1, 2])
    fixture.now = fixture.now.advanced(bySeconds: 60)
    #expect(try fixture.send(ScriptedTransport([])).sent == 4)
    #expect(try fixture.store.verify() == [])
  }

  @Test func `what a dead run was writing as a file waits again, since nobody has it`() throws {
    let folder = try TemporaryFolder()
    for wasWritten in [false, true] {
      let fixture = try OutboxFixture()
      for number in 1...2 { try fixture.queue(Samples.message(), about: "R-\(number)") }
      let files = FolderTransport(folder: folder.url.appending(path: "\(wasWritten)").path)
      let dying = MailRun(id: "run-dead") { _ in false }
      // Before it can say how it went, another run finds it dead.
      let held = ScriptedTransport([.written(reply: "a file")])
      held.reachesPeople = false
      held.whileDelivering = { mail in
        if wasWritten { _ = files.deliver(mail) }
        let summary = try? fixture.send(files)
        #expect(summary == fixture.summary(written: 2))
      }
      _ = try fixture.outbox.send(through: held, limit: 1, run: dying, now: { fixture.now })
      let list = try fixture.outbox.list()
      #expect(list.map(\.state) == [.written, .written])
      #expect(list[0].lastReply == (wasWritten ? "was already there as M-00001.eml" : "written as M-00001.eml"))
      #expect(try fixture.outbox.show("M-00001").attempts.map(\.outcome) == [.written])
      #expect(try fixture.store.verify() == [])
    }
  }
}
