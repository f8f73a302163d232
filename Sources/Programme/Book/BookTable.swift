import EventData

/// A table as it came with an abstract: lines of text whose cells stand between tabs, as documents give them, or between
/// upright strokes, as people type them.
public struct BookTable: Equatable, Sendable {
  /// The rows from the top, each with as many cells as the longest; the first is the head when there are several columns.
  public let rows: [[String]]

  /// Without text it has no rows.
  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.onOneLine.isEmpty }
    let separator: Character? =
      lines.contains { $0.contains("\t") } ? "\t" : lines.allSatisfy { $0.contains("|") } ? "|" : nil
    let cells = lines.map { line -> [String] in
      guard let separator else { return [line.onOneLine] }
      var cells = line.split(separator: separator, omittingEmptySubsequences: false).map { String($0).onOneLine }
      if separator == "|", cells.first == "" { cells.removeFirst() }
      if separator == "|", cells.last == "" { cells.removeLast() }
      return cells
    }
    // The line of dashes that plain text draws below a head.
    .filter { !$0.allSatisfy { cell in cell.allSatisfy { "-:=".contains($0) } } }
    let width = cells.map(\.count).max() ?? 0
    rows = cells.map { $0 + Array(repeating: "", count: width - $0.count) }
  }

  /// True when the first row names the columns.
  var hasHead: Bool { rows.count > 1 && rows[0].count > 1 }

  /// The rows as lines, cells between tabs.
  var lines: [String] { rows.map { $0.joined(separator: "\t") } }
}
