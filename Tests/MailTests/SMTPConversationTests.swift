import Testing

@testable import Mail

/// A conversation as an object, so that what it hears can stand inside an expectation.
private final class Talk {
  var state: SMTPConversation

  init(startTLS: Bool = false, isLoggedIn: Bool = false) {
    state = SMTPConversation(needsLogin: true, needsStartTLS: startTLS, messageSize: 100, isLoggedIn: isLoggedIn)
  }

  func hears(_ line: String) -> Bool { state.received(line) }
}

@Suite struct SMTPConversationTests {
  @Test(arguments: [true, false])
  func `a MAIL that went out without a login is the end, whatever the server had offered`(logsIn: Bool) {
    let talk = Talk()
    talk.state.connecting()
    #expect(talk.hears("220 hello"))
    talk.state.sent(verb: "EHLO")
    #expect(talk.hears("250-mail.example"))
    #expect(talk.hears("250 AUTH PLAIN"))
    if logsIn {
      talk.state.sent(verb: "AUTH")
      #expect(talk.hears("235 welcome"))
    }
    talk.state.sent(verb: "MAIL")
    #expect(talk.hears("250 ok") == logsIn)
    #expect(talk.state.veto == (logsIn ? nil : .notLoggedIn))
  }

  @Test func `a login on an old connection counts for nothing on a new one`() {
    let talk = Talk(isLoggedIn: true)
    #expect(talk.state.keepsLogin)
    talk.state.connecting()
    #expect(!talk.state.keepsLogin)
    talk.state.sent(verb: "MAIL")
    #expect(!talk.hears("250 ok"))
  }

  @Test func `before TLS nothing the server says about logins is believed or missed`() {
    let talk = Talk(startTLS: true)
    talk.state.connecting()
    talk.state.sent(verb: "EHLO")
    #expect(talk.hears("250-mail.example"))
    #expect(talk.hears("250-AUTH PLAIN"))
    #expect(talk.hears("250 STARTTLS"))
    talk.state.sent(verb: "STARTTLS")
    #expect(talk.hears("220 go"))
    talk.state.sent(verb: "EHLO")
    #expect(!talk.hears("250 mail.example"))
    #expect(talk.state.veto == .loginNotOffered)
  }

  @Test func `a reply is stored without controls and not without end`() {
    #expect(SMTPReply.printable(["250-a\u{1B}[2Jb\r", "250 c\r"]) == "250-a[2Jb / 250 c")
    #expect(SMTPReply.printable([String(repeating: "x", count: 900)]).count == 500)
  }
}
