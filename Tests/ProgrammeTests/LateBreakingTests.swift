import Abstracts
import AbstractsSupport
import EventData
import Mail
import Templates
import TestSupport
import Testing

@testable import Programme

/// Placeholders whose results never come are rejected after their date, once, and their authors are told.
@Suite struct LateBreakingTests {
  static func close(_ desk: Desk, at moment: String, letters: Bool = true, dryRun: Bool = false) throws
    -> [LateBreakingClose.Line]
  {
    let author = try SampleEvent.author(moment)
    func close(in tx: Transaction) throws -> [LateBreakingClose.Line] {
      try LateBreakingClose.close(
        desk.abstracts, letters: letters ? Self.decisionLetters() : nil, author: author, in: tx)
    }
    return try dryRun ? desk.store.rehearse(close) : desk.store.write(author, close)
  }

  static func decisionLetters() throws -> DecisionLetters {
    DecisionLetters(
      try SampleEvent.definition(),
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
  }

  static func filled(_ abstracts: AbstractRules? = nil) throws -> Desk {
    let desk = try Desk(abstracts)
    let second = Answer {
      $0.email = "bo@clinic.example"
      $0.title = "Second study of something else entirely"
      $0.more = ["type": "Late-breaking"]
      $0.body =
        "Background: \(nonsense(20, seed: 3)). Methods: outcome, analyses. Results: to be presented. Conclusion: x."
    }
    let original = Answer {
      $0.email = "cy@clinic.example"
      $0.title = "Third study"
      $0.body = "Background: \(nonsense(20, seed: 4)). Methods: b."
    }
    _ = try desk.importing([Answer.lateBreaking("9/26/2026 23:02:00"), second, original])
    return desk
  }

  @Test func `before the date nothing is rejected`() throws {
    let desk = try Self.filled()
    let before = try desk.everything()
    let error = #expect(throws: ExplainedError.self) { _ = try Self.close(desk, at: "2026-11-10 23:59") }
    #expect(error?.kind == .refused)
    #expect(error?.what == "Results may come until 2026-11-10 23:59:59 Asia/Karachi")
    #expect(try desk.everything() == before)
  }

  @Test func `after the date every placeholder is rejected once, with a decision and a letter`() throws {
    let desk = try Self.filled()
    let before = try desk.everything()
    #expect(try Self.close(desk, at: "2026-11-11 00:00", dryRun: true).map(\.code) == ["A-0001", "A-0002"])
    #expect(try desk.everything() == before)
    let lines = try Self.close(desk, at: "2026-11-11 00:00")
    #expect(lines.map(\.outcome) == [.rejected, .rejected])
    #expect(
      try AbstractRecords.list(AbstractFilter(state: .rejected), in: desk.store).map(\.code) == ["A-0001", "A-0002"])
    #expect(try AbstractRecords.show("A-0003", in: desk.store).state == .submitted)
    let decisions = try desk.store.read { tx in
      try tx.rows("SELECT * FROM abstract_decision ORDER BY abstract").map {
        "\($0.text("abstract")) \($0.text("outcome")) \($0.integer("is_accepted")) \($0.text("origin")) "
          + "\($0.integer("announced_at") == $0.integer("decided_at"))"
      }
    }
    #expect(decisions == ["A-0001 rejected 0 late-breaking true", "A-0002 rejected 0 late-breaking true"])
    let letters = try Letters.read(desk.store)
    #expect(
      letters.map(\.subject) == ["ONCO 2026: about your abstract A-0001", "ONCO 2026: about your abstract A-0002"])
    #expect(letters[0].parts[0].text.contains("Its results were due by 10 November 2026, 23:59 (Asia/Karachi)"))
    let after = try desk.everything()
    #expect(try Self.close(desk, at: "2026-11-12 00:00") == [])
    #expect(try desk.everything() == after)
    #expect(
      try AbstractHistory.of("A-0001", in: desk.store).last?.reason == "No results came by 2026-11-10 23:59.")
    // Results that come now are too late, and the row of the placeholder changes nothing.
    let results = Answer.lateBreaking("11/9/2026 9:00:00", body: Answer().body)
    #expect(
      try desk.importing([Answer.lateBreaking("9/26/2026 23:02:00"), results], hour: 1_200).outcomes
        == [.unchanged, .refused])
  }

  @Test func `an exception that still runs is waited for, and without a letter the decision is not announced`() throws {
    let abstracts = try Calls.sample([
      ("who: samina.latif@hospital.example, until: 2026-10-18", "who: bo@clinic.example, until: 2026-11-20")
    ])
    let desk = try Self.filled(abstracts)
    #expect(try Self.close(desk, at: "2026-11-12 10:00", letters: false).map(\.outcome) == [.rejected, .waits])
    let told = try desk.store.read { try $0.count("SELECT count(*) FROM abstract_decision WHERE announced_at IS NULL") }
    #expect(told == 1)
    #expect(try Letters.read(desk.store).isEmpty)
    #expect(try Self.close(desk, at: "2026-11-21 10:00").map(\.code) == ["A-0002"])
    // Who was not written to then is told by the letters about decisions, once.
    let author = try SampleEvent.author("2026-11-22 10:00")
    func announce() throws -> [String] {
      try desk.store.write(author) { tx in
        try Announcement.announce(
          outcome: nil, letters: Self.decisionLetters(), now: author.now, in: tx
        ).told.map(\.code)
      }
    }
    #expect(try announce() == ["A-0001"])
    #expect(try announce() == [])
    #expect(
      Set(try Letters.read(desk.store).map(\.subject)) == [
        "ONCO 2026: about your abstract A-0001", "ONCO 2026: about your abstract A-0002",
      ])
  }

  @Test func `an outcome set by hand brings a closed abstract back into the selection`() throws {
    let desk = try Self.filled()
    _ = try Self.close(desk, at: "2026-11-11 00:00")
    let author = try SampleEvent.author("2026-11-12 10:00")
    try desk.store.write(author) { tx in
      try Decisions.override(
        "A-0001", with: SelectionOverride(outcome: "poster", reason: "results came by post"), abstracts: desk.abstracts,
        by: author, in: tx)
      let plan = try Decisions.plan(desk.abstracts, in: tx)
      #expect(plan.changes.map { "\($0.code) \($0.from ?? "") \($0.to ?? "")" } == ["A-0001 rejected poster"])
      try Decisions.apply(plan, of: desk.abstracts, by: author, in: tx)
    }
    #expect(try AbstractRecords.show("A-0001", in: desk.store).state == .accepted)
    #expect(try AbstractRecords.show("A-0002", in: desk.store).state == .rejected)
  }
}
