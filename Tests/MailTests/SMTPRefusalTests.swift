import Testing

@testable import Mail

/// What servers say when they will not have a mail, and what that means for the others.
@Suite struct SMTPRefusalTests {
  @Test(arguments: [
    ("554 5.7.1 <a@b.example>: Relay access denied", SMTPRefusal.policy),
    ("550 relaying denied", .policy), ("553 sorry, that domain isn't in my list of allowed rcpthosts", .policy),
    ("550 5.4.5 Daily user sending limit exceeded", .sender), ("550-5.4.5 Daily limit / 550 5.4.5 see help", .sender),
    ("452 4.4.5 Too much for now", .sender), ("450 4.7.1 rate limit exceeded, slow down", .sender),
    ("530 5.7.0 Authentication required", .sender), ("530 5.5.1 log on first", .sender),
    ("535 5.7.8 bad login", .sender), ("550 5.7.26 this mail is unauthenticated", .sender),
    ("550 5.1.8 bad outbound sender", .sender), ("553 5.7.1 Sender address rejected: not owned", .sender),
    ("550 5.1.0 sender rejected", .sender), ("550 Your IP is on a blocklist", .sender),
    ("421 4.7.0 try again later, closing", .session), ("452 4.3.1 out of space", .session),
    ("550 5.1.1 no such user", .mail), ("550 user unknown", .mail), ("552 5.2.2 mailbox quota exceeded", .mail),
    ("550 5.1.1 <a@b.example>: User unknown in relay recipient table", .mail),
    ("452 4.2.2 over quota", .mail), ("552 5.3.4 too large", .mail), ("554 5.6.0 bad content", .mail),
    ("550 5.4.1 Recipient address rejected: Access denied", .mail), ("451 4.7.1 Greylisted", .mail),
    ("551 not local", .mail), ("550 5.7.17 mailbox has a new owner", .mail),
    ("550 5.7.1 this message was refused", .policy), ("550 rejected", .unclear),
    ("554 5.5.0 transaction failed", .unclear),
  ])
  func `a refusal is told by its numbers, then by its words`(reply: String, refusal: SMTPRefusal) {
    #expect(SMTPRefusal(code: Int(reply.prefix(3)) ?? 0, reply: reply) == refusal)
  }

  /// What becomes of mails whose recipients are all refused with such a reply.
  private func kinds(_ replies: [String], takenBefore: Bool = false) -> [String] {
    var refusals = SMTPRefusals(at: "smtp://mail.example:587")
    if takenBefore { refusals.accepted() }
    return replies.enumerated().map { number, reply in
      let code = Int(reply.prefix(3)) ?? 0
      return refusals.judge(
        SMTPRefusal(code: code, reply: reply), reply, isForNow: code < 500, to: "d\(number)@x\(number).example"
      ).kind
    }
  }

  @Test func `a reply that speaks of the sender ends the run at once, one of the recipient never`() {
    #expect(kinds(["550 5.4.5 Daily user sending limit exceeded"], takenBefore: true) == ["stopRun"])
    #expect(kinds(["554 5.7.1 Relay access denied"]) == ["stopRun"])
    #expect(kinds(Array(repeating: "550 5.1.1 no such user", count: 5)) == Array(repeating: "refused", count: 5))
    #expect(kinds(Array(repeating: "451 4.7.1 Greylisted", count: 5)) == Array(repeating: "retry", count: 5))
  }

  @Test func `the third refusal in the same words ends the run, whoever they name`() {
    let named = (0..<3).map { "554 <d\($0)@x\($0).example>: delivery to x\($0).example refused, id 7F\($0)" }
    #expect(kinds(named) == ["refused", "refused", "stopRun"])
    #expect(
      kinds(["550 rejected", "550 rejected", "550 not today", "550 rejected"]) == Array(repeating: "refused", count: 4))
    let policy = Array(repeating: "554 5.7.1 Relay access denied", count: 3)
    #expect(kinds(policy, takenBefore: true) == ["refused", "refused", "stopRun"])
  }

  @Test func `a server that closes the session is asked three times and no more`() {
    #expect(kinds(Array(repeating: "421 4.7.0 Too many connections", count: 3)) == ["retry", "retry", "stopRun"])
    #expect(kinds(["421 closing", "550 5.1.1 no such user", "421 closing"]) == ["retry", "refused", "retry"])
  }
}
