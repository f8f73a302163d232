import Foundation
import Reviews

/// Solves an instance of the assignment without an event, for benchmarks and for comparing with other solvers.
///
/// usage: assign-instance INSTANCE worst|sum
///
/// Prints JSON: whether it is possible, the sum and the worst of the affinities, and the seconds of reading and solving.
@main
struct AssignInstance {
  struct Answer: Encodable {
    var possible = false
    var total: Int64 = 0, worst: Int64 = 0
    let read, solve: Double
  }

  static func main() throws {
    guard CommandLine.arguments.count == 3, let objective = AssignmentObjective(rawValue: CommandLine.arguments[2])
    else {
      FileHandle.standardError.write(Data("usage: assign-instance INSTANCE worst|sum\n".utf8))
      exit(64)
    }
    let file = URL(filePath: CommandLine.arguments[1])
    let clock = ContinuousClock()
    let begun = clock.now
    let instance = try JSONDecoder().decode(Instance.self, from: Data(contentsOf: file))
    let cells = try instance.matrix.map { try Data(contentsOf: URL(filePath: $0, relativeTo: file)) }
    let problem = try instance.problem(cells)
    let middle = clock.now
    let outcome = try AssignmentSolver.solve(problem, objective)
    let end = clock.now
    var answer = Answer(read: (middle - begun) / .seconds(1), solve: (end - middle) / .seconds(1))
    if case .optimal(let solution) = outcome {
      let weights = solution.reviewers.enumerated().flatMap { row, own in own.map { problem.weight(row, $0) } }
      (answer.possible, answer.total, answer.worst) = (true, weights.reduce(0, +), weights.min() ?? 0)
    }
    FileHandle.standardOutput.write(try JSONEncoder().encode(answer))
  }
}
