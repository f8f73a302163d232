import EventData
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct HostileTextTests {
  private static let fragments = [
    "\"", "\\", "<", ">", "@", ",", ";", ":", "(", ")", "[", "]", ".", "=?", "?=", "=?UTF-8?B?QQ==?=", "=?utf-8?q?x?=",
    " ", "  ", "Khan", "عائشہ", "é", "👩🏽‍⚕️", "\u{200F}", "\u{301}", "𝒳", "x@evil.example", "<x@evil.example>", "'", "`",
    "%0d%0a",
    "=0D=0A", "a very long word without any space at all that goes on and on and on and on and on", "--", "#",
    "\u{202E}",
  ]

  private static func text(_ generator: inout Dice) -> String {
    (0..<Int.random(in: 1...12, using: &generator)).map { _ in fragments.randomElement(using: &generator) ?? "x" }
      .joined()
  }

  @Test func `hostile names, subjects and bodies arrive as themselves and move nothing else`() throws {
    var generator = Dice(seed: 2026)
    let cases = (0..<300).map { _ in
      (name: Self.text(&generator), subject: Self.text(&generator), text: Self.text(&generator))
    }
    let mails = try cases.map { sample in
      try Samples.message(to: sample.name, subject: sample.subject, text: sample.text).sealed(id: "M-1").bytes
    }
    for (sample, read) in zip(cases, try Judge.read(mails)) {
      #expect(read.to == [sample.name, "aisha@hospital.example"])
      #expect(read.from == ["ONCO 2026", "desk@onco.example"])
      #expect(read.subject == sample.subject)
      #expect(read.parts[0].text == sample.text + "\n")
      #expect(read.defects == [])
      #expect(read.longestLine <= 78)
    }
  }

  @Test func `hostile file names arrive as themselves or are refused`() throws {
    var generator = Dice(seed: 7)
    var names: [String] = []
    var mails: [[UInt8]] = []
    for _ in 0..<200 {
      let name = Self.text(&generator) + ".pdf"
      var message = try Samples.message()
      message.attachments = [MailAttachment(filename: name, mediaType: "application/pdf", bytes: [1, 2, 3])]
      if name.contains("\\") || name.utf8.count > 255 {
        #expect(throws: ExplainedError.self) { try message.composed() }
        continue
      }
      names.append(name)
      mails.append(try message.sealed(id: "M-1").bytes)
    }
    try #require(names.count > 100)
    for (name, read) in zip(names, try Judge.read(mails)) {
      #expect(read.parts[1].filename == name.trimmed)
      #expect(read.defects == [])
    }
  }

  @Test(arguments: [
    "a@b.example", "first.last+tag@sub.domain.example", "o'brien@b.example", "x_y-z@1a.example",
    String(repeating: "l", count: 64) + "@b.example",
  ])
  func `a plain mailbox is accepted as it is`(address: String) throws {
    #expect(try MailboxAddress(address: address).address == address)
  }

  @Test(arguments: [
    ("", "is empty"), ("nobody", "has no @"), ("a@b@c.example", "has more than one @"),
    ("a b@c.example", "holds a space"),
    ("a@b.example>", "has a malformed domain after the @"), ("<a@b.example", "holds the character <"),
    ("a,b@c.example", "holds the character ,"), ("\"a\"@c.example", "holds the character \""),
    (".a@c.example", "has a misplaced dot before the @"), ("a..b@c.example", "has a misplaced dot before the @"),
    ("@c.example", "has nothing before the @"), ("a@c", "has no full domain after the @"),
    ("a@-c.example", "has a malformed domain after the @"), ("a@c..example", "has a malformed domain after the @"),
    ("a@[10.0.0.1]", "has a malformed domain after the @"),
    ("a@b.example NOTIFY=NEVER", "holds a space"), ("a\r\nRCPT TO:<x@y.example>@b.example", "holds a line break"),
    ("عائشہ@b.example", "has letters outside ASCII"), ("a@مثال.example", "has letters outside ASCII"),
    ("a\u{301}@b.example", "has letters outside ASCII"),
    (String(repeating: "l", count: 65) + "@b.example", "has more than 64 characters before the @"),
    ("a@" + String(repeating: "d.", count: 125) + "example", "is longer than 254 characters"),
  ])
  func `anything else is refused with its reason`(address: String, reason: String) {
    let error = #expect(throws: ExplainedError.self) { try MailboxAddress(address: address, field: "To") }
    #expect(error?.why?.contains(reason) == true, "\(error?.why ?? "accepted")")
    #expect(error?.place == "To")
  }
}
