import Abstracts
import AbstractsSupport
import EventData
import Testing

/// What is on file can be found and counted.
@Suite struct ArchiveTests {
  static func filled() throws -> Desk {
    let desk = try Desk()
    _ = try desk.importing([
      Answer(),
      Answer {
        $0.email = "bo@clinic.example"
        $0.title = "Urdu سرطان screening of Müller cells"
        $0.track = "Breast"
        $0.authors = "Ana Ng; Zoë Kazmi (1)"
        $0.orcid = "1234"
        $0.body = "Background: \(nonsense(30, seed: 1)). Methods: b. Results: c. Conclusion: d."
      },
      Answer {
        $0.email = "cy@clinic.example"
        $0.title = "Third of something else"
        $0.track = "?"
        $0.body = "Background: \(nonsense(30, seed: 2)). Methods: b. Results: c. Conclusion: d."
      }, Answer { $0.email = "nobody" },
    ])
    return desk
  }

  @Test func `abstracts are listed by track, state and problem, and can be searched by every author and the text`()
    throws
  {
    let desk = try Self.filled()
    func codes(_ filter: AbstractFilter) throws -> [String] {
      try AbstractRecords.list(filter, in: desk.store).map(\.code)
    }
    #expect(try codes(AbstractFilter()) == ["A-0001", "A-0002", "A-0003"])
    #expect(try codes(AbstractFilter(track: "breast")) == ["A-0002"])
    #expect(try codes(AbstractFilter(state: .submitted)) == ["A-0001", "A-0002", "A-0003"])
    #expect(try codes(AbstractFilter(state: .accepted)) == [])
    #expect(try codes(AbstractFilter(problem: "bad-orcid")) == ["A-0002"])
    #expect(try codes(AbstractFilter(problem: "unknown-track")) == ["A-0003"])
    // What 'abstract list --search' looks into besides the columns it shows.
    func codes(holding text: String) throws -> [String] {
      try AbstractRecords.list(in: desk.store).filter {
        "\(folded($0.title)) \($0.people) \($0.body)".contains(folded(text))
      }.map(\.code)
    }
    #expect(try codes(holding: "muller") == ["A-0002"])
    #expect(try codes(holding: "zoe KAZMI") == ["A-0002"])
    #expect(try codes(holding: "سرطان") == ["A-0002"])
    #expect(try codes(holding: "100%") == [])
    let line = try #require(try AbstractRecords.list(AbstractFilter(track: "breast"), in: desk.store).first)
    #expect(line.problems == ["bad-orcid"])
    #expect(line.presenter == "Ana Ng")
  }

  @Test func `the counts say how many there are`() throws {
    let counts = try AbstractRecords.counts(in: try Self.filled().store)
    #expect(counts.total == 3)
    #expect(counts.byState == [.submitted: 3])
    #expect(counts.byTrack == ["": 1, "breast": 1, "head-neck": 1])
    #expect(counts.withProblems == 2)
    #expect(counts.refusedRows == 1)
  }

  @Test func `an unknown code is refused with a near one`() throws {
    let store = try Self.filled().store
    let error = #expect(throws: ExplainedError.self) { _ = try AbstractRecords.show("A-0004", in: store) }
    #expect(error?.kind == .refused)
    #expect(error?.description.contains("Did you mean 'A-000") == true)
  }
}
