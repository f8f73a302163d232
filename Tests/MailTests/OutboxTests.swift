import EventData
import Foundation
import Testing

@testable import Mail

@Suite struct OutboxTests {
  @Test func `the same fact is queued once, a new version again`() throws {
    let fixture = try OutboxFixture()
    #expect(try fixture.queue(Samples.message(), about: "R-00001") == "M-00001")
    #expect(try fixture.queue(Samples.message(subject: "Other words"), about: "R-00001") == "M-00001")
    #expect(try fixture.queue(Samples.message(), about: "R-00001", version: .besides) == "M-00002")
    #expect(try fixture.queue(Samples.message(), about: "R-00002") == "M-00003")
    let list = try fixture.outbox.list()
    #expect(list.map(\.subject) == ["Your ticket", "Your ticket", "Your ticket"])
    #expect(
      list.map(\.messageID) == [
        "invoice-R-00001.1.onco26-27@onco.example", "invoice-R-00001.2.onco26-27@onco.example",
        "invoice-R-00002.1.onco26-27@onco.example",
      ])
    #expect(try fixture.outbox.list(about: "R-00002").map(\.code) == ["M-00003"])
    #expect(try fixture.outbox.list(state: .sent) == [])
    #expect(try fixture.outbox.counts() == [.queued: 3])
    #expect(try fixture.store.read { try Outbox.lastVersion(.invoice, about: "R-00001", in: $0) } == 2)
    #expect(try fixture.store.read { try Outbox.lastVersion(.invoice, about: "R-00009", in: $0) } == 0)
  }

  @Test func `a mail is queued with its fact or not at all`() throws {
    let fixture = try OutboxFixture()
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      try fixture.store.write(fixture.author) { transaction in
        _ = try Outbox.queue(
          Samples.message(), .invoice, about: "R-1", version: .once, now: fixture.now, in: transaction)
        throw Refused()
      }
    }
    #expect(try fixture.outbox.list() == [])
    #expect(throws: ExplainedError.self) { try fixture.queue(Samples.message(subject: "a\r\nBcc: b"), about: "R-1") }
    #expect(try fixture.queue(Samples.message(), about: "R-1") == "M-00001")
  }

  @Test func `every outcome has its state, its log and its place in the summary`() throws {
    let fixture = try OutboxFixture()
    for number in 1...5 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    let transport = ScriptedTransport([
      .sent(reply: "250 queued as 7"), .retry(reason: "450 busy"), .refused(reason: "550 gone"),
      .unknown(reason: "cut"), .stopRun(reason: "535 login"),
    ])
    var steps: [String] = []
    let summary = try fixture.send(transport) { steps.append("\($0.code) \($0.state.rawValue) \($0.reply)") }
    #expect(
      summary
        == fixture.summary(
          sent: 1, retried: ["M-00002"], failed: ["M-00003"], unknown: ["M-00004"], stopped: "535 login"))
    #expect(
      steps == [
        "M-00001 sent 250 queued as 7", "M-00002 retry 450 busy", "M-00003 failed 550 gone", "M-00004 unknown cut",
        "M-00005 queued 535 login",
      ])
    let list = try fixture.outbox.list()
    #expect(list.map(\.state) == [.sent, .retry, .failed, .unknown, .queued])
    #expect(list.map(\.attempts) == [1, 1, 1, 1, 0])
    #expect(list.map(\.lastReply) == ["250 queued as 7", "450 busy", "550 gone", "cut", "535 login"])
    #expect(list[0].sentAt == fixture.now)
    let shown = try fixture.outbox.show("M-00003")
    #expect(shown.attempts.map(\.outcome) == [.failed])
    #expect(transport.delivered[2].bytes == shown.bytes)
    #expect(try fixture.store.verify() == [])
  }

  @Test func `a stopped run leaves the rest queued, and a limit is kept`() throws {
    let fixture = try OutboxFixture()
    for number in 1...4 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    #expect(try fixture.send(ScriptedTransport([.stopRun(reason: "no TLS")])) == fixture.summary(stopped: "no TLS"))
    #expect(try fixture.outbox.counts() == [.queued: 4])
    #expect(try fixture.send(ScriptedTransport([]), limit: 3).sent == 3)
    #expect(try fixture.outbox.counts() == [.sent: 3, .queued: 1])
    #expect(try fixture.send(ScriptedTransport([])).sent == 1)
    #expect(try fixture.send(ScriptedTransport([])).sent == 0)
  }

  @Test func `a refusal for now is tried again with the same bytes, later and later, and given up in the end`() throws {
    let fixture = try OutboxFixture()
    try fixture.queue(Samples.message(), about: "R-1")
    var policy = RetryPolicy()
    policy.attempts = 4
    let transport = ScriptedTransport(Array(repeating: .retry(reason: "451 later"), count: 4))
    var waits: [Int64] = []
    for _ in 1...3 {
      #expect(try fixture.send(transport, policy: policy).retried == ["M-00001"])
      #expect(try fixture.send(transport, policy: policy) == fixture.summary())
      let due = try fixture.outbox.show("M-00001").mail.dueAt
      waits.append(due.seconds - fixture.now.seconds)
      fixture.now = due
    }
    #expect(zip(waits, [60, 120, 240]).allSatisfy { ($1...($1 * 11 / 10)).contains($0) }, "\(waits)")
    #expect(try fixture.send(transport, policy: policy).failed == ["M-00001"])
    let shown = try fixture.outbox.show("M-00001")
    #expect(shown.mail.lastReply == "given up after 4 attempts: 451 later")
    #expect(shown.attempts.map(\.outcome) == [.retry, .retry, .retry, .failed])
    #expect(Set(transport.delivered.map(\.bytes)).count == 1)
  }

  @Test func `what a dead run left in flight becomes unknown and is sent again only by choice`() throws {
    let fixture = try OutboxFixture()
    let outbox = fixture.outbox
    for number in 1...3 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    try fixture.store.append { transaction in
      for (code, run) in [("M-00001", "run-dead"), ("M-00002", "run-alive")] {
        try transaction.run(
          "UPDATE mail_message SET state = 'sending', run_id = ?1, claimed_at = ?2 WHERE code = ?3",
          [.text(run), .moment(fixture.now), .text(code)])
      }
    }
    let transport = ScriptedTransport([])
    let summary = try fixture.send(transport)
    #expect(summary == fixture.summary(sent: 1, recovered: ["M-00001"]))
    #expect(transport.delivered.map(\.id) == ["M-00003"])
    #expect(try outbox.list().map(\.state) == [.unknown, .sending, .sent])
    #expect(try outbox.show("M-00001").attempts.map(\.outcome) == [.unknown])

    let before = try outbox.show("M-00001")
    try outbox.resend(["M-00001"], by: fixture.author)
    #expect(try fixture.send(transport).sent == 1)
    let after = try outbox.show("M-00001")
    #expect(after.bytes == before.bytes)
    #expect(after.mail.messageID == before.mail.messageID)
    #expect(after.attempts.map(\.outcome) == [.unknown, .sent])
    for code in ["M-00001", "M-00002", "M-00009"] {
      #expect(throws: ExplainedError.self) { try outbox.resend([code], by: fixture.author) }
    }
    #expect(try fixture.store.verify() == [])
  }

  @Test func `a mail is sending on disk before its first byte, and only that mail`() throws {
    let fixture = try OutboxFixture()
    for number in 1...3 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    let transport = ScriptedTransport([])
    var seen: [[MailState]] = []
    let outbox = fixture.outbox
    transport.whileDelivering = { _ in seen.append((try? outbox.list().map(\.state)) ?? []) }
    _ = try fixture.send(transport)
    #expect(seen == [[.sending, .queued, .queued], [.sent, .sending, .queued], [.sent, .sent, .sending]])
  }

  @Test func `two runs at the same time never take the same mail`() throws {
    let fixture = try OutboxFixture()
    for number in 1...4 { try fixture.queue(Samples.message(), about: "R-\(number)") }
    let second = ScriptedTransport([])
    let first = ScriptedTransport([])
    let outbox = fixture.outbox
    let now = fixture.now
    first.whileDelivering = { mail in
      guard mail.id == "M-00001" else { return }
      _ = try? outbox.send(
        through: second, limit: 2, run: MailRun(id: "run-alive") { _ in true }, now: { now })
    }
    _ = try fixture.send(first)
    #expect(second.delivered.map(\.id) == ["M-00002", "M-00003"])
    #expect(first.delivered.map(\.id) == ["M-00001", "M-00004"])
  }

  @Test(arguments: [
    "UPDATE mail_message SET recipient_address = 'x@y.example'", "UPDATE mail_message SET bytes_hash = 'x'",
    "UPDATE mail_body SET bytes_base64 = 'QQ=='", "DELETE FROM mail_body", "DELETE FROM mail_message",
    "UPDATE mail_message SET state = 'queued', sent_at = NULL", "UPDATE mail_attempt SET reply = 'x'",
    "DELETE FROM mail_attempt",
  ])
  func `the database refuses to change a sent mail, its bytes or its log`(statement: String) throws {
    let fixture = try OutboxFixture()
    try fixture.queue(Samples.message(), about: "R-1")
    _ = try fixture.send(ScriptedTransport([]))
    let before = try fixture.outbox.list()
    #expect(throws: ExplainedError.self) { try fixture.store.append { try $0.run(statement) } }
    #expect(try fixture.outbox.list() == before)
    #expect(before.map(\.state) == [.sent])
  }

  @Test func `a mail cannot become sent without having been claimed`() throws {
    let fixture = try OutboxFixture()
    try fixture.queue(Samples.message(), about: "R-1")
    #expect(throws: ExplainedError.self) {
      try fixture.store.append { try $0.run("UPDATE mail_message SET state = 'sent', sent_at = 1") }
    }
  }

  @Test func `this process is alive to itself, and an ended one is dead`() throws {
    let run = MailRun.thisProcess()
    let parts = run.id.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    try #require(parts.count == 4)
    let outbox = try OutboxFixture()
    for number in 1...4 { try outbox.queue(Samples.message(), about: "R-\(number)") }
    let ids = [
      run.id, [parts[0], parts[1], parts[2], "1"].joined(separator: ":"),
      [parts[0], "another-boot", parts[2], parts[3]].joined(separator: ":"),
      ["another-machine", parts[1], parts[2], parts[3]].joined(separator: ":"),
    ]
    try outbox.store.append { transaction in
      for (index, id) in ids.enumerated() {
        try transaction.run(
          "UPDATE mail_message SET state = 'sending', run_id = ?1, claimed_at = ?2 WHERE code = ?3",
          [.text(id), .moment(outbox.now), .text("M-0000\(index + 1)")])
      }
    }
    #expect(try outbox.outbox.recover(run: run, at: outbox.now) == ["M-00002", "M-00003"])
    #expect(
      try outbox.outbox.recover(run: run, at: outbox.now.advanced(bySeconds: 100_000)) == ["M-00004"],
      "a run of another machine is given up after a day")
  }
}

@Suite struct FolderTransportTests {
  @Test func `each mail is one file with its very bytes, and once`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("new/outbox").path
    let transport = FolderTransport(folder: path)
    let mail = try Samples.wholeMessage().sealed(id: "M-00001")
    #expect(transport.deliver(mail) == .written(reply: "written as M-00001.eml"))
    #expect(transport.deliver(mail) == .written(reply: "was already there as M-00001.eml"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["M-00001.eml"])
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/M-00001.eml"))) == mail.bytes)
    #expect(transport.deliver(try Samples.message().sealed(id: "M-00001")).kind == "stopRun")
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/M-00001.eml"))) == mail.bytes)
  }

  @Test func `a folder that cannot be written stops the run`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("file")
    try Data().write(to: file)
    let transport = FolderTransport(folder: file.appendingPathComponent("below").path)
    #expect(transport.deliver(try Samples.message().sealed(id: "M-00001")).kind == "stopRun")
  }

  @Test(arguments: ["../x", ".hidden", "", "a/b", "M 1", "M-é"])
  func `a code that is no plain file name is not sealed`(id: String) throws {
    #expect(throws: ExplainedError.self) { try Samples.message().sealed(id: id) }
    #expect(throws: Never.self) { try Samples.message().sealed(id: "M-00001.v2_x") }
  }
}
