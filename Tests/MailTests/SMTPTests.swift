import EventData
import Foundation
import Testing

@testable import Mail

/// Serialized: libcurl blocks its thread, and the test pool is only as wide as the machine.
@Suite(.serialized) struct SMTPTests {
  private func transport(
    to relay: TestRelay, password: String = TestRelay.password, trusting: Bool = true, perConnection: Int = 50
  ) throws -> SMTPTransport {
    var settings = try SMTPSettings(
      url: "smtp://congress@127.0.0.1:\(relay.port)", password: password, caFile: trusting ? relay.caFile : nil)
    settings.messagesPerConnection = perConnection
    settings.answerSeconds = 20
    return SMTPTransport(settings)
  }

  private func plainTransport(to relay: TestRelay, login: Bool) throws -> SMTPTransport {
    var settings = try SMTPSettings(
      url: "smtp://\(login ? "congress@" : "")127.0.0.1:\(relay.port)?tls=none",
      password: login ? TestRelay.password : nil)
    settings.answerSeconds = 20
    return SMTPTransport(settings)
  }

  private func mail(_ address: String = "someone@hospital.example", size: Int = 0) throws -> SealedMail {
    try Samples.message(address: address, text: ".\n..\n" + String(repeating: ".dots\n", count: size)).sealed(id: "M-1")
  }

  @Test func `a relay with STARTTLS and AUTH receives the very bytes of the outbox`() throws {
    let relay = try TestRelay("relay")
    let outbox = try OutboxFixture()
    let codes = try [
      outbox.queue(Samples.wholeMessage(), about: "R-00001"),
      outbox.queue(Samples.message(text: String(repeating: ".\n..\n.x\n", count: 20_000)), about: "R-00002"),
      outbox.queue(Samples.message(text: String(repeating: "خوش آمدید\n", count: 9_000)), about: "R-00003"),
    ]
    let summary = try outbox.send(transport(to: relay))
    #expect(summary == outbox.summary(sent: 3))
    #expect(try relay.accepted == codes.map { try outbox.outbox.show($0).bytes })
    #expect(
      try relay.commands == ["EHLO onco.example", "EHLO onco.example"]
        + Array(repeating: "MAIL authenticated", count: 3))
    let sent = try outbox.outbox.show(codes[2])
    #expect(sent.mail.state == .sent)
    #expect(sent.attempts.map(\.reply) == ["250 2.0.0 queued as Q0003"])
  }

  @Test func `smtps is TLS from the first byte, with the same login and the same bytes`() throws {
    let relay = try TestRelay("relay", fault: "implicit")
    let settings = try SMTPSettings(
      url: "smtps://congress@localhost:\(relay.port)", password: TestRelay.password, caFile: relay.caFile)
    let mail = try mail()
    #expect(SMTPTransport(settings).deliver(mail) == .sent(reply: "250 2.0.0 queued as Q0001"))
    #expect(try relay.accepted == [mail.bytes])
    #expect(try relay.commands == ["EHLO onco.example", "MAIL authenticated"])
  }

  @Test func `a connection is closed after the number of mails it may carry`() throws {
    let relay = try TestRelay("relay")
    let transport = try transport(to: relay, perConnection: 2)
    for _ in 0..<5 { #expect(try transport.deliver(mail()) != .stopRun(reason: "")) }
    #expect(try relay.accepted.count == 5)
    let greeted = ["EHLO onco.example", "EHLO onco.example"]
    let sent = ["MAIL authenticated", "MAIL authenticated"]
    #expect(try relay.commands == greeted + sent + greeted + sent + greeted + ["MAIL authenticated"])
  }

  @Test func `an untrusted certificate and a wrong password stop the run before any mail`() throws {
    let relay = try TestRelay("relay")
    let untrusted = try transport(to: relay, trusting: false).deliver(mail())
    #expect(untrusted.kind == "stopRun")
    #expect(untrusted.words.hasPrefix("the relay's certificate is not trusted"))
    let wrong = try transport(to: relay, password: "hunter2-very-secret").deliver(mail())
    #expect(wrong.kind == "stopRun")
    #expect(wrong.words.hasPrefix("the relay refused the login (535"))
    #expect(try !relay.commands.contains { $0.hasPrefix("MAIL") })
    #expect(try transport(to: relay).deliver(mail()) == .sent(reply: "250 2.0.0 queued as Q0001"))
  }

  @Test func `each fate of a single mail has its one outcome, and the next mail goes on`() throws {
    let relay = try TestRelay("faulty")
    let transport = try plainTransport(to: relay, login: true)
    let fates: [(String, DeliveryOutcome)] = [
      ("dot-552", .refused(reason: "552 5.7.0 blocked because of its content")),
      ("good", .sent(reply: "250-2.0.0 fine / 250 2.0.0 queued as Q0001")),
      ("rcpt-450", .retry(reason: "450 4.2.1 busy")), ("rcpt-550", .refused(reason: "550 5.1.1 no such user")),
      ("data-451", .retry(reason: "451 not this one")), ("data-554", .refused(reason: "554 not this one")),
      ("dot-451", .retry(reason: "451 refused after the dot")),
      ("dot-554", .refused(reason: "554 refused after the dot")),
      ("good", .sent(reply: "250-2.0.0 fine / 250 2.0.0 queued as Q0002")),
      ("dot-250-cut", .sent(reply: "250-2.0.0 fine / 250 2.0.0 queued as Q0003")),
      ("good", .sent(reply: "250-2.0.0 fine / 250 2.0.0 queued as Q0004")),
    ]
    for (fate, outcome) in fates {
      let found = try transport.deliver(mail("\(fate)@hospital.example"))
      #expect(found == outcome, "\(fate)")
    }
    let cut = try transport.deliver(mail("dot-cut@hospital.example"))
    #expect(cut.kind == "unknown")
    #expect(cut.words.hasPrefix("the connection was lost after the last byte and before the answer"))
    // Far more than the sockets hold, so that the cut comes while bytes are still to be sent.
    let line = Array(String(repeating: "x", count: 900).utf8) + Array("\r\n".utf8)
    let huge = try SealedMail(
      id: "M-1", sender: "desk@onco.example", recipient: "body-cut@hospital.example",
      bytes: Array(repeating: line, count: 20_000).flatMap(\.self))
    let torn = transport.deliver(huge)
    #expect(torn.kind == "retry", "\(torn)")
    #expect(try transport.deliver(mail("good@hospital.example")).kind == "sent")
    #expect(try relay.accepted.count == 5)
  }

  @Test(arguments: [
    ("banner-421", "retry", "421 not now"), ("banner-554", "stopRun", "the relay refused this sender or client (554"),
    ("auth-refused", "stopRun", "the server's answer is withheld, since it repeats the password"),
    ("auth-absent", "stopRun", "the relay offers no login"), ("auth-unknown", "stopRun", "the relay offers no login"),
    ("ehlo-500", "stopRun", "the relay refused this client (500"),
    ("mail-550", "stopRun", "the relay refused this sender"),
    ("size-1000", "refused", "the mail is larger than the 1000 bytes"),
  ])
  func `a relay that cannot take the mail ends in one outcome and gets no message`(
    fault: String, kind: String, words: String
  ) throws {
    let relay = try TestRelay("faulty", fault: fault)
    let outcome = try plainTransport(to: relay, login: true).deliver(mail(size: 300))
    #expect(outcome.kind == kind)
    #expect(outcome.words.hasPrefix(words), "\(outcome)")
    #expect(try relay.accepted.isEmpty)
    if fault != "mail-550" { #expect(try !relay.commands.contains("MAIL")) }
  }

  @Test func `without an offer of STARTTLS nothing is said in clear`() throws {
    let relay = try TestRelay("faulty", fault: "no-starttls")
    let outcome = try transport(to: relay).deliver(mail())
    #expect(outcome.kind == "stopRun")
    #expect(outcome.words.hasPrefix("the relay does not offer STARTTLS"))
    #expect(try relay.commands.allSatisfy { $0 == "EHLO" || $0 == "QUIT" })
    #expect(try plainTransport(to: relay, login: true).deliver(mail()).kind == "sent")
  }

  @Test func `an idle connection the server has given up is replaced at once`() throws {
    let relay = try TestRelay("faulty", fault: "idle-421")
    let transport = try plainTransport(to: relay, login: true)
    #expect(try transport.deliver(mail()).kind == "sent")
    #expect(try transport.deliver(mail()).kind == "sent")
    #expect(try relay.accepted.count == 2)
    #expect(try relay.commands.filter { $0 == "AUTH" }.count == 2)
  }

  @Test func `a policy refusal stops the run before it burns the queue, and 421 is not asked for ever`() throws {
    let relay = try TestRelay("faulty")
    let outbox = try OutboxFixture()
    for number in 1...3 {
      try outbox.queue(Samples.message(address: "rcpt-554@x\(number).example"), about: "R-\(number)")
    }
    let summary = try outbox.send(plainTransport(to: relay, login: true))
    #expect(summary.stopped?.hasPrefix("the relay refused this sender or client (554 5.7.1") == true, "\(summary)")
    #expect(try outbox.outbox.counts() == [.queued: 3])
    let closing = try plainTransport(to: relay, login: true)
    let kinds = try (0..<3).map { _ in try closing.deliver(mail("rcpt-421@x.example")).kind }
    #expect(kinds == ["retry", "retry", "stopRun"])
  }

  @Test func `three mails refused in the same words wait again, all of them`() throws {
    let relay = try TestRelay("faulty")
    for fate in ["data-554", "data-451"] {
      let outbox = try OutboxFixture()
      for number in 1...4 {
        try outbox.queue(Samples.message(address: "\(fate)@x\(number).example"), about: "R-\(number)")
      }
      let summary = try outbox.send(plainTransport(to: relay, login: true))
      #expect(summary.stopped?.hasPrefix("the relay refused three mails in the same words") == true, "\(summary)")
      #expect(summary.failed + summary.retried == [])
      let list = try outbox.outbox.list()
      #expect(list.map(\.state) == Array(repeating: .queued, count: 4))
      #expect(list.map(\.attempts) == [0, 0, 0, 0])
    }
  }

  @Test func `a relay that is not there stops the run at the third try`() throws {
    let relay = try TestRelay("faulty", fault: "banner-421")
    let away = try plainTransport(to: relay, login: false)
    let kinds = try (0..<4).map { _ in try away.deliver(mail()).kind }
    #expect(kinds == ["retry", "retry", "stopRun", "stopRun"])
  }

  @Test(arguments: [
    ("http://mail.example", "not of the form"), ("smtp://", "not of the form"),
    ("smtp://u:secret@mail.example", "holds a password"),
    ("smtp://mail.example?tls=none", "only for a relay on this machine"),
    ("smtp://mail.example?tls=maybe", "is not known"),
    ("smtp://user@mail.example", "no password was given"), ("smtp://mail.example/two%20names", "EHLO name"),
    ("smtp://mail.example/a%0d%0aRSET", "control character"),
  ])
  func `an unusable relay address is refused with its reason and without its text`(url: String, reason: String) {
    let error = #expect(throws: ExplainedError.self) { try SMTPSettings(url: url) }
    #expect(error?.why?.contains(reason) == true, "\(error?.why ?? "accepted")")
    #expect(error?.description.contains("secret") == false)
  }

  @Test func `a relay address is read whole`() throws {
    let settings = try SMTPSettings(url: "smtps://desk%40onco.example@mail.example/desk.onco.example", password: "x")
    #expect(settings.user == "desk@onco.example")
    #expect(settings.port == 465)
    #expect(settings.security == .implicitTLS)
    #expect(settings.ehloName == "desk.onco.example")
    #expect(try SMTPSettings(url: "smtp://mail.example").port == 587)
    #expect(try SMTPSettings(url: "smtp://mail.example").security == .startTLS)
    #expect(SMTPTransport(settings).label == "smtps://mail.example:465")
  }
}

extension DeliveryOutcome {
  var kind: String {
    switch self {
    case .sent: "sent"
    case .written: "written"
    case .retry: "retry"
    case .refused: "refused"
    case .stopRun: "stopRun"
    case .unknown: "unknown"
    }
  }

  var words: String {
    switch self {
    case .sent(let words), .written(let words), .retry(let words), .refused(let words), .stopRun(let words, _),
      .unknown(let words):
      words
    }
  }
}
