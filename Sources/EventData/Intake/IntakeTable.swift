/// A source with its headers understood: cells are asked for by column, whatever the header was called.
public struct IntakeTable: Sendable {
  /// A row whose cells are known by column.
  @dynamicMemberLookup public struct Row: Sendable {
    fileprivate let source: SourceTable.Row
    fileprivate let positions: [String: Int]

    /// The cells as they came, the number, place and remarks.
    public subscript<Value>(dynamicMember member: KeyPath<SourceTable.Row, Value>) -> Value { source[keyPath: member] }

    /// The cell of a column as it was sent, also when it comes back from a file of refused rows; empty when the row is
    /// short, nil when the table has no such column.
    public func cell(_ column: String) -> String? {
      positions[column].map { $0 < source.cells.count ? CSVWriter.original(source.cells[$0]) : "" }
    }

    /// The cell of a column as it was sent; empty when there is none.
    public func raw(_ column: String) -> String { cell(column) ?? "" }

    /// The cell of a column without surrounding space; empty when there is none.
    public func text(_ column: String) -> String { raw(column).trimmed }

    /// The cell of a column on one line; nil when the table has no such column.
    public func oneLine(ifAny column: String) -> String? { cell(column)?.onOneLine }
  }

  /// Where it comes from.
  public let source: SourceTable
  /// The header texts.
  public let headers: [String]
  /// The rows in order, without those whose cells are all empty; the others keep their number.
  public let rows: [Row]
  /// Headers that no wording is like: not read.
  public let unknownHeaders: [String]

  /// Understands a source.
  ///
  /// - Throws: `ExplainedError` (refused) when it is empty, a required column is not found, two headers mean one column,
  ///   or a header is unknown where none may be.
  public init(_ source: SourceTable, columns: ColumnSet) throws {
    guard let header = source.header else {
      throw ExplainedError(.refused, "The file is empty", at: source.file, remedy: "Have it exported or sent again.")
    }
    self.source = source
    headers = header.map(\.onOneLine)
    var positions: [String: Int] = [:]
    var unknown: [String] = []
    for (position, text) in headers.enumerated() {
      guard let column = columns.column(worded: text) else {
        if !text.isEmpty, !ImportReport.refusedHeaders.contains(text) { unknown.append(text) }
        continue
      }
      if let other = positions[column] {
        throw ExplainedError(
          .refused, "Two headers mean '\(column)': '\(headers[other])' and '\(text)'", at: source.headerPlace,
          remedy: "Delete or rename one of the two columns"
            + (columns.definition.map { ", or mend '\($0.key)' in \($0.file)" } ?? "") + ".")
      }
      positions[column] = position
    }
    unknownHeaders = unknown
    if columns.refusesUnknown, let slip = unknown.first {
      let names = columns.columns.map(\.name)
      throw ExplainedError(
        .refused, "The header '\(slip)' is not known.\(didYouMean(slip, in: names))", at: source.headerPlace,
        remedy: "Use these headers: \(names.joined(separator: ", ")).")
    }
    if let missing = columns.missing(from: Set(positions.keys)) {
      throw ExplainedError(
        .refused, "No header of the file means \(columns.shown(missing))", at: source.headerPlace,
        why: "The headers are: \(headers.map { "'\($0)'" }.joined(separator: ", ")).",
        remedy: columns.remedy(missing: missing))
    }
    rows = source.rows.filter { !$0.isEmpty }.map { Row(source: $0, positions: positions) }
  }
}
