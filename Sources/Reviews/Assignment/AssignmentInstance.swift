import EventData
import Foundation

/// The numbers of an assignment, for other solvers and for the record.
public struct AssignmentInstance: Sendable {
  let problem: AssignmentProblem
  let reviews: Int

  init(_ problem: AssignmentProblem, reviews: Int) { (self.problem, self.reviews) = (problem, reviews) }

  /// The instance as JSON on one line, a newline at the end. A pair that is absent is forbidden. `demand` names the
  /// abstracts that get another number of reviews, `fixed` the pairs that are part of every answer, `abstracts` all of
  /// them when one has no pair; each is left out when not needed. A fixed or standing pair's number holds the weight by which it stays.
  public var json: String {
    var out = "{\"reviews\":\(reviews),\"reviewers\":["
    out += problem.reviewers.map {
      JSON.object([
        ("code", .text($0.code)), ("lower", .number(Int64($0.lower))), ("upper", .number(Int64($0.upper))),
      ]).rendered()
    }.joined(separator: ",")
    let others = problem.abstracts.indices.filter { problem.demand[$0] != reviews }
    if !others.isEmpty {
      let demand = others.map { (problem.abstracts[$0], JSON.number(Int64(problem.demand[$0]))) }
      out += "],\"demand\":\(JSON.object(demand).rendered())"
    } else {
      out += "]"
    }
    if !problem.fixed.isEmpty {
      let fixed = problem.fixed.sorted { ($0.abstract, $0.reviewer) < ($1.abstract, $1.reviewer) }
      let pairs = fixed.map {
        JSON.list([.text(problem.abstracts[$0.abstract]), .text(problem.reviewers[$0.reviewer].code)])
      }
      out += ",\"fixed\":\(JSON.list(pairs).rendered())"
    }
    let width = problem.reviewers.count
    let isAlone = problem.abstracts.indices.contains { row in
      !problem.ranks[(row * width)..<((row + 1) * width)].contains { $0 > 0 }
    }
    if isAlone {
      // An abstract nobody may review has no pair; it must be known all the same.
      out += ",\"abstracts\":\(JSON.list(problem.abstracts.map { .text($0) }).rendered())"
    }
    out += ",\"pairs\":["
    let names = problem.reviewers.map { JSON.text($0.code).rendered() }
    var isFirst = true
    for (row, code) in problem.abstracts.enumerated() {
      let name = JSON.text(code).rendered()
      for column in names.indices where problem.rank(row, column) > 0 {
        out += "\(isFirst ? "" : ",")[\(name),\(names[column]),\(problem.weight(row, column))]"
        isFirst = false
      }
    }
    return out + "]}\n"
  }

  /// How large it is: `600 abstracts, 120 reviewers, 59263 pairs`.
  public var size: String {
    "\(problem.abstracts.count) abstracts, \(problem.reviewers.count) reviewers, \(problem.ranks.count { $0 > 0 }) pairs"
  }

  /// Solves the instance by itself. Weights stand for affinities.
  ///
  /// - Throws: `ExplainedError` (bug) when the solver fails.
  public func solve(_ objective: AssignmentObjective) throws -> AssignmentPlan {
    let outcome = try AssignmentSolver.solve(problem, objective)
    guard case .optimal(let solution) = outcome else {
      guard case .impossible(let found) = outcome else { throw Self.odd }
      let words = BottleneckWords(
        abstracts: problem.abstracts.map { ($0, nil) }, reviewers: problem.reviewers, trackNames: [:])
      return AssignmentPlan(
        entries: [], loads: [], bottlenecks: found.map(words.report), changes: [], objective: 0)
    }
    let entries = zip(problem.abstracts, solution.reviewers).enumerated().map { row, pair in
      AssignmentPlan.Entry(
        abstract: pair.0, reviewers: pair.1.map { problem.reviewers[$0].code },
        affinities: pair.1.map { Int(problem.weight(row, $0)) })
    }
    let loads = zip(problem.reviewers, solution.loads(problem.reviewers.count)).map { ($0.code, $1) }
    let total = entries.reduce(Int64(0)) { $0 + $1.affinities.reduce(0) { $0 + Int64($1) } }
    return AssignmentPlan(entries: entries, loads: loads, bottlenecks: [], changes: [], objective: total)
  }

  private static let odd = ExplainedError(
    .bug, "The solver gave no answer", remedy: "Report this with the instance.")
}
