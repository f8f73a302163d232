import AbstractsSupport
import EventData
import Testing

@testable import Abstracts

/// One counting rule, said in the message and kept to: what counts, and what is one.
@Suite struct CountingTests {
  static func rule(_ unit: String, _ parts: String = "") throws -> CallForAbstracts.LengthRule {
    try Calls.sample([("unit: words, includes: [headings]", "unit: \(unit), includes: [\(parts)]")]).call.length
  }

  static func count(_ rule: CallForAbstracts.LengthRule, _ body: String, title: String = "", table: String = "") -> Int
  {
    rule.count(
      body: body, parts: [AbstractPart(section: "methods", heading: "Methods", text: body)], title: title, table: table)
  }

  @Test(
    arguments: [
      ("state-of-the-art", 1, 16, 16), ("one  two", 2, 8, 6), ("one\r\ntwo", 2, 7, 6), ("one\ntwo\n", 2, 7, 6),
      ("caf\u{E9} cafe\u{301}", 2, 9, 8), ("a \u{200B} b", 2, 4, 2), ("a\u{200B}b\u{FEFF}", 1, 2, 2),
      ("co\u{AD}operate", 1, 9, 9), ("a\u{A0}b", 2, 3, 2), ("5 %", 2, 3, 2), ("می\u{200C}کنم", 1, 5, 5), ("", 0, 0, 0),
    ])
  func `words and characters are counted as the rule says`(
    _ text: String, _ words: Int, _ withSpaces: Int, _ without: Int
  ) throws {
    #expect(Self.count(try Self.rule("words"), text) == words)
    #expect(Self.count(try Self.rule("characters-with-spaces"), text) == withSpaces)
    #expect(Self.count(try Self.rule("characters-without-spaces"), text) == without)
  }

  @Test(
    arguments: [
      ("", 2, "but not its headings, the title and the table."),
      ("title", 5, "the text and the title, but not its headings and the table."),
      ("table", 6, "the text and the table, but not its headings and the title."),
      ("title, table", 9, "the text, the title and the table, but not its headings."),
      ("headings, title, table", 9, "the text, its headings, the title and the table."),
    ])
  func `title and table count when the rule says so, and the rule is said`(
    _ parts: String, _ words: Int, _ says: String
  ) throws {
    let rule = try Self.rule("words", parts)
    #expect(Self.count(rule, "two words", title: "three words here", table: "a b c d") == words)
    #expect(rule.sentence.hasSuffix(says), "\(rule.sentence)")
  }

  @Test func `a type may have a limit of its own`() throws {
    let call = try Calls.sample([("    counts: no", "    counts: no\n    limit: 20")])
    let long = Answer {
      $0.more = ["type": "TiP"]
      $0.body = "Background: a. Methods: " + nonsense(18, seed: 1)
    }
    let report = try Desk(call).importing([long])
    #expect(report.ids == [["too-long"]])
    #expect(report.rows[0].problems[0].message.hasPrefix("21 words; 20 are allowed. A word is"))
    let fits = Answer {
      $0.more = ["type": "TiP"]
      $0.body = "Background: a. Methods: " + nonsense(17, seed: 1)
    }
    #expect(try Desk(call).importing([fits]).ids == [[]])
  }
}
