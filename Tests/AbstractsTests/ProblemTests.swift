import Abstracts
import AbstractsSupport
import EventData
import Testing

/// Each problem is found where it is, and not in a row that only looks like it.
@Suite struct ProblemTests {
  /// A problem, an answer that has it, one that has not, and what the message must say.
  struct Case: Sendable, CustomStringConvertible {
    let id: String
    let bad: @Sendable (inout Answer) -> Void
    let good: @Sendable (inout Answer) -> Void
    let says: String
    var description: String { id }
  }

  static func text(words count: Int) -> String {
    let filler = String(repeating: "word ", count: count - 8)
    return "Background: a. Methods: b. Results: c. Conclusion: \(filler)end"
  }

  static let cases: [Case] = [
    Case(
      id: "too-long", bad: { $0.body = text(words: 347) }, good: { $0.body = text(words: 300) },
      says: "347 words; 300 are allowed"),
    Case(
      id: "unstructured", bad: { $0.body = "Background: a. Results: c. The design was sound." },
      good: { $0.body = "AIM: a.\nPatients and Methods : b.\n“Findings: c.” In summary. Significance: d." },
      says: "no heading for Methods, Conclusion; found: Background, Results"),
    Case(id: "empty", bad: { $0.body = " \n " }, good: { _ in }, says: "no text"),
    Case(
      id: "empty", bad: { $0.body = "Background:\nMethods:\nResults:\nConclusion:" }, good: { _ in }, says: "no text"),
    Case(
      id: "bad-email", bad: { $0.email = "ana@hospital,example" }, good: { $0.email = "Ana.Ng@Hospital.example" },
      says: "'ana@hospital,example'"),
    Case(id: "bad-email", bad: { $0.email = "" }, good: { _ in }, says: "no e-mail address is given"),
    Case(
      id: "bad-orcid", bad: { $0.orcid = "0000-0002-1825-0098" }, good: { $0.orcid = "0000-0002-1825-0097" },
      says: "'0000-0002-1825-0098'"),
    Case(
      id: "presenter-not-author", bad: { $0.presenter = "Zara Khan" }, good: { $0.presenter = "Prof. B. Lee" },
      says: "'Zara Khan' is not among the 2 authors: Ana Ng; Bashir Lee"),
    Case(id: "missing-coi", bad: { $0.conflict = " - " }, good: { $0.conflict = "NIL" }, says: "is empty"),
    Case(
      id: "late", bad: { $0.timestamp = "10/16/2026 0:00:00" }, good: { $0.timestamp = "10/15/2026 23:59:59" },
      says: "sent 2026-10-16 00:00:00; the call closed 2026-10-15 23:59:59 Asia/Karachi"),
    Case(
      id: "early", bad: { $0.timestamp = "7/31/2026 23:59:59" }, good: { $0.timestamp = "8/1/2026 0:00:00" },
      says: "the call opened 2026-08-01 00:00"),
    Case(id: "bad-timestamp", bad: { $0.timestamp = "26/9/2026 23:02" }, good: { _ in }, says: "'26/9/2026 23:02'"),
    Case(
      id: "title-caps", bad: { $0.title = "OUTCOME OF RADIOTHERAPY IN GLOTTIC CANCER" },
      good: { $0.title = "EGFR, KRAS, BRAF and HER2 in NSCLC: a PCR study" }, says: "100 % of its letters"),
    Case(id: "missing-title", bad: { $0.title = "..." }, good: { $0.title = "Voice" }, says: "no title"),
    Case(
      id: "long-title", bad: { $0.title = String(repeating: "long ", count: 51) + "x" },
      good: { $0.title = String(repeating: "long ", count: 49) + "x" }, says: "256 characters; 250 are allowed"),
    Case(
      id: "missing-authors", bad: { $0.authors = " ; " }, good: { $0.authors = "Ana Ng" }, says: "no author is named"),
    Case(
      id: "too-many-authors",
      bad: { $0.authors = "Ana Ng; " + (1...20).map { "Bo Li\($0)x" }.joined(separator: ";") },
      good: { $0.authors = "Ana Ng; " + (1...19).map { "Bo Li\($0)x" }.joined(separator: ";") },
      says: "21 authors; 20 are allowed"),
    Case(
      id: "unclear-author", bad: { $0.authors = "Ana Ng (1); Bo Li (Rose Hospital)" },
      good: { $0.authors = "Ana Ng (1); Bo Li (Resident)" },
      says: "'Bo Li (Rose Hospital)' does not read like the name of one author"),
    Case(
      id: "unknown-affiliation", bad: { $0.authors = "Ana Ng (3)" }, good: { $0.authors = "Ana Ng (2)" },
      says: "Ana Ng refers to affiliation 3"),
    Case(
      id: "unknown-track", bad: { $0.track = "Astronomy" },
      good: { $0.track = "head and neck, ".prefix(0) + "HEAD & NECK" },
      says: "'Astronomy'"),
    Case(
      id: "unknown-presentation", bad: { $0.presentation = "Song" }, good: { $0.presentation = "" }, says: "'Song'"),
    Case(
      id: "keywords", bad: { $0.keywords = " , " }, good: { $0.keywords = "1,25(OH)2D3 (calcitriol, oral)" },
      says: "0 keywords; 1 to 8 are wanted"),
    Case(id: "bad-mobile", bad: { $0.mobile = "call me" }, good: { $0.mobile = "+92 300 1234567" }, says: "'call me'"),
    Case(
      id: "formula", bad: { $0.body = "=HYPERLINK(\"http://evil.example\") " + $0.body },
      good: { $0.keywords = "-protein, p53 (TP53)" }, says: "the abstract text begins like a spreadsheet formula"),
    Case(
      id: "formula", bad: { $0.ethics = "+cmd|' /C calc'!A0" }, good: { $0.mobile = "+92 (300) 1234567" },
      says: "the ethics begins"),
    Case(
      id: "header-injection", bad: { $0.email = "ana@hospital.example\nBcc: all@list.example" },
      good: { $0.title = "Voice outcome\nof radiotherapy: a trial of larynx preservation" }, says: "email holds"),
  ]

  @Test(arguments: cases) func `a problem is named with what was found and its twin passes`(_ one: Case) throws {
    let bad = try Desk().importing([Answer(one.bad)])
    let problem = try #require(bad.rows[0].problems.first { $0.id == one.id }, "\(bad.ids)")
    #expect(problem.message.contains(one.says), "\(problem.message)")
    #expect(!problem.remedy.isEmpty)
    #expect(bad.rows[0].outcome == (problem.severity == .error ? .refused : .new))
    let good = try Desk().importing([Answer(one.good)])
    #expect(good.ids == [[]])
    #expect(good.outcomes == [.new])
  }

  @Test func `a refused row still lists every problem in it`() throws {
    let report = try Desk().importing([
      Answer {
        $0.email = "n/a"
        $0.conflict = ""
        $0.orcid = "1"
        $0.title = "OUTCOME OF RADIOTHERAPY"
        $0.body = Self.text(words: 301)
      }
    ])
    #expect(report.ids == [["bad-email", "title-caps", "bad-orcid", "too-long", "missing-coi"]])
    #expect(report.outcomes == [.refused])
    #expect(report.rows[0].code == nil)
  }

  @Test func `the definition decides what refuses`() throws {
    let answer = Answer { $0.conflict = "" }
    #expect(try Desk().importing([answer]).outcomes == [.refused])
    let lenient = try Calls.sample([("missing-coi: error", "missing-coi: warning")])
    #expect(try Desk(lenient).importing([answer]).outcomes == [.new])
  }

  @Test(
    arguments: [
      ("words", "[headings]", 14), ("words", "[]", 10), ("words", "[headings, title]", 22),
      ("characters-with-spaces", "[headings]", 80), ("characters-without-spaces", "[headings]", 67),
    ])
  func `the length is counted by the unit and parts the call names`(_ unit: String, _ parts: String, _ count: Int)
    throws
  {
    let call = try Calls.sample([("unit: words, includes: [headings]", "unit: \(unit), includes: \(parts)")])
    let desk = try Desk(call)
    // 14 words, 80 characters, of which 13 are white space; the title has 8 words.
    let body = "Background: aa bb.\nMethods: cc 1.\nResults: dd eeeeeeee ff.\nConclusion: gg hh ii."
    #expect(body.count == 80)
    _ = try desk.importing([Answer { $0.body = body }])
    #expect(try AbstractRecords.show("A-0001", in: desk.store).length == count)
  }
}
