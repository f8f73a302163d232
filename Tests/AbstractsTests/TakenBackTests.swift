import Abstracts
import EventData
import Foundation
import Mail
import Testing
import TestSupport

/// What waits in the outbox goes with the fact it tells.
struct TakenBackTests {
  /// The kinds of mails about an abstract that are still to go.
  private func waiting(_ code: String, _ congress: JudgedCongress) throws -> [String] {
    try congress.store.read { tx in
      try tx.rows(
        "SELECT kind FROM mail_message WHERE subject_code = ?1 AND state = 'queued' ORDER BY kind", [.text(code)]
      ).map { $0.text("kind") }
    }
  }

  /// Two talks and a poster, told and placed.
  private func told() throws -> JudgedCongress {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...3 {
      try congress.add(number, wish: number == 3 ? "poster" : "oral", totals: [800 - number, 800, 800])
    }
    try congress.decide()
    _ = try congress.announce()
    _ = try congress.place()
    _ = try congress.notify()
    return congress
  }

  @Test func `a withdrawn abstract gets no acceptance and no place any more`() throws {
    let congress = try told()
    #expect(try waiting("A-0001", congress) == ["abstract-decision", "abstract-placement"])
    _ = try AbstractDesk(
      call: congress.call, countryCode: "92", store: congress.store, author: SampleEvent.author("2026-11-21 10:00")
    ).withdraw("A-0001", reason: "cannot travel")
    #expect(try waiting("A-0001", congress) == [])
    #expect(try waiting("A-0002", congress) == ["abstract-decision", "abstract-placement"])
  }

  @Test func `a presenter who declines gets neither reminder nor place, and one who confirms keeps the place`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    try congress.store.write(author) { tx in
      for (code, confirms) in [("A-0001", false), ("A-0002", true)] {
        try PresenterDesk.answer(
          code, confirms: confirms, note: "", call: congress.call, now: author.now, in: tx)
      }
    }
    #expect(try waiting("A-0001", congress) == [])
    #expect(try waiting("A-0002", congress).contains("abstract-placement"))
  }

  @Test func `who stands in is written to by the next letters, and the one before no more`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    let email = try #require(EmailAddress("stand.in@post.example"))
    try congress.store.write(author) {
      try PresenterDesk.substitute(
        "A-0001", name: "Second Author", email: email, reason: "ill", mayBeStranger: false, by: author, in: $0)
    }
    #expect(try waiting("A-0001", congress) == [])
    #expect(try congress.announce(at: "2026-11-22 10:00").told.map(\.code) == ["A-0001"])
    #expect(try congress.notify(at: "2026-11-22 10:00").map(\.code) == ["A-0001"])
    for kind in ["abstract-decision", "abstract-placement"] {
      let last = try #require(try congress.mails(kind).last { $0.about == "A-0001" })
      #expect(last.bytes.contains("stand.in@post.example"), "\(kind)")
    }
  }

  @Test func `a decision that was told is not taken back because it was changed by hand`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    try congress.store.write(author) {
      try SelectionDesk.override(
        "A-0001", with: SelectionOverride(outcome: "poster", reason: "no slides"), call: congress.call, by: author,
        in: $0)
    }
    try congress.decide("2026-11-21 11:00")
    let untold = try congress.store.write(author) { try SelectionDesk.undecide([], by: author, in: $0) }
    #expect(untold == [])
    #expect(throws: ExplainedError.self) {
      try congress.store.write(author) { try SelectionDesk.undecide(["A-0001"], by: author, in: $0) }
    }
    #expect(try congress.outcomes()["A-0001"] == "poster")
  }

  @Test func `a reviewer with a confirmed conflict is not quoted`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    try congress.add(1, totals: [800, 800, 800], comment: "A remark of a rival")
    try congress.add(2, totals: [800, 800, 800], comment: "A remark of a stranger")
    _ = try congress.store.write(SampleEvent.author()) { tx in
      try tx.run(
        """
        INSERT INTO reviewer_conflict (reviewer, abstract, kind, evidence, state, reason, decided_by, decided_at, found_at)
        VALUES ('RV-001', 'A-0001', 'by-hand', 'rival', 'confirmed', '', 'chair', 1, 1)
        """)
    }
    try congress.decide()
    _ = try congress.announce()
    let letters = try congress.mails("abstract-decision").map(\.bytes)
    #expect(!letters.contains { $0.contains("A remark of a rival") })
    #expect(letters.contains { $0.contains("A remark of a stranger") })
  }
}
