import EventData
import Foundation
import Testing

@testable import Mail

@Suite struct ComposeTests {
  @Test func `Python's email package reads a mail of every part without a defect`() throws {
    let message = try Samples.wholeMessage()
    let read = try #require(try Judge.read([message.composed()]).first)
    #expect(read.defects == [])
    #expect(
      read.shape == "multipart/mixed(multipart/alternative(text/plain,multipart/related(text/html,image/png),"
        + "text/calendar),application/pdf,text/csv,application/pdf,application/ics)")
    #expect(read.from == ["ONCO 2026", "desk@onco.example"])
    #expect(read.to == ["ڈاکٹر عائشہ خان", "aisha@hospital.example"])
    #expect(read.replyTo == ["Registration, ONCO", "registration@onco.example"])
    #expect(read.subject == message.subject)
    #expect(read.date == "2026-11-23T21:00:00+05:00")
    #expect(read.messageID == "<ticket-R-00001.1@onco.example>")
    #expect(read.autoSubmitted == "auto-generated")
    #expect(read.longestLine <= 78)
    #expect(read.parts[0].text == message.text)
    #expect(read.parts[1].text == message.html)
  }

  @Test func `files arrive whole, with their names`() throws {
    let message = try Samples.wholeMessage()
    let read = try #require(try Judge.read([message.composed()]).first)
    let files = read.parts.filter { $0.disposition == "attachment" }
    #expect(files.map(\.filename) == message.attachments.map(\.filename) + ["invite.ics"])
    #expect(files.map(\.size).prefix(3) == [3_000, 0, 57])
    #expect(files[1].sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let picture = try #require(read.parts.first { $0.disposition == "inline" })
    #expect(picture.contentID == "<qr-R-00001@onco.example>")
    #expect(picture.size == 700)
    let calendars = read.parts.filter { $0.type == "text/calendar" || $0.type == "application/ics" }
    #expect(calendars.map(\.sha256).count == 2)
    #expect(Set(calendars.map(\.sha256)).count == 1)
    #expect(calendars[0].method == "PUBLISH")
  }

  @Test func `a plain mail is a single text part`() throws {
    let read = try #require(try Judge.read([Samples.message().composed()]).first)
    #expect(read.shape == "text/plain")
    #expect(read.defects == [])
    #expect(
      read.headerNames == [
        "Date", "From", "To", "Message-ID", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
      ])
  }

  @Test func `composing is a function of the message`() throws {
    #expect(try Samples.wholeMessage().composed() == Samples.wholeMessage().composed())
    var other = try Samples.wholeMessage()
    other.subject += "!"
    #expect(try other.composed() != Samples.wholeMessage().composed())
  }

  @Test func `what is composed may be sealed: CRLF, 7-bit, no leading dot, short lines`() throws {
    let sealed = try Samples.wholeMessage().sealed(id: "M-00001")
    #expect(sealed.bytes.count > 5_000)
    #expect(WireForm.fault(in: sealed.bytes) == nil)
  }

  @Test(arguments: [
    ("bare\n", "line 1 ends with a bare line feed"), ("a\rb\r\n", "line 1 holds a bare carriage return"),
    ("ok\r\n.dot\r\n", "line 2 begins with a dot"), ("é\r\n", "line 1 holds a byte that is not 7-bit text"),
    ("open", "the last line does not end with CRLF"), ("", "the last line does not end with CRLF"),
    (String(repeating: "x", count: 999) + "\r\n", "line 1 is longer than 998 characters"),
  ])
  func `bytes that would not cross SMTP unchanged are not sealed`(text: String, fault: String) {
    #expect(throws: ExplainedError.self) {
      try SealedMail(id: "M-1", sender: "a@b.example", recipient: "c@d.example", bytes: Array(text.utf8))
    }
    #expect(WireForm.fault(in: Array(text.utf8)) == fault)
    #expect(WireForm.fault(in: Array((String(repeating: "x", count: 998) + "\r\n").utf8)) == nil)
  }

  @Test(arguments: [
    "\r\nBcc: x@y.example", "a\nb", "a\rb", "nul\u{0}", "c1\u{85}", "tab\t", "line\u{2028}sep", "del\u{7F}",
  ])
  func `a control character is refused in every header a person's text can reach`(text: String) throws {
    #expect(throws: ExplainedError.self) { try MailboxAddress(name: text, address: "a@b.example") }
    #expect(throws: ExplainedError.self) { try MailboxAddress(address: "a\(text)@b.example") }
    #expect(throws: ExplainedError.self) { try Samples.message(subject: "Hello \(text)").composed() }
    #expect(throws: ExplainedError.self) { try Samples.message(messageID: "x\(text)@b.example").composed() }
    var message = try Samples.message()
    message.attachments = [MailAttachment(filename: "a\(text).pdf", mediaType: "application/pdf", bytes: [1])]
    #expect(throws: ExplainedError.self) { try message.composed() }
    message.attachments = [MailAttachment(filename: "a.pdf", mediaType: "application/pdf\(text)", bytes: [1])]
    #expect(throws: ExplainedError.self) { try message.composed() }
    message.attachments = [MailAttachment(filename: "a.pdf", mediaType: "application/pdf", bytes: [1])]
    #expect(throws: Never.self) { try message.composed() }
  }

  @Test func `a refusal names the field, the reason and what to do`() throws {
    let error = #expect(throws: ExplainedError.self) { try Samples.message(subject: "Hi\r\nBcc: x").composed() }
    #expect(
      error?.description == """
        Subject: The mail cannot be composed
          Why: "Hi\\u{d}\\u{a}Bcc: x" holds a line break or control character, which could forge a header
          Do: Remove it at its source and queue the mail again.
        """)
  }

  @Test func `a picture without HTML, a folder in a file name and a nested message are refused`() throws {
    var message = try Samples.wholeMessage()
    message.html = nil
    #expect(throws: ExplainedError.self) { try message.composed() }
    for (name, type) in [
      ("../x.pdf", "application/pdf"), ("", "application/pdf"), ("x.eml", "message/rfc822"), ("x", "pdf"),
    ] {
      var other = try Samples.message()
      other.attachments = [MailAttachment(filename: name, mediaType: type, bytes: [1])]
      #expect(throws: ExplainedError.self) { try other.composed() }
    }
  }

  @Test func `an encoded word holds whole characters and at most 75 of them`() {
    let text = String(repeating: "آپ کا 𝒳 ", count: 30)
    let words = EncodedWord.words(text, firstRoom: 67)
    #expect(words[0].count <= 67)
    #expect(words.allSatisfy { $0.count <= 75 && $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") })
    let parts = words.map { word in
      Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) }
    }
    #expect(parts.compactMap(\.self).joined() == text)
  }
}
