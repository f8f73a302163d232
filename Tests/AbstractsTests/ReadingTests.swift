import AbstractsSupport
import EventData
import Testing

@testable import Abstracts

/// What authors type into a form is read into authors, affiliations and sections.
@Suite struct ReadingTests {
  static let titles = ["Dr", "Prof", "Assoc", "Col", "Ms"]

  @Test func `authors keep their order, titles stand apart and affiliation marks are numbers`() {
    let authors = Byline(
      authors:
        "Dr Ana Ng (1, 3); Prof. Dr. B. Lee*² ; Assoc. Prof. Chao Wu¹,²\nDrew Prof 2;;Ms. Dana van der Berg(4 & 5)",
      affiliations: "", presenter: "Prof. B. Lee", rules: NameRules(titles: Self.titles)
    ).authors
    #expect(authors.map(\.title) == ["Dr", "Prof. Dr.", "Assoc. Prof.", "", "Ms."])
    #expect(authors.map(\.name) == ["Ana Ng", "B. Lee", "Chao Wu", "Drew Prof", "Dana van der Berg"])
    #expect(authors.map(\.affiliations) == [[1, 3], [2], [1, 2], [2], [4, 5]])
    #expect(authors.map(\.isPresenter) == [false, true, false, false, false])
  }

  @Test func `affiliations are read one a line, with and without numbers`() {
    let affiliations = AffiliationList(
      "1. Mayo Hospital, King Sample University, Lahore\n(2) BINO, Bahawalpur\nRose Hospital\n2) Other, Quetta"
    ).affiliations
    #expect(affiliations.map(\.number) == [1, 2, 3])
    #expect(
      affiliations.map(\.institution) == ["Mayo Hospital, King Sample University", "BINO, Bahawalpur", "Other"])
    #expect(affiliations.map(\.city) == ["Lahore", "Rose Hospital", "Quetta"])
  }

  @Test func `the text is cut at headings, and colons in sentences are left alone`() throws {
    let scanner = SectionScanner(try Calls.sample().call.sections)
    let parts = scanner.parts(
      of:
        "UNLABELLED Voice.\nPurpose: a ratio of 1:2, in conclusion: no. MATERIALS AND METHODS : c (results: d) Findings:"
        + " e. “Conclusion: f")
    #expect(parts.map(\.section) == ["", "background", "methods", "results", "conclusion"])
    #expect(parts.map(\.heading) == ["", "Purpose", "MATERIALS AND METHODS", "Findings", "Conclusion"])
    #expect(parts[1].text == "a ratio of 1:2, in conclusion: no.")
  }

  @Test func `an abstract is stored whole`() throws {
    let desk = try Desk()
    _ = try desk.importing([
      Answer {
        $0.orcid = "https://orcid.org/0000-0002-1825-0097"
        $0.title = "  Outcome of re\u{301}section\n in 5-FU resistant disease "
      }
    ])
    let record = try AbstractRecords.show("a-0001", in: desk.store)
    let content = record.content
    #expect(content.title == "Outcome of r\u{E9}section in 5-FU resistant disease")
    #expect(
      Array(content.title.unicodeScalars) == Array("Outcome of r\u{E9}section in 5-FU resistant disease".unicodeScalars)
    )
    #expect(content.presenter == "Ana Ng")
    #expect(content.orcid == "0000-0002-1825-0097")
    #expect(content.track == "head-neck")
    #expect(content.presentation == "either")
    #expect(content.mobile == "+923001234567")
    #expect(content.keywords == ["larynx", "radiotherapy", "voice"])
    #expect(content.authors.map(\.description) == ["Dr. Ana Ng (1)*", "Prof. Bashir Lee (2)"])
    #expect(
      content.affiliations.map(\.description) == ["1. Rose Hospital, Lahore", "2. Aga Sample University, Karachi"])
    #expect(content.sections.map(\.section) == ["background", "methods", "results", "conclusion"])
    #expect(content.sections[2].text == "36 kept their voice.")
    #expect(call(desk).form.zone.text(content.submitted, seconds: true) == "2026-09-26 23:02:00")
    #expect(record.state == .submitted)
    #expect(record.sourceRow == 2)
  }

  private func call(_ desk: Desk) -> CallForAbstracts { desk.call }
}
