import EventData
import Testing

/// The call's file is checked, every problem with its place.
@Suite struct CallTests {
  @Test func `the sample call reads, and knows the headers of the form`() throws {
    let call = try Calls.sample()
    #expect(call.form.zone.text(call.closes, seconds: true) == "2026-10-15 23:59:59")
    #expect(call.tracks.count == 12)
    #expect(call.track(worded: "lung / thoracic")?.code == "thoracic")
    #expect(call.severities["near-duplicate"] == .warning)
    #expect(Set(call.form.aliases.map(\.column)) == Set(CallForAbstracts.columns))
  }

  @Test(
    arguments: [
      ("closes: 2026-10-15 23:59:59 Asia/Karachi", "closes: 2026-10-15 23:59:59", "with"),
      ("closes: 2026-10-15", "closes: 2026-07-15", "'closes' is not after 'opens'"),
      ("unit: words", "unit: pages", "allowed: words"), ("includes: [headings]", "includes: [tables]", "'tables'"),
      ("too-long: error", "to-long: error", "Did you mean 'too-long'?"),
      ("late: error", "late: fatal", "it must be error or warning"),
      ("code: thoracic", "code: breast", "the track code 'breast' is given twice"),
      ("aliases: [Result, Findings]", "aliases: [Result, Methods]", "the heading 'methods' is given twice"),
      ("at_least: 1, at_most: 8", "at_least: 9, at_most: 8", "is below 'at_least'"),
      ("authors_at_most: 20", "authors_at_most: 0", "from 1 to 1000"),
      ("    presenter: [Presenting Author, Presenter]\n", "", "must say which header means 'presenter'"),
    ])
  func `a wrong value is named with its place`(_ old: String, _ new: String, _ says: String) throws {
    let text = try Calls.sampleText()
    try #require(text.contains(old))
    guard case .failure(let errors) = CallForAbstracts.read(text.replacing(old, with: new)) else {
      Issue.record("the wrong file was read")
      return
    }
    if says == "with" {
      #expect(errors.problems.first?.message.contains("write day, time and zone") == true)
    } else {
      #expect(errors.problems.contains { $0.message.contains(says) }, "\(errors)")
    }
    #expect(errors.problems.allSatisfy { $0.line > 1 && $0.file == "abstracts.yaml" })
  }
}
