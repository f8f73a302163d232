import Testing

@testable import Mail

/// What servers say when they will not have a mail, and what that means for the others.
@Suite struct SMTPRefusalTests {
  @Test(arguments: [
    ("554 5.7.1 <a@b.example>: Relay access denied", SMTPRefusal.policy),
    ("550 relaying denied", .policy), ("553 sorry, that domain isn't in my list of allowed rcpthosts", .policy),
    ("550 5.4.5 Daily user sending limit exceeded", .sender), ("550-5.4.5 Daily limit / 550 5.4.5 see help", .sender),
    ("452 4.4.5 Too much for now", .sender), ("450 4.7.1 rate limit exceeded, slow down", .senderByWords),
    ("530 5.7.0 Authentication required", .sender), ("530 5.5.1 log on first", .sender),
    ("535 5.7.8 bad login", .sender), ("550 5.7.26 this mail is unauthenticated", .sender),
    ("550 5.1.8 bad outbound sender", .sender), ("553 5.7.1 Sender address rejected: not owned", .senderByWords),
    ("550 5.1.0 sender rejected", .senderByWords), ("550 Your IP is on a blocklist", .senderByWords),
    ("421 4.7.0 try again later, closing", .session), ("452 4.3.1 out of space", .session),
    ("550 5.1.1 no such user", .mail), ("550 user unknown", .mail), ("552 5.2.2 mailbox quota exceeded", .mail),
    ("550 5.1.1 <a@b.example>: User unknown in relay recipient table", .mail),
    ("452 4.2.2 over quota", .mail), ("552 5.3.4 too large", .mail), ("554 5.6.0 bad content", .mail),
    ("550 5.4.1 Recipient address rejected: Access denied", .mail), ("451 4.7.1 Greylisted", .mail),
    ("551 not local", .mail), ("550 5.7.17 mailbox has a new owner", .mail),
    ("550 5.7.1 this message was refused", .policy), ("550 rejected", .unclear),
    ("554 5.5.0 transaction failed", .unclear), ("451 4.3.0 Temporary lookup failure", .unclear),
    ("550 5.7.133 sender not authenticated for group", .mail), ("550 5.7.124 sender not in the list", .mail),
    ("550 5.7.134 sender not authenticated for mailbox", .mail), ("550 5.7.135 sender not authenticated", .mail),
    ("550 <ali@dailytimes.example> disabled", .unclear), ("550 mx.dailytimes.example: disabled", .unclear),
    ("550 <boss@suspended.example>, whom ali@dailytimes.example names, is off", .unclear),
  ])
  func `a refusal is told by its numbers, then by its words`(reply: String, refusal: SMTPRefusal) {
    #expect(SMTPRefusal(code: Int(reply.prefix(3)) ?? 0, reply: reply, to: "ali@dailytimes.example") == refusal)
  }

  /// What becomes of mails whose recipients are all refused with such a reply.
  private func kinds(_ replies: [String], takenBefore: Bool = false) -> [String] {
    var refusals = SMTPRefusals(at: "smtp://mail.example:587")
    if takenBefore { refusals.tookRecipient() }
    return replies.enumerated().map { number, reply in
      let (code, recipient) = (Int(reply.prefix(3)) ?? 0, "d\(number)@x\(number).example")
      return refusals.judge(
        SMTPRefusal(code: code, reply: reply, to: recipient), reply, isForNow: code < 500, of: "M-\(number)",
        to: recipient
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

  @Test func `the third answer for now in the same words ends the run, unless it is about one mailbox`() {
    let lookup = Array(repeating: "451 4.3.0 Temporary lookup failure", count: 3)
    #expect(kinds(lookup) == ["retry", "retry", "stopRun"])
    #expect(kinds(Array(repeating: "451 4.7.1 Try later", count: 3)) == ["retry", "retry", "stopRun"])
    for single in ["450 4.2.1 busy", "450 4.7.1 Grey-listed", "452 4.2.2 full"] {
      #expect(kinds(Array(repeating: single, count: 4)) == Array(repeating: "retry", count: 4))
    }
    #expect(kinds([lookup[0], "450 4.2.1 busy", lookup[1], lookup[2]]).last == "stopRun")
  }

  @Test func `words of the sender end the run at once only while no recipient was taken`() {
    let words = Array(repeating: "550 5.7.1 your sender is suspended", count: 3)
    #expect(kinds([words[0]]) == ["stopRun"])
    #expect(kinds(words, takenBefore: true) == ["refused", "refused", "stopRun"])
    #expect(kinds(["450 4.7.1 rate limit exceeded"], takenBefore: false) == ["stopRun"])
    #expect(kinds(["450 4.7.1 rate limit exceeded"], takenBefore: true) == ["retry"])
  }

  @Test func `a server that closes the session is asked three times and no more`() {
    #expect(kinds(Array(repeating: "421 4.7.0 Too many connections", count: 3)) == ["retry", "retry", "stopRun"])
    #expect(kinds(["421 closing", "550 5.1.1 no such user", "421 closing"]) == ["retry", "refused", "retry"])
  }
}
