import EventData
import TestSupport
import Testing

@testable import Commands

/// What can be read but is hardly meant: `event check` names it and nothing else minds.
@Suite struct DoubtTests {
  @Test func `the sample leaves no doubt`() throws {
    let files = try SampleEvent.files()
    let definition = try SampleDefinition.event(files)
    #expect(definition.doubts == [])
    #expect(Leftovers(files, isFictional: true, sample: definition.event).problems == [])
  }

  @Test(arguments: [
    ("registration.yaml", "until: 2026-09-30", "until: 2025-09-30", "is it last year's day?"),
    ("registration.yaml", "until: 2026-12-10", "until: 2026-12-20", "after it is over (2026-12-13)"),
    ("registration.yaml", "day: 2026-12-12", "day: 2026-12-14", "'brachytherapy' takes place on 2026-12-14, outside"),
    ("registration.yaml", "aliases: [Student]", "aliases: [Student]\n    days: [2025-12-11]", "outside the congress"),
    ("registration.yaml", "code: palliative", "code: palli ative", "write it as 'palli-ative'"),
    ("registration.yaml", "pay-order:", "pay order:", "write it as 'pay-order'"),
    ("abstracts.yaml", "due: 2026-11-05", "due: 2026-10-05", "before the call closes (2026-10-15)"),
    ("abstracts.yaml", "due: 2026-11-05", "due: 2026-12-20", "after the congress begins"),
    ("abstracts.yaml", "published: 2026-12-11", "published: 2025-12-11", "is it last year's day?"),
    ("event.yaml", "ends: 2026-12-13", "ends: 2027-12-13", "more than a month"),
  ])
  func `a doubtful value is named at its line`(file: String, old: String, new: String, says: String) throws {
    let files = try SampleDefinition.files(file, replacing: old, with: new)
    let doubts = try SampleDefinition.event(files).doubts
    #expect(doubts.contains { $0.message.contains(says) }, "\(doubts)")
    let last = try #require(new.split(separator: "\n").last).trimmed
    let line = try SampleDefinition.place(of: last, in: file, files)
    #expect(doubts.contains { line.hasPrefix("\($0.file):\($0.line):") }, "\(line) \(doubts)")
  }

  @Test(arguments: [
    ("aliases: [Student]", "aliases: [Student, nurse]", "the wording 'nurse' is given twice"),
    ("name: Research methodology", "name: palliative", "for 'palliative' and for 'research'"),
    ("cash: [Cash at PSCO office, Cash]", "cash: [Card]", "for 'cash' and for 'card'"),
  ])
  func `a wording of two choices is refused, as an answer could mean either`(old: String, new: String, says: String)
    throws
  {
    let files = try SampleDefinition.files("registration.yaml", replacing: old, with: new)
    let problems = SampleDefinition.problems(files)
    #expect(problems.count == 1 && problems[0].contains(says), "\(problems)")
  }

  @Test func `a real event must not keep the sample's account and addresses, and no CHANGE`() throws {
    var files = try SampleDefinition.files("event.yaml", replacing: "fictional: yes", with: "fictional: no")
    files["compliance.yaml", default: ""] += "# CHANGE in a comment of its own\n"
    files["sponsorship.yaml"] = files["sponsorship.yaml"]?.replacing(
      "payment_days: 30", with: "payment_days: 30 # CHANGE")
    let sample = try SampleEvent.profile()
    let found = Leftovers(files, isFictional: false, sample: sample).problems
    for text in ["iban: PK32", "venue_address:", "address: secretariat@"] {
      let place = try SampleDefinition.place(of: text, in: "event.yaml", files).split(separator: ":")
      #expect(found.contains { $0.file == place[0] && "\($0.line)" == place[1] }, "\(text)")
    }
    #expect(found.filter { $0.message.contains("CHANGE") }.map(\.file) == ["sponsorship.yaml"])
    let own = [
      "event.yaml": """
      society:
        account:
          iban: GB82 WEST 1234 5698 7654 32
          title: Our Society
      mail: {address: desk@society.org}
      """
    ]
    #expect(Leftovers(own, isFictional: false, sample: sample).problems == [])
    let windows = ["event.yaml": "name: a\r\ncity: CHANGE\r\nvenue: CHANGED plans"]
    #expect(Leftovers(windows, isFictional: true, sample: nil).problems.map { "\($0.line):\($0.column)" } == ["2:7"])
  }

  @Test(arguments: [
    ("society:\n\tlegal: a\n", "event.yaml:2:1: a tab stands here"), ("name: @us\n", "cannot begin with '@'"),
    ("name: a: b\n", "put the text behind the first one in quotes"),
  ])
  func `broken YAML is told in words a volunteer knows`(text: String, says: String) throws {
    var files = try SampleEvent.files()
    files["event.yaml"] = text
    let problems = SampleDefinition.problems(files).filter { $0.hasPrefix("event.yaml") }
    #expect(problems.count == 1 && problems[0].contains(says), "\(problems)")
  }
}
