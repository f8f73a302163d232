/// Counts and hashes a table's rows whatever their order, in the same few bytes for ten rows and for a million: the
/// BLAKE2b-256 of each row, added up as numbers of 256 bits.
///
/// It shows what was lost, doubled or damaged on the way. It is no seal against somebody who makes up rows on purpose;
/// that is the audit trail's work.
struct RowsHash {
  private(set) var rows = 0
  private var sum: [UInt64] = [0, 0, 0, 0]

  /// Takes a row's values, NULL as nil. A number counts as its digits: the schema says which column is which.
  mutating func add(_ values: some Sequence<String?>) {
    // Each value with its length, so that no two rows can look alike.
    let line = values.map { value in value.map { "\($0.utf8.count):\($0)" } ?? "n" }.joined()
    let digest = contentDigest(Array(line.utf8))
    var carry: UInt64 = 0
    for word in sum.indices {
      let part = digest[(8 * word)..<(8 * word + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      let (first, isOver) = sum[word].addingReportingOverflow(part)
      let (second, isOverAgain) = first.addingReportingOverflow(carry)
      sum[word] = second
      carry = isOver || isOverAgain ? 1 : 0
    }
    rows += 1
  }

  /// Takes rows of a query.
  mutating func add(_ rows: [Row]) {
    for row in rows { add(row.values.map(\.string)) }
  }

  /// The sum in hexadecimal.
  var text: String {
    hexadecimal(sum.reversed().flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } })
  }
}
