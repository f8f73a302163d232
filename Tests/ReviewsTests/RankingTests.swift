import EventData
import TestSupport
import Testing

@testable import Reviews

/// The ranking says what the reviews say, and names what they do not.
@Suite struct RankingTests {
  @Test func `equal panels leave the plain mean as it is, and places follow it`() throws {
    let call = try JudgedCall(
      [(1, 1, 500), (1, 2, 600), (2, 1, 800), (2, 2, 900), (3, 1, 500), (3, 2, 600)], abstracts: 4,
      changes: [("reviews: 3", "reviews: 2")])
    let ranked = try call.store.read { try AbstractRanking.ranked(call.rules, in: $0) }
    #expect(ranked.map(\.code) == ["A-0002", "A-0001", "A-0003", "A-0004"])
    #expect(ranked.map(\.place) == [1, 2, 2, 4])
    #expect(ranked.map(\.rawPlace) == [1, 2, 2, 4])
    #expect(ranked.map(\.raw) == [850, 550, 550, nil])
    #expect(ranked.map(\.adjusted) == [850, 550, 550, nil])
    #expect(ranked.map(\.flags) == [[], [], [], ["unreviewed", "needs-another-reader"]])
    #expect(ranked[0].recommendations == ["poster": 2])
    #expect(ranked.map(\.component) == [1, 1, 1, nil])
  }

  @Test func `a severe reviewer's abstract is not punished for the draw`() throws {
    // Reviewer 3 gives two points less than 1 and 2 wherever they meet. A-0005 is as good as A-0004, but met him.
    var reviews: [(Int, Int, Int)] = []
    for number in 1...3 {
      let merit = 600 + 50 * number
      reviews += [(number, 1, merit), (number, 2, merit), (number, 3, merit - 200)]
    }
    reviews += [(4, 1, 700), (4, 2, 700), (5, 1, 700), (5, 3, 500)]
    let call = try JudgedCall(
      reviews, abstracts: 5, changes: [("shrinkage: 300", "shrinkage: 0"), ("reviews: 3", "reviews: 2")])
    let report = try call.report(cut: 2)
    let byCode = Dictionary(uniqueKeysWithValues: report.abstracts.map { ($0.code, $0) })
    #expect(byCode["A-0004"]?.raw == 700)
    #expect(byCode["A-0005"]?.raw == 600)
    #expect(byCode["A-0004"]?.adjusted == byCode["A-0005"]?.adjusted)
    #expect(byCode["A-0005"]?.flags.contains("flips") == true)
    #expect(report.reviewers.map(\.effect) == [67, 67, -133])
  }

  @Test func `a review by a reviewer with a confirmed conflict does not count, and is named`() throws {
    let call = try JudgedCall([(1, 1, 500), (1, 2, 900), (2, 1, 500), (2, 2, 500)], abstracts: 2)
    #expect(try call.report().abstracts[0].raw == 700)
    try call.change { tx in
      try tx.run(
        """
        INSERT INTO reviewer_conflict (reviewer, abstract, kind, evidence, state, reason, decided_by, decided_at, found_at)
        VALUES ('RV-002', 'A-0001', 'institution', '', 'confirmed', 'same clinic', 'chair', 1, 1)
        """, [])
    }
    let ranked = try call.report().abstracts
    #expect(ranked.map(\.code) == ["A-0001", "A-0002"])
    #expect(ranked.map(\.raw) == [500, 500])
    #expect(ranked[0].reviews == 1)
    #expect(ranked.map { $0.flags.contains("conflict") } == [true, false])
  }

  @Test func `disagreement, an outlier, a missing review and a reviewer without variance are flagged`() throws {
    var reviews = [
      (1, 1, 800), (1, 2, 820), (1, 3, 500), (2, 1, 700), (2, 2, 450), (3, 1, 600), (3, 2, 600), (3, 3, 650),
      (4, 1, 900), (4, 2, 500), (4, 3, 100),
    ]
    for number in 5...9 {
      reviews += [(number, 4, 500), (number, 1, 400 + 10 * number), (number, 2, 410 + 10 * number)]
    }
    let call = try JudgedCall(reviews, abstracts: 9)
    let report = try call.report()
    let flags = Dictionary(uniqueKeysWithValues: report.abstracts.map { ($0.code, $0.flags) })
    #expect(flags["A-0001"] == ["spread", "outlier", "needs-another-reader"])
    #expect(flags["A-0002"] == ["incomplete", "needs-another-reader"])
    #expect(flags["A-0003"] == [])
    #expect(flags["A-0005"] == ["reviewer-without-variance"])
    let outliers = Dictionary(uniqueKeysWithValues: report.abstracts.map { ($0.code, $0.outliers) })
    #expect(outliers["A-0001"] == ["RV-003"])
    #expect(outliers["A-0004"] == ["RV-001", "RV-003"])
    #expect(report.reviewers.filter(\.isWithoutVariance).map(\.code) == ["RV-004"])
    #expect(report.reviewers[3].deviation == 0)
    #expect(report.reviewers[3].reviews == 5)
  }

  @Test func `with a cut, only those whose side another review could change need one`() throws {
    // All disagree by three points. With a cut of two, the boundary runs between 600 and 500.
    var reviews: [(Int, Int, Int)] = []
    for (abstract, middle) in [(1, 900), (2, 600), (3, 500), (4, 200)] {
      reviews += [(abstract, 1, middle - 150), (abstract, 2, middle + 150), (abstract, 3, middle)]
    }
    let call = try JudgedCall(reviews, abstracts: 4, changes: [("shrinkage: 300", "shrinkage: 10000")])
    func needing(_ cut: Int?) throws -> [String] {
      try call.report(cut: cut).abstracts.filter { $0.flags.contains("needs-another-reader") }.map(\.code)
    }
    #expect(try needing(nil) == ["A-0001", "A-0002", "A-0003", "A-0004"])
    #expect(try needing(2) == ["A-0002", "A-0003"])
    #expect(try needing(4) == [])
  }

  @Test func `abstracts that no common reviewer joins are named and not compared`() throws {
    let call = try JudgedCall(
      [(1, 1, 500), (1, 2, 600), (2, 1, 700), (2, 2, 800), (3, 2, 300), (4, 3, 900), (5, 3, 800), (5, 4, 800)],
      abstracts: 5)
    let report = try call.report()
    #expect(report.components == [3, 2])
    let separate = report.abstracts.filter { $0.flags.contains("separate-component") }.map(\.code).sorted()
    #expect(separate == ["A-0004", "A-0005"])
    #expect(report.reviewers.map(\.component) == [1, 1, 2, 2])
  }

  @Test func `of one track, places are among its own and reviews of a withdrawn abstract still tell severity`() throws {
    let call = try JudgedCall([(1, 1, 500), (2, 1, 900), (2, 2, 700), (3, 2, 600), (3, 1, 800)], abstracts: 3)
    let before = try call.report().abstracts
    try call.change { tx in
      try tx.run("UPDATE abstract SET track = 'lung' WHERE code <> 'A-0002'", [])
      try tx.run("UPDATE abstract SET state = 'withdrawn' WHERE code = 'A-0003'", [])
    }
    let lung = try call.report(track: "lung").abstracts
    #expect(lung.map(\.code) == ["A-0001"])
    #expect(lung.map(\.place) == [1])
    #expect(lung.first?.adjusted == before.first { $0.code == "A-0001" }?.adjusted)
    #expect(try call.report().abstracts.map(\.code) == ["A-0002", "A-0001"])
  }

  @Test func `those who share a place that the cut would part are named`() throws {
    let call = try JudgedCall([(1, 1, 800), (2, 1, 700), (3, 1, 700), (4, 1, 100)], abstracts: 4)
    let tied = try call.report(cut: 2).abstracts.filter { $0.flags.contains("tie-at-cut") }.map(\.code)
    #expect(tied == ["A-0002", "A-0003"])
    #expect(try call.report(cut: 3).abstracts.allSatisfy { !$0.flags.contains("tie-at-cut") })
  }

  @Test func `a review that is asked for and not in is awaited, an incomplete one does not count`() throws {
    let call = try JudgedCall([(1, 1, 800)], abstracts: 1)
    try call.change { tx in
      for number in 2...4 { try JudgedCall.addReviewer(number, in: tx) }
      for number in 1...4 {
        try tx.run(
          "INSERT INTO assignment (abstract, reviewer, affinity, state, assigned_at) VALUES ('A-0001', ?1, 1, 'assigned', 0)",
          [.text(JudgedCall.reviewer(number))])
      }
      try JudgedCall.addReview(1, 2, nil, in: tx)
    }
    let ranked = try #require(try call.report().abstracts.first)
    #expect(ranked.reviews == 1)
    #expect(ranked.raw == 800)
    #expect(ranked.awaited == 3)
  }
}
