import AbstractsSupport
import EventData
import Foundation
import TestSupport
import Testing

@testable import Reviews
@testable import assign_instance

/// The solver against OR-Tools on instances that look random and are the same in every run.
struct AssignmentSolverTests {
  struct Judgement: Decodable {
    let possible: Bool
    let sum, worst, worstSum: Int64
    let placed, least: Int
  }

  /// An instance of a seed: sparse or dense, tight or loose, now and then with fixed pairs.
  static func problem(_ seed: UInt64) -> AssignmentProblem {
    var dice = Dice(seed: seed &* 77 &+ 5)
    func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    let abstracts = roll(1...24), reviewers = roll(2...10), demand = roll(1...min(3, reviewers))
    let percent = roll(35...100), largest = roll(0...1) == 0 ? 6 : 1_000
    let fair = Double(abstracts * demand) / Double(reviewers)
    let bounds = (0..<reviewers).map { index -> AssignmentProblem.Bounds in
      let upper = max(1, Int((fair * Double(roll(60...200)) / 100).rounded(.up)))
      return .init(code: "RV-\(100 + index)", lower: roll(0...3) == 0 ? min(upper, roll(0...4)) : 0, upper: upper)
    }
    let weights = (1...Int64(largest)).map { $0 }
    let ranks = (0..<abstracts * reviewers).map { _ in
      roll(1...100) <= percent ? UInt16(roll(1...largest)) : 0
    }
    var problem = AssignmentProblem(
      abstracts: (0..<abstracts).map { "A-\(1000 + $0)" }, demand: Array(repeating: demand, count: abstracts),
      reviewers: bounds, weights: weights, ranks: ranks)
    if roll(0...2) == 0 {
      for _ in 0..<roll(1...3) {
        let pair = AssignmentProblem.Pair(abstract: roll(0...abstracts - 1), reviewer: roll(0...reviewers - 1))
        if problem.rank(pair.abstract, pair.reviewer) > 0 { problem.fixed.insert(pair) }
      }
    }
    return problem
  }

  static func judged(_ problems: [AssignmentProblem]) throws -> [Judgement] {
    let text =
      "[" + problems.map { AssignmentInstance($0, reviews: $0.demand.first ?? 0).json }.joined(separator: ",") + "]"
    let judge = PackageFolders.root.appending(path: "Tests/Judges/assignment.py").path
    let answer = try Judges.run(Judges.python, [judge], input: Data(text.utf8))
    return try JSONDecoder().decode([Judgement].self, from: Data(answer.utf8))
  }

  private static func sum(_ solution: AssignmentSolution, _ problem: AssignmentProblem) -> Int64 {
    solution.reviewers.enumerated().reduce(0) { sum, row in
      sum + row.element.reduce(0) { $0 + problem.weight(row.offset, $1) }
    }
  }

  @Test func `OR-Tools agrees with every optimum, and with every instance that has none`() throws {
    let problems = (1...240).map { Self.problem(UInt64($0)) }
    let judgements = try Self.judged(problems)
    var possible = 0
    for (seed, (problem, judgement)) in zip(problems, judgements).enumerated() {
      for objective in AssignmentObjective.allCases {
        guard case .optimal(let solution) = try AssignmentSolver.solve(problem, objective) else {
          #expect(!judgement.possible, "seed \(seed + 1)")
          continue
        }
        possible += 1
        try #require(judgement.possible, "seed \(seed + 1)")
        let loads = solution.loads(problem.reviewers.count)
        for (load, bounds) in zip(loads, problem.reviewers) {
          #expect(bounds.lower <= load && load <= bounds.upper, "seed \(seed + 1)")
        }
        for (row, reviewers) in solution.reviewers.enumerated() {
          #expect(reviewers.count == problem.demand[row] && Set(reviewers).count == reviewers.count)
          #expect(reviewers.allSatisfy { problem.rank(row, $0) > 0 })
        }
        #expect(problem.fixed.allSatisfy { solution.reviewers[$0.abstract].contains($0.reviewer) })
        #expect(
          Self.sum(solution, problem) == (objective == .sum ? judgement.sum : judgement.worstSum), "seed \(seed + 1)")
      }
    }
    #expect(possible > 100 && possible < 460, "both kinds are among the seeds: \(possible)")
  }

  @Test func `the bottleneck is a minimum cut, and recruiting or lifting as it says is enough`() throws {
    let problems = (1...240).map { Self.problem(UInt64($0)).withoutFixed() }
    let judgements = try Self.judged(problems)
    var cuts = 0
    for (seed, (problem, judgement)) in zip(problems, judgements).enumerated() {
      let demands = ReviewFlow(problem, .demands), least = ReviewFlow(problem, .leastLoads)
      #expect(demands.shortage == problem.demand.reduce(0, +) - judgement.placed, "seed \(seed + 1)")
      #expect(least.shortage == problem.reviewers.reduce(0) { $0 + $1.lower } - judgement.least, "seed \(seed + 1)")
      let found = Bottleneck.found(demands, least, in: problem)
      #expect(found.isEmpty == (demands.shortage + least.shortage == 0))
      for piece in found where piece.kind == .capacity {
        cuts += 1
        // What these abstracts need, less what the full reviewers can do and what others do for them.
        let inside = Set(piece.reviewers)
        let others = piece.abstracts.reduce(0) { sum, row in
          sum + problem.reviewers.indices.count { !inside.contains($0) && problem.rank(row, $0) > 0 }
        }
        let room = piece.reviewers.reduce(0) { $0 + problem.reviewers[$1].upper }
        #expect(piece.abstracts.reduce(0) { $0 + problem.demand[$1] } - room - others == piece.short)
        if let recruits = piece.recruits, found.count(where: { $0.kind == .capacity }) == 1 {
          #expect(Self.shortage(problem, recruits: recruits) == 0, "seed \(seed + 1)")
          #expect(Self.shortage(problem, recruits: recruits - 1) > 0, "seed \(seed + 1)")
        }
      }
      let total = found.filter { $0.kind == .capacity }.reduce(0) { $0 + $1.short }
      #expect(total == demands.shortage)
    }
    #expect(cuts > 40)
  }

  /// What stays short when people join who may review everything.
  private static func shortage(_ problem: AssignmentProblem, recruits: Int) -> Int {
    let load = Bottleneck.usualLoad(problem), width = problem.reviewers.count
    let more = Array(repeating: UInt16(1), count: recruits)
    let ranks = problem.abstracts.indices.flatMap { problem.ranks[($0 * width)..<(($0 + 1) * width)] + more }
    let larger = AssignmentProblem(
      abstracts: problem.abstracts, demand: problem.demand,
      reviewers: problem.reviewers + (0..<recruits).map { .init(code: "NEW-\($0)", lower: 0, upper: load) },
      weights: problem.weights, ranks: ranks)
    return ReviewFlow(larger, .demands).shortage
  }

  @Test func `pricing proves the optimum of the whole problem from a small part of its pairs`() throws {
    // Every abstract wants the same few reviewers, so that the best pairs of each are far from enough.
    var dice = Dice(seed: 9)
    let abstracts = 120, reviewers = 60
    let ranks = (0..<abstracts * reviewers).map { cell in
      UInt16(max(1, 1_000 - (cell % reviewers) * 12 + Int.random(in: 0...40, using: &dice)))
    }
    let problem = AssignmentProblem(
      abstracts: (0..<abstracts).map { "A-\(1000 + $0)" }, demand: Array(repeating: 3, count: abstracts),
      reviewers: (0..<reviewers).map { .init(code: "RV-\(100 + $0)", lower: 4, upper: 8) },
      weights: (1...1_100).map { Int64($0) }, ranks: ranks)
    let judgement = try #require(Self.judged([problem]).first)
    guard case .optimal(let solution) = try AssignmentSolver.solve(problem, .sum) else {
      Issue.record("it is possible")
      return
    }
    #expect(Self.sum(solution, problem) == judgement.sum)
    guard case .optimal(let again) = try AssignmentSolver.solve(problem, .sum) else { return }
    #expect(solution == again)
  }

  @Test func `an instance is read back as it was written`() throws {
    for seed in 1...40 {
      let problem = Self.problem(UInt64(seed))
      let written = AssignmentInstance(problem, reviews: problem.demand[0]).json
      let read = try JSONDecoder().decode(Instance.self, from: Data(written.utf8))
      #expect(try AssignmentInstance(read.problem(), reviews: read.reviews).json == written)
    }
    let unknown = Data("{\"reviews\":3,\"reviewers\":[],\"pairs\":[[\"A\",\"B\",1]]}".utf8)
    #expect(throws: ExplainedError.self) { try JSONDecoder().decode(Instance.self, from: unknown).problem() }
  }
}
