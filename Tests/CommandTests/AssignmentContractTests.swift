import Foundation
import TestSupport
import Testing

/// What scripts may rely on when abstracts are given to reviewers, and what OR-Tools says about the same numbers.
struct AssignmentContractTests {
  struct Plan: Decodable, Equatable {
    struct Entry: Decodable, Equatable {
      let abstract: String
      let reviewers: [String]
      let affinity: [Int]
    }
    struct Bottleneck: Decodable, Equatable {
      let kind, words: String
      let short: Int
    }
    struct Change: Decodable, Equatable {
      let reviewer: String
      let given, taken: [String]
    }
    let status: String
    let total, worst: Int
    let objective: Int64
    let assignments: [Entry]
    let loads: [String: Int]
    let bottlenecks: [Bottleneck]
    let changes: [Change]
  }

  struct Instance: Decodable {
    struct Reviewer: Decodable {
      let code: String
      let lower, upper: Int
    }
    let reviews: Int
    let reviewers: [Reviewer]
  }

  /// What the program assign-instance says about the exported numbers.
  struct Solved: Decodable { let total: Int64 }

  struct Judgement: Decodable {
    let possible: Bool
    let sum, worst, worstSum: Int64
  }

  private let desk = ["--as-of", "2026-10-20 10:00"]

  /// A congress with abstracts and reviewers of the sample.
  private func congress() throws -> Congress {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 0, abstracts: 60)
    try congress.onco("abstract", "import", input.appending(path: "abstracts.csv").path, ends: [1])
    let taken = try congress.onco("reviewer", "import", input.appending(path: "reviewers.csv").path, ends: [1])
    #expect(taken.output.hasSuffix("reviewers.csv: 30 rows: 26 new, 0 changed, 0 unchanged, 4 refused\n"))
    return congress
  }

  private func assign(_ congress: Congress, _ more: [String] = [], ends: Int32 = 0) throws -> (Plan, Judgement) {
    let file = congress.folder.file("instance.json")
    let ended = try congress.onco.run(
      ["abstract", "assign", "--format", "json", "--export-instance", file.path] + desk + more)
    try #require(ended.code == ends, "\(ended.errors)")
    let plan = try JSONDecoder().decode(Plan.self, from: Data(ended.output.utf8))
    let instance = try String(contentsOf: file, encoding: .utf8)
    let judge = PackageFolders.root.appending(path: "Tests/Judges/assignment.py").path
    let answer = try Judges.run(Judges.python, [judge], input: Data("[\(instance)]".utf8))
    return (plan, try #require(JSONDecoder().decode([Judgement].self, from: Data(answer.utf8)).first))
  }

  @Test func `the assignment is the optimum, within bounds, without conflicts, and the same in every run`() throws {
    let congress = try congress()
    let (sum, sumJudged) = try assign(congress, ["--reviews", "3", "--objective", "sum", "--dry-run"])
    #expect(Int64(sum.total) == sumJudged.sum && sum.status == "optimal" && sum.bottlenecks == [])
    let (plan, judged) = try assign(congress, ["--reviews", "3"])
    let alone = try Running(
      OncoProgram.built("assign-instance").path, [congress.folder.file("instance.json").path, "worst"]
    ).end()
    #expect(try JSONDecoder().decode(Solved.self, from: Data(alone.output.utf8)).total == Int64(plan.total))
    #expect(Int64(plan.worst) == judged.worst && Int64(plan.total) == judged.worstSum && plan.total <= sum.total)
    #expect(plan.objective == judged.worstSum)
    #expect(plan.assignments.allSatisfy { $0.reviewers.count == 3 && $0.reviewers == Set($0.reviewers).sorted() })
    #expect(plan.loads.values.reduce(0, +) == plan.assignments.count * 3)
    let instance = try JSONDecoder().decode(
      Instance.self, from: Data(contentsOf: congress.folder.file("instance.json")))
    #expect(instance.reviews == 3)
    for reviewer in instance.reviewers {
      #expect((reviewer.lower...reviewer.upper).contains(plan.loads[reviewer.code] ?? 0))
    }
    let pairs = Set(plan.assignments.flatMap { entry in entry.reviewers.map { "\(entry.abstract) \($0)" } })
    let conflicts = try congress.rows("SELECT abstract || ' ' || reviewer FROM reviewer_conflict").map { $0[0] }
    #expect(!conflicts.isEmpty && pairs.isDisjoint(with: conflicts))
    #expect(
      try Set(
        congress.rows("SELECT abstract || ' ' || reviewer FROM assignment WHERE state = 'assigned'").map { $0[0] })
        == pairs)
    // Nothing is left to do, and nothing is done.
    let audits = try congress.rows("SELECT count(*) FROM audit_entry")
    let (again, _) = try assign(congress)
    #expect(again.assignments == plan.assignments && again.changes == [])
    #expect(try congress.rows("SELECT count(*) FROM audit_entry") == audits)
    let (anew, _) = try assign(congress, ["--anew"])
    #expect(anew.assignments == plan.assignments)
  }

  @Test func `when a reviewer drops out only their pairs move, and reviews that came back stay`() throws {
    let congress = try congress()
    let (first, _) = try assign(congress)
    let busiest = try #require(first.loads.max { ($0.value, $1.key) < ($1.value, $0.key) }).key
    let entry = try #require(first.assignments.first { $0.reviewers.contains(busiest) })
    _ = try congress.rows(
      """
      INSERT INTO review (abstract, reviewer, state, total, for_committee, for_authors, received_at, changed_at,
        source_file, source_row)
      VALUES ('\(entry.abstract)', '\(busiest)', 'complete', 700, '', '', 0, 0, 'test', 2)
      """)
    try congress.onco("reviewer", "withdraw", busiest)
    let (plan, judged) = try assign(congress)
    #expect(plan.loads[busiest] == 1)
    #expect(plan.objective == judged.worstSum)
    for (before, after) in zip(first.assignments, plan.assignments) {
      let lost = Set(before.reviewers).subtracting(after.reviewers)
      #expect(lost == (before.abstract == entry.abstract || !before.reviewers.contains(busiest) ? [] : [busiest]))
    }
    let change = try #require(plan.changes.first { $0.reviewer == busiest })
    #expect(change.given == [] && change.taken.count == (first.loads[busiest] ?? 0) - 1)
  }

  @Test func `pairs set by hand are obeyed, and what contradicts them is named`() throws {
    let congress = try congress()
    try congress.onco("reviewer", "conflicts", "find")
    let (first, _) = try assign(congress, ["--dry-run"])
    let entry = first.assignments[0]
    let ledger = "SELECT reviewer FROM reviewer_conflict WHERE abstract = '\(entry.abstract)'"
    let conflicts = Set(try congress.rows(ledger).map { $0[0] })
    let other = try #require(
      first.loads.keys.sorted().first { !entry.reviewers.contains($0) && !conflicts.contains($0) })
    try congress.onco("abstract", "assign", "fix", entry.abstract, other, "--reason", "knows the method")
    try congress.onco("abstract", "assign", "forbid", entry.abstract, entry.reviewers[0], "--reason", "asked not to")
    let (plan, judged) = try assign(congress)
    let reviewers = plan.assignments[0].reviewers
    #expect(reviewers.contains(other) && !reviewers.contains(entry.reviewers[0]))
    #expect(plan.objective == judged.worstSum)
    let explained = try congress.onco.run(["abstract", "assign", "--explain", entry.abstract] + desk)
    #expect(explained.output.contains("fixed: knows the method"))
    #expect(explained.output.contains("is ruled out by hand: asked not to"))
    try congress.onco("reviewer", "conflicts", "add", other, entry.abstract, "--reason", "shared grant")
    let (impossible, _) = try assign(congress, ends: 2)
    #expect(impossible.status == "impossible" && impossible.assignments == [])
    #expect(impossible.bottlenecks.map(\.kind) == ["contradiction"])
    #expect(impossible.bottlenecks[0].words.hasPrefix("\(entry.abstract) is fixed to \(other), who is in conflict"))
  }

  @Test func `the impossible is refused with its bottleneck, and nothing is written`() throws {
    let congress = try congress()
    for code in 1...26 { try congress.onco("reviewer", "edit", "\(code)", "--max", "4") }
    let (plan, judged) = try assign(congress, ends: 2)
    #expect(!judged.possible && plan.status == "impossible" && plan.total == 0)
    let short = try #require(plan.bottlenecks.first)
    let count = try #require(Int(congress.rows("SELECT count(*) FROM abstract WHERE state = 'submitted'")[0][0]))
    #expect(short.kind == "capacity" && short.short == count * 3 - 26 * 4)
    #expect(short.words.hasPrefix("\(short.short) reviews short over all tracks: recruit "))
    #expect(try congress.rows("SELECT count(*) FROM assignment") == [["0"]])
    #expect(try congress.rows("SELECT count(*) FROM reviewer_conflict") == [["0"]])
    let told = try congress.onco.run(["abstract", "assign"] + desk)
    #expect(told.code == 2 && told.output == "")
    #expect(told.errors.contains(short.words))
    for code in 1...26 { try congress.onco("reviewer", "edit", "\(code)", "--max", "20", "--min", "20") }
    let (least, _) = try assign(congress, ends: 2)
    #expect(least.bottlenecks.map(\.kind) == ["least-load"])
    #expect(least.bottlenecks[0].short == 26 * 20 - count * 3)
  }
}
