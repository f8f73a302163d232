import AbstractsSupport
import EventData
import Foundation
import TestSupport
import Testing

@testable import Reviews

/// What stands, what moves, and who is left out.
struct AssignmentsTests {
  private let author = Store.Author(name: "chair", command: "abstract assign", now: Desk.now)

  private func assign(_ desk: Desk, today: String = "2026-10-20", reviews: Int = 1) throws -> AssignmentPlan {
    let day = try #require(CalendarDate(today))
    return try desk.store.write(author) { tx in
      try Assignments.assign(
        Assignments.Request(reviews: reviews), call: desk.abstracts.reviewed, today: day, now: Desk.now, in: tx
      ).plan
    }
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    _ = try desk.importing([Answer()])
    _ = try ReviewerTests.importing(
      ReviewerTests.header + "Dr One,one@x.example,Lily Clinic of Quetta,Quetta,Head & Neck,1,\n"
        + "Dr Two,two@x.example,Iris Oncology Centre,Multan,Breast,1,\n", desk)
    return desk
  }

  private func second(_ desk: Desk) throws {
    _ = try desk.importing([
      Answer {
        ($0.email, $0.title, $0.presenter) = ("cara@post.example", "Quite another matter of the lung", "Cara Poe")
        ($0.authors, $0.affiliations) = ("Cara Poe (1)", "1. Orchid Oncology House, Karachi")
        $0.body = "Background: \(nonsense(20, seed: 1)).\nMethods: one.\nResults: two.\nConclusion: three."
      }
    ])
  }

  @Test func `a standing pair moves only when it must`() throws {
    let desk = try desk()
    #expect(try assign(desk).entries.map(\.reviewers) == [["RV-001"]])
    try second(desk)
    // The newcomer goes to the one who has room.
    let kept = try assign(desk)
    #expect(kept.entries.map(\.reviewers) == [["RV-001"], ["RV-002"]])
    #expect(kept.changes.map(\.code) == ["RV-002"])
    _ = try desk.store.write(author) {
      try Conflicts.add("RV-002", "A-0002", reason: "shared grant", author: author, in: $0)
    }
    let moved = try assign(desk)
    #expect(moved.entries.map(\.reviewers) == [["RV-002"], ["RV-001"]])
    #expect(moved.changes.map(\.given) == [["A-0002"], ["A-0001"]])
    let rows = try desk.store.read { tx in
      try tx.rows("SELECT abstract, reviewer, state FROM assignment ORDER BY abstract, reviewer", []).map {
        "\($0.text("abstract")) \($0.text("reviewer")) \($0.text("state"))"
      }
    }
    #expect(
      rows == [
        "A-0001 RV-001 released", "A-0001 RV-002 assigned", "A-0002 RV-001 assigned", "A-0002 RV-002 released",
      ])
  }

  @Test func `who is away until the sheets are due gets nothing, a shorter absence changes nothing`() throws {
    let desk = try desk()
    func away(_ first: String, _ last: String) throws {
      let absence = Reviewer.Absence(
        first: try #require(CalendarDate(first)), last: try #require(CalendarDate(last)))
      try desk.store.write(author) { try Reviewers.setAbsence("RV-001", absence, now: Desk.now, in: $0) }
    }
    try away("2026-10-19", "2026-11-01")
    #expect(try assign(desk).entries.map(\.reviewers) == [["RV-001"]])
    try away("2026-10-19", "2026-11-05")
    #expect(try assign(desk).entries.map(\.reviewers) == [["RV-002"]])
    let plan = try assign(desk, reviews: 2)
    #expect(
      plan.bottlenecks.map(\.words) == [
        "1 review short for A-0001: RV-001 is away until 2026-11-05: recruit 1 or shorten an absence with onco reviewer "
          + "absent (nobody else may review it)"
      ])
    _ = try desk.store.write(author) {
      try Conflicts.add("RV-001", "A-0001", reason: "shared grant", author: author, in: $0)
    }
    #expect(
      try assign(desk, reviews: 2).bottlenecks.map(\.words) == [
        "1 review short for A-0001: recruit 1 or dismiss a conflict that is none (nobody else may review it)"
      ], "who must not review it anyway is no cause")
  }
}
