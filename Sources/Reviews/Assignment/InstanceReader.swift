import EventData
public import Foundation

extension AssignmentInstance {
  /// Reads an instance as `--export-instance` writes it. `matrix` gives, in place of `pairs`, the bytes of the file that
  /// the key `matrix` names: 16-bit numbers, low byte first, row by row of `abstracts` (here a count); 0 is forbidden.
  ///
  /// - Throws: `ExplainedError` (refused) when the text is no such instance.
  public init(reading data: Data, file: String, matrix: (String) throws -> Data) throws {
    var reader = InstanceReader(file: file)
    var scanner = JSONScanner(data, file: file)
    try reader.read(&scanner)
    var whole: [UInt16]?
    if let name = reader.matrix { whole = try reader.cells(matrix(name)) }
    self.init(try reader.problem(whole), reviews: reader.reviews)
  }
}

/// Reads the JSON of an instance in one pass; a million pairs take a fraction of a second.
private struct InstanceReader {
  private let file: String
  private(set) var reviews = 0
  private(set) var matrix: String?
  private var bounds: [AssignmentProblem.Bounds] = []
  private var demands: [String: Int] = [:]
  private var fixed: [(String, String)] = []
  private var abstracts: [String] = []
  private var abstractAt: [String: Int] = [:]
  private var reviewerAt: [String: Int] = [:]
  private var pairs: [(abstract: Int32, reviewer: Int32, weight: Int64)] = []

  init(file: String) { self.file = file }

  mutating func read(_ scanner: inout JSONScanner) throws {
    try scanner.object { key, scanner in
      switch key {
      case "reviews": reviews = Int(try scanner.number())
      case "matrix": matrix = try scanner.string()
      case "reviewers":
        try scanner.array { scanner in
          var own = AssignmentProblem.Bounds("", 0, 0)
          try scanner.object { key, scanner in
            switch key {
            case "code": own = AssignmentProblem.Bounds(try scanner.string(), own.lower, own.upper)
            case "lower": own.lower = Int(try scanner.number())
            case "upper": own.upper = Int(try scanner.number())
            default: throw scanner.wrong("the key '\(key)' is not known")
            }
          }
          reviewerAt[own.code] = bounds.count
          bounds.append(own)
        }
      case "demand": try scanner.object { key, scanner in demands[key] = Int(try scanner.number()) }
      case "abstracts":
        if scanner.isNumber {
          for index in 0..<Int(try scanner.number()) { _ = position("A-\(index + 1)") }
        } else {
          try scanner.array { scanner in _ = position(try scanner.string()) }
        }
      case "fixed":
        try scanner.array { scanner in
          let pair = try scanner.pair(weighted: false)
          fixed.append((pair.0, pair.1))
        }
      case "pairs":
        try scanner.array { scanner in
          let (abstract, reviewer, weight) = try scanner.pair(weighted: true)
          guard let column = reviewerAt[reviewer] else {
            throw scanner.wrong("'\(reviewer)' is not among 'reviewers', which must come first")
          }
          pairs.append((Int32(position(abstract)), Int32(column), weight))
        }
      default: throw scanner.wrong("the key '\(key)' is not known")
      }
    }
  }

  private mutating func position(_ code: String) -> Int {
    if let position = abstractAt[code] { return position }
    abstractAt[code] = abstracts.count
    abstracts.append(code)
    return abstracts.count - 1
  }

  func cells(_ data: Data) throws -> [UInt16] {
    guard data.count == abstracts.count * bounds.count * 2 else {
      throw refusal("the matrix has \(data.count) bytes, not two for each pair")
    }
    return data.withUnsafeBytes { raw in
      let cells = raw.bindMemory(to: UInt16.self)
      return Array(unsafeUninitializedCapacity: cells.count) { buffer, count in
        for index in cells.indices { buffer[index] = UInt16(littleEndian: cells[index]) }
        count = cells.count
      }
    }
  }

  func problem(_ whole: [UInt16]?) throws -> AssignmentProblem {
    let demand = abstracts.map { demands[$0] ?? reviews }
    guard demand.allSatisfy({ (0...1_000).contains($0) }),
      bounds.allSatisfy({ $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= 1_000_000 })
    else { throw refusal("a number of reviews or a bound makes no sense") }
    var ranks: [UInt16]
    let weights: [Int64]
    if let whole {
      // Every number up to the largest is a weight, so that a cell is its own rank.
      (ranks, weights) = (whole, (1...Int64(max(1, whole.max() ?? 1))).map { $0 })
    } else {
      weights = Set(pairs.map(\.weight)).sorted()
      guard weights.count <= AssignmentProblem.mostWeights else {
        throw refusal("there are \(weights.count) different weights, at most \(AssignmentProblem.mostWeights) fit")
      }
      let rank = Dictionary(uniqueKeysWithValues: weights.enumerated().map { ($1, UInt16($0 + 1)) })
      ranks = Array(repeating: 0, count: abstracts.count * bounds.count)
      for pair in pairs { ranks[Int(pair.abstract) * bounds.count + Int(pair.reviewer)] = rank[pair.weight] ?? 0 }
    }
    var problem = AssignmentProblem(
      abstracts: abstracts, demand: demand, reviewers: bounds, weights: weights, ranks: ranks)
    for (abstract, reviewer) in fixed {
      guard let row = abstractAt[abstract], let column = reviewerAt[reviewer], problem.rank(row, column) > 0 else {
        throw refusal("the fixed pair \(abstract), \(reviewer) is not among 'pairs'")
      }
      problem.fixed.insert(AssignmentProblem.Pair(abstract: row, reviewer: column))
    }
    return problem
  }

  private func refusal(_ what: String) -> ExplainedError {
    ExplainedError(
      .refused, "This is no instance: \(what)", at: file,
      remedy: "Write one with: onco abstract assign --export-instance")
  }
}

extension AssignmentProblem.Bounds {
  fileprivate init(_ code: String, _ lower: Int, _ upper: Int) { self.init(code: code, lower: lower, upper: upper) }
}
