import EventData

/// A list: its rows, and columns declared once for people and programs.
struct Table<Row> {
  var rows: [Row]
  /// What is counted: `abstract`, `abstracts`.
  let noun: String
  let many: String
  var columns: [Column<Row>]

  init(_ rows: [Row], noun: String, many: String? = nil, @ColumnBuilder<Row> columns: () -> [Column<Row>]) {
    (self.rows, self.noun, self.many, self.columns) = (rows, noun, many ?? noun + "s", columns())
  }

  /// The list in a format; a table ends with how many there are.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal a table must fit; nil in a pipe, where it stays whole.
  ///   - isChosen: true when the columns were asked for: then all of them are shown, in any format.
  ///   - mayChoose: true when they can be asked for.
  func rendered(
    as format: OutputFormat, within width: Int? = nil, isChosen: Bool = false, mayChoose: Bool = false
  ) -> String {
    let columns = columns.filter { isChosen || $0.shown == .always || (format != .table && $0.shown == .toPrograms) }
    let cells = rows.map { row in columns.map { $0.cell(row) } }
    switch format {
    case .json:
      return JSON.list(cells.map { row in .object(zip(columns, row).map { ($0.name, $1.json) }) })
        .rendered(pretty: true) + "\n"
    case .csv:
      return CSVWriter.text(header: columns.map(\.name), rows: cells.map { $0.map(\.text) })
    case .table:
      guard !rows.isEmpty else { return "No \(many).\n" }
      var lines = TableLines(
        columns.enumerated().map { index, column in .init(column, cells: cells.map { $0[index] }, isFirst: index == 0) }
      )
      let count = "\(counted(rows.count, noun, many))\n"
      guard let width else { return lines.text + count }
      let left = lines.fit(max(80, width), mayLeaveOut: !isChosen)
      guard !left.isEmpty else { return lines.text + count }
      let names = ([columns[0].name] + left).joined(separator: ",")
      return lines.text + count + "Not shown, for want of width: \(left.joined(separator: ", ")). "
        + "See them with --format csv\(mayChoose ? " or --columns \(names)" : "")\n"
    }
  }
}

/// A column of a list.
struct Column<Row> {
  /// Who sees a column that nobody asked for.
  enum Shown {
    case always
    /// In JSON and CSV only.
    case toPrograms
    /// Nobody; it can be asked for, and searched.
    case whenAsked
  }

  /// The stable name for programs.
  let name: String
  /// The heading for people.
  let heading: String
  /// Longer texts are cut in the table for people; programs get all.
  let widest: Int
  /// On a narrow terminal texts are cut to this, and no shorter.
  let least: Int
  let shown: Shown
  /// True when others are worth more on a narrow terminal.
  let isSpare: Bool
  let cell: (Row) -> Cell

  init(
    _ name: String, _ heading: String, widest: Int = 48, least: Int = 12, shown: Shown = .always, spare: Bool = false,
    _ cell: @escaping (Row) -> Cell
  ) {
    (self.name, self.heading, self.widest, self.least) = (name, heading, widest, least)
    (self.shown, isSpare, self.cell) = (shown, spare, cell)
  }
}

/// Puts columns one below the other; an `if` leaves one out, a `for` makes many.
@resultBuilder
enum ColumnBuilder<Row> {
  static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
  static func buildBlock(_ columns: [Column<Row>]...) -> [Column<Row>] { columns.flatMap { $0 } }
  static func buildOptional(_ columns: [Column<Row>]?) -> [Column<Row>] { columns ?? [] }
  static func buildArray(_ columns: [[Column<Row>]]) -> [Column<Row>] { columns.flatMap { $0 } }
}

extension CommandContext {
  /// Prints a list as it is.
  func print(_ table: Table<some Any>, as format: FormatOption) {
    surroundings.write(table.rendered(as: format.format, within: surroundings.outputColumns))
  }

  /// Prints a list as its options want it.
  ///
  /// - Throws: `ExplainedError` (usage) when an option names no column, or compares what cannot be compared.
  func print(_ table: Table<some Any>, as list: ListOptions) throws {
    surroundings.write(
      try list.applied(to: table).rendered(
        as: list.format, within: surroundings.outputColumns, isChosen: list.columns != nil, mayChoose: true))
  }
}
