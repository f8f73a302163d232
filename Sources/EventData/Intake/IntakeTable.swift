/// A source with its headers understood: cells are asked for by column, whatever the header was called.
public struct IntakeTable: Sendable {
  /// A row whose cells are known by column.
  @dynamicMemberLookup public struct Row: Sendable {
    private let source: SourceTable.Row
    private let positions: [String: Int]
    /// The cells with their text cleaned.
    private let texts: [String]

    fileprivate init(_ source: SourceTable.Row, _ positions: [String: Int]) {
      (self.source, self.positions) = (source, positions)
      let isHeld = !source.remarks.contains { $0.kind == .hugeCell }
      texts =
        !isHeld
        ? source.cells
        : source.cells.map {
          let cell = SheetFormula.data(CSVWriter.original($0))
          return TextDamage.isNoAnswer(cell) ? "" : cell.cleaned
        }
    }

    /// Why the row cannot be read by anybody; nil when it can.
    fileprivate var refusal: SourceTable.Remark? {
      source.remarks.first { [.raggedRow, .openQuote, .hugeCell].contains($0.kind) }
    }

    /// The cells as they came, the number, place and remarks.
    public subscript<Value>(dynamicMember member: KeyPath<SourceTable.Row, Value>) -> Value { source[keyPath: member] }

    /// The cell of a column with its text cleaned, also when it comes back from a file of refused rows, and without the
    /// dress of a spreadsheet's text (`="0300..."`); empty when the row is short or a program wrote `nan`, nil when the
    /// table has no such column or a record leaves it out.
    public func cell(_ column: String) -> String? {
      guard let position = positions[column], !source.lacking.contains(position) else { return nil }
      return position < texts.count ? texts[position] : ""
    }

    /// The cell of a column with its text cleaned; empty when there is none.
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
  /// The rows whose cells cannot be told apart or held: refused, whoever imports.
  public let unreadable: [ImportReport.RowResult]
  /// Headers that no wording is like: not read.
  public let unknownHeaders: [String]
  /// What a person should look at in the source as a whole.
  public var warnings: [String]

  /// Understands a source.
  ///
  /// - Throws: `ExplainedError` (refused) when it is empty, a required column is not found, two headers mean one column,
  ///   or a header is unknown where none may be.
  public init(_ source: SourceTable, columns: ColumnSet) throws {
    guard let header = source.header else {
      throw ExplainedError(.refused, "The file is empty", at: source.file, remedy: "Have it exported or sent again.")
    }
    self.source = source
    headers = header.map(\.cleaned.onOneLine)
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
    let columns = positions.values.sorted().map { [headers] in ($0, headers[$0]) }
    let all = source.rows.filter { !$0.isEmpty }.map { Row($0.judged(columns), positions) }
    rows = all.filter { $0.refusal == nil }
    unreadable = all.filter { $0.refusal != nil }.map { .init($0, code: nil, .refused) }
    warnings = source.warnings + Self.unnamed(headers, source.rows)
  }

  /// Columns that hold something and have no header: what stands there is not read.
  private static func unnamed(_ headers: [String], _ rows: [SourceTable.Row]) -> [String] {
    headers.indices.filter { headers[$0].isEmpty }.compactMap { column in
      rows.lazy.compactMap { $0.cells.indices.contains(column) ? $0.cells[column].onOneLine : nil }
        .first { !$0.isEmpty }
        .map { "Column \(column + 1) has no header and is not read; it holds '\($0.prefix(40))'." }
    }
  }
}

extension SourceTable.Row {
  /// Characters of a cell beyond which it is no form's answer: as many as a spreadsheet program holds.
  private static let longestCell = 50_000

  /// The row with what is wrong in any of its cells, whatever it was read from; the text of those that are read.
  fileprivate func judged(_ columns: [(position: Int, header: String)]) -> SourceTable.Row {
    var found = remarks
    for (column, cell) in cells.enumerated() where cell.utf8.count > Self.longestCell {
      let length = cell.unicodeScalars.count
      guard length > Self.longestCell else { continue }
      found.append(
        .init(
          .hugeCell, "cell \(column + 1) has \(length) characters; at most \(Self.longestCell) are read",
          remedy: "Shorten the cell, and send the row again."))
    }
    let read = columns.filter { cells.indices.contains($0.position) }
    let isHuge = found.contains { $0.kind == .hugeCell }
    let damage = isHuge ? [] : SourceTable.Remark.damage(in: read.map { ($0.header, cells[$0.position]) })
    found += damage.filter { remark in !found.contains { $0.kind == remark.kind } }
    var row = self
    row.remarks = found
    return row
  }
}
