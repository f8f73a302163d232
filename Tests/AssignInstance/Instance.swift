import EventData
import Foundation
import Reviews

/// An instance as `onco abstract assign --export-instance` writes it, or with a `matrix` in place of `pairs`: the name of
/// a file of 16-bit numbers, low byte first, row by row of `abstracts` (there a count); 0 is forbidden.
struct Instance: Decodable {
  struct Reviewer: Decodable {
    let code: String
    let lower, upper: Int
  }

  /// `["A-0001","RV-003",640]`, or without the number.
  struct Pair: Decodable {
    let abstract, reviewer: String
    let weight: Int64

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      abstract = try parts.decode(String.self)
      reviewer = try parts.decode(String.self)
      weight = try parts.decodeIfPresent(Int64.self) ?? 0
    }
  }

  /// Codes, or how many there are.
  struct Abstracts: Decodable {
    let codes: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      codes = try (try? value.decode([String].self)) ?? (0..<value.decode(Int.self)).map { "A-\($0 + 1)" }
    }
  }

  let reviews: Int
  let reviewers: [Reviewer]
  let demand: [String: Int]?
  let fixed: [Pair]?
  let abstracts: Abstracts?
  let pairs: [Pair]?
  let matrix: String?

  /// The problem that it states.
  ///
  /// - Parameter cells: the bytes of the file that `matrix` names.
  /// - Throws: `ExplainedError` (refused) when it contradicts itself.
  func problem(_ cells: Data? = nil) throws -> AssignmentProblem {
    let names = [reviewers.map(\.code), abstracts?.codes ?? []]
    guard names.allSatisfy({ Set($0).count == $0.count }) else { throw refusal("a code stands in it twice") }
    guard reviewers.allSatisfy({ $0.lower >= 0 && $0.lower <= $0.upper }), reviews >= 0 else {
      throw refusal("a bound is below 0, or a reviewer's lower one is above the upper one")
    }
    let columns = Dictionary(uniqueKeysWithValues: reviewers.enumerated().map { ($1.code, $0) })
    var codes = abstracts?.codes ?? []
    var rows = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    for pair in pairs ?? [] where rows[pair.abstract] == nil {
      rows[pair.abstract] = codes.count
      codes.append(pair.abstract)
    }
    func cell(_ pair: Pair) throws -> AssignmentProblem.Pair {
      guard let row = rows[pair.abstract], let column = columns[pair.reviewer] else {
        throw refusal("nobody knows the pair \(pair.abstract), \(pair.reviewer)")
      }
      return AssignmentProblem.Pair(abstract: row, reviewer: column)
    }
    var ranks = [UInt16](repeating: 0, count: codes.count * reviewers.count)
    var weights = Set((pairs ?? []).map(\.weight)).sorted()
    if let cells {
      guard cells.count == ranks.count * 2 else { throw refusal("the matrix has not two bytes for each pair") }
      cells.withUnsafeBytes { bytes in
        for index in ranks.indices {
          ranks[index] = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self))
        }
      }
      // Every number up to the largest is a weight, so that a cell is its own rank.
      weights = (1...Int64(max(1, ranks.max() ?? 1))).map { $0 }
    }
    guard weights.count <= AssignmentProblem.mostWeights else { throw refusal("there are too many different weights") }
    let rank = Dictionary(uniqueKeysWithValues: weights.enumerated().map { ($1, UInt16($0 + 1)) })
    for pair in pairs ?? [] {
      let place = try cell(pair)
      ranks[place.abstract * reviewers.count + place.reviewer] = rank[pair.weight] ?? 0
    }
    let held = Set(try (fixed ?? []).map(cell))
    guard held.allSatisfy({ ranks[$0.abstract * reviewers.count + $0.reviewer] > 0 }) else {
      throw refusal("a fixed pair is not among the pairs")
    }
    return AssignmentProblem(
      abstracts: codes, demand: codes.map { demand?[$0] ?? reviews },
      reviewers: reviewers.map { .init(code: $0.code, lower: $0.lower, upper: $0.upper) },
      weights: weights, ranks: ranks, fixed: held)
  }

  private func refusal(_ what: String) -> ExplainedError {
    ExplainedError(
      .refused, "This is no instance: \(what)", remedy: "Write one with: onco abstract assign --export-instance FILE")
  }
}
