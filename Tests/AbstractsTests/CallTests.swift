import Abstracts
import AbstractsSupport
import EventData
import Testing

/// The call's file is checked, every problem with its place.
@Suite struct CallTests {
  @Test func `the sample call reads, and knows the headers of the form`() throws {
    let call = try Calls.sample().call
    #expect(call.form.zone.text(call.closes, seconds: true) == "2026-10-15 23:59:59")
    #expect(call.tracks.count == 12)
    #expect(call.track(worded: "lung / thoracic")?.code == "thoracic")
    #expect(call.severities[.nearDuplicate] == .warning)
    #expect(Set(call.form.set.columns.map(\.name)) == Set(AbstractColumn.allCases.map(\.rawValue)))
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
      ("sections: [background, methods]", "sections: [background, method]", "Did you mean 'methods'?"),
      ("code: encore, name", "code: original, name", "the type code 'original' is given twice"),
      ("aliases: [TiP]", "aliases: [TiP, Regular]", "the wording 'regular' is given twice"),
      ("late_breaking: yes}", "late_braking: yes}", "Did you mean 'late_breaking'?"),
      ("    message: Case reports", "    # message: Case reports", "its 'message' must say what its authors are told"),
      ("  final_by: 2026-11-10", "  final_by: 2026-10-10", "'late_breaking.final_by' is not after 'closes'"),
      ("  pending: [results, conclusion]", "  pending: [result]", "names the section 'result'"),
      ("until: 2026-10-18", "until: 2026-10-08", "ends before 'closes', so it allows nothing"),
      ("embargo: 2026-12-10", "embargo: 2026-10-10", "'embargo' is not after 'closes'"),
      ("NCT########", "NCT", "is no form of a trial number"), ("needs_news: yes", "needs_news: often", "yes or no"),
      ("grace_minutes: 0", "grace_minutes: -5", "from 0 to 1440"),
      ("{code: isrctn", "{code: nct", "the registry code 'nct' is given twice"),
      ("    presenter: [Presenting Author, Presenter]\n", "", "must say which header means 'presenter'"),
    ])
  func `a wrong value is named with its place`(_ old: String, _ new: String, _ says: String) throws {
    let text = try Calls.sampleText()
    try #require(text.contains(old))
    guard case .failure(let errors) = Calls.read(text.replacing(old, with: new)) else {
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
