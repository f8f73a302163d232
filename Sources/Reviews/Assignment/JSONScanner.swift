import EventData
import Foundation

/// Reads JSON from front to back without building a tree: enough for instances, whose texts are codes.
struct JSONScanner {
  private let bytes: [UInt8]
  private let file: String
  private var index = 0

  init(_ data: Data, file: String) { (bytes, self.file) = (Array(data), file) }

  /// True when a number comes next.
  var isNumber: Bool { mutatingPeek().map { $0 == UInt8(ascii: "-") || (48...57).contains($0) } ?? false }

  /// Reads an object, calling `each` for every key; it must read the value.
  mutating func object(_ each: (String, inout JSONScanner) throws -> Void) throws {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try each(key, &self)
    } while take(",")
    try expect("}")
  }

  /// Reads an array, calling `each` for every element; it must read it.
  mutating func array(_ each: (inout JSONScanner) throws -> Void) throws {
    try expect("[")
    if take("]") { return }
    repeat { try each(&self) } while take(",")
    try expect("]")
  }

  /// Reads `["A-0001","RV-003",640]`, or without the number.
  mutating func pair(weighted: Bool) throws -> (String, String, Int64) {
    try expect("[")
    let first = try string()
    try expect(",")
    let second = try string()
    var weight: Int64 = 0
    if weighted {
      try expect(",")
      weight = try number()
    }
    try expect("]")
    return (first, second, weight)
  }

  mutating func string() throws -> String {
    try expect("\"")
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\") || bytes[index] < 32 { throw wrong("a code with a special character") }
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    try expect("\"")
    return text
  }

  mutating func number() throws -> Int64 {
    skip()
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var value: Int64 = 0
    let start = index
    while index < bytes.count, (48...57).contains(bytes[index]) {
      let (product, one) = value.multipliedReportingOverflow(by: 10)
      let (sum, other) = product.addingReportingOverflow(Int64(bytes[index] - 48))
      if one || other { throw wrong("a number is too large") }
      value = sum
      index += 1
    }
    if index == start { throw wrong("a whole number is missing") }
    return isNegative ? -value : value
  }

  /// An error at the present place.
  func wrong(_ what: String) -> ExplainedError {
    ExplainedError(
      .refused, "This is no instance: \(what)", at: "\(file), byte \(index + 1)",
      remedy: "Write one with: onco abstract assign --export-instance FILE")
  }

  private func mutatingPeek() -> UInt8? {
    var place = index
    while place < bytes.count, bytes[place] <= 32 { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }

  private mutating func skip() { while index < bytes.count, bytes[index] <= 32 { index += 1 } }

  private mutating func take(_ symbol: Unicode.Scalar) -> Bool {
    skip()
    guard index < bytes.count, bytes[index] == UInt8(ascii: symbol) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ symbol: Unicode.Scalar) throws {
    if !take(symbol) { throw wrong("'\(symbol)' is missing") }
  }
}
