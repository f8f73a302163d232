import Abstracts
import AbstractsSupport
import EventData
import TestSupport
import Testing

extension Desk {
  func edit(
    _ values: [AbstractColumn: String] = [:], names: [String] = [], hour: Int64 = 1, force: Bool = false,
    reason: String = "asked for",
    dryRun: Bool = false
  ) throws -> AbstractEdit.Outcome {
    try AbstractEditor(
      call: call, countryCode: "92", store: store,
      author: Store.Author(name: "zara", command: "abstract edit", now: Self.now.advanced(bySeconds: hour * 3_600))
    ).edit("A-0001", AbstractEdit(values, names: names, reason: reason, isForced: force), dryRun: dryRun)
  }
}

/// What the desk changes is judged, kept with its reason, and not undone by the next import.
@Suite struct EditTests {
  @Test func `an edit changes what it names, keeps the old version and outlives the old row`() throws {
    let desk = try Desk()
    _ = try desk.importing([Answer(), ImportTests.two])
    let outcome = try desk.edit([.title: "Voice after radiotherapy", .track: "breast", .presenter: "Bashir Lee"])
    #expect(
      outcome.changes == [
        "title: Outcome of hypofractionated radiotherapy in early glottic cancer -> Voice after radiotherapy",
        "presenter: Ana Ng -> Bashir Lee",
        "authors: Dr. Ana Ng (1)*; Prof. Bashir Lee (2) -> Dr. Ana Ng (1); Prof. Bashir Lee (2)*",
        "track: head-neck -> breast",
      ])
    #expect(outcome.problems == [])
    let record = try AbstractRecords.show("A-0001", in: desk.store)
    #expect(record.content.title == "Voice after radiotherapy")
    #expect(record.edited == Desk.now.advanced(bySeconds: 3_600))
    #expect(record.revisions.map(\.reason) == ["asked for"])
    #expect(record.revisions.map(\.actor) == ["zara"])
    let again = try desk.importing([Answer(), ImportTests.two], hour: 2)
    #expect(again.outcomes == [.unchanged, .unchanged])
    #expect(again.rows.map(\.code) == ["A-0001", "A-0002"])
    #expect(again.ids == [["edited"], []])
    #expect(try AbstractRecords.show("A-0001", in: desk.store) == record)
    // The author's own newer version counts again, under the old title or the new one.
    let newer = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.title = "Voice after radiotherapy"
    }
    let report = try desk.importing([Answer(), newer], hour: 3)
    #expect(report.outcomes == [.unchanged, .changed])
    #expect(report.rows.map(\.code) == ["A-0001", "A-0001"])
    #expect(report.ids[1].contains("edited"))
    #expect(try AbstractRecords.show("A-0001", in: desk.store).edited == nil)
    let before = try desk.everything()
    #expect(try desk.importing([Answer(), newer], hour: 4).outcomes == [.unchanged, .unchanged])
    #expect(try desk.everything() == before)
    #expect(try desk.store.verify() == [])
  }

  @Test func `a name taken apart wrongly is put right, and stays so through later edits`() throws {
    let desk = try Desk()
    _ = try desk.importing([Answer { $0.authors = "Dr. Ana Ng (1); Rosa Soto Luna (2)" }])
    #expect(try AbstractRecords.show("A-0001", in: desk.store).content.authors[1].person.family == "Luna")
    let outcome = try desk.edit(names: ["Soto Luna, Rosa"])
    #expect(
      outcome.changes == [
        "authors: Dr. Ana Ng (1)*; Rosa Soto Luna (2) -> Dr. Ana Ng (1)*; Soto Luna, Rosa (2)"
      ])
    _ = try desk.edit([.presenter: "Rosa Soto Luna"])
    let author = try AbstractRecords.show("A-0001", in: desk.store).content.authors[1]
    #expect(author.person.inverted == "Soto Luna, Rosa" && author.name == "Rosa Soto Luna" && author.isPresenter)
    #expect(try desk.edit(names: ["Soto Luna, Rosa"]).changes == [])
    #expect(throws: ExplainedError.self) { try desk.edit(names: ["Sato Luna, Rosa"]) }
  }

  @Test func `an edit that breaks a rule is refused, and kept by force with its reason`() throws {
    let desk = try Desk()
    _ = try desk.importing([Answer()])
    let before = try desk.everything()
    let error = #expect(throws: ExplainedError.self) {
      _ = try desk.edit([.body: Answer().body + " At Rose Hospital."])
    }
    #expect(error?.kind == .refused)
    #expect(error?.description.contains("not-anonymous: the text names 'Rose Hospital'") == true)
    #expect(try desk.everything() == before)
    let outcome = try desk.edit([.body: Answer().body + " At Rose Hospital."], force: true)
    #expect(outcome.problems.map(\.id) == ["not-anonymous"])
    #expect(try desk.edit([.keywords: "voice"], hour: 2).problems.map(\.id) == ["not-anonymous"])
  }

  @Test(
    arguments: [
      ([.track: "brest"], "Did you mean 'breast'?"), ([.type: "encor"], "Did you mean 'encore'?"),
      ([.presentation: "song"], "Choose one of: oral, poster, either"),
      ([.email: "bo@clinic.example", .title: "Second study of something else entirely"], "A-0002 has this sender"),
      ([.email: "nobody"], "bad-email"), ([.title: "=HYPERLINK(1)"], "formula"),
      ([.title: "A\nBcc: all@evil.example"], "header-injection"),
    ] as [([AbstractColumn: String], String)])
  func `an edit with a wrong value changes nothing`(_ values: [AbstractColumn: String], _ says: String) throws {
    let desk = try Desk()
    _ = try desk.importing([Answer(), ImportTests.two])
    let before = try desk.everything()
    let error = #expect(throws: ExplainedError.self) { _ = try desk.edit(values) }
    #expect(error?.description.contains(says) == true, "\(String(describing: error))")
    #expect(try desk.everything() == before)
    #expect(try desk.edit([.title: "Sound"]).changes.count == 1)
  }

  @Test func `nothing to change, a dry run and what the judge cannot see leave no trace`() throws {
    let desk = try Desk()
    _ = try desk.importing([
      Answer {
        $0.orcid = "0000-0002-1825-0098"
        $0.track = "Astronomy"
        $0.more = ["encore_meeting": "ESMO", "encore_year": "2025", "encore_new": "more", "trials": "NCT01234567"]
      }
    ])
    let before = try desk.everything()
    #expect(
      try desk.edit([.presenter: "Dr Ana Ng", .trials: "NCT 01234567", .encoreMeeting: "esmo"]).changes == [])
    let rehearsed = try desk.edit([.title: "New"], reason: "r", dryRun: true)
    #expect(rehearsed.changes.count == 1)
    #expect(try desk.everything() == before)
    // An iD and a track that were not understood stay problems until they are edited.
    #expect(try desk.edit([.title: "New"]).problems.map(\.id) == ["bad-orcid", "unknown-track"])
    #expect(try desk.edit([.orcid: "0000-0002-1825-0097"], hour: 2).problems.map(\.id) == ["unknown-track"])
    #expect(try desk.edit([.track: "breast"], hour: 3).problems == [])
  }
}
