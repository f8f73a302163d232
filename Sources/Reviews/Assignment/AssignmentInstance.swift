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
}
