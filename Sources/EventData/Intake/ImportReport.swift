/// What an import did with each row of a file: the answer of `abstract import` and `registration import`.
public struct ImportReport: Sendable {
  /// What became of a row.
  public enum Outcome: String, Sendable, CaseIterable {
    /// A new record.
    case new
    /// A record that was there and now differs.
    case changed
    /// A record that was there and is the same.
    case unchanged
    /// Not taken; the problems say why.
    case refused
  }

  /// One thing wrong with a row.
  public struct Problem: Sendable, Equatable {
    /// The problem's id, such as `too-long`.
    public let id: String
    /// Whether it refuses the row.
    public let severity: ProblemSeverity
    /// What is wrong, with the value found.
    public let message: String
    /// What the author or the desk should do.
    public let remedy: String

    public init(_ id: String, _ severity: ProblemSeverity, _ message: String, remedy: String) {
      (self.id, self.severity, self.message, self.remedy) = (id, severity, message, remedy)
    }

    public init(_ id: some ProblemID, _ severity: ProblemSeverity, _ message: String, remedy: String) {
      self.init(id.rawValue, severity, message, remedy: remedy)
    }

    /// What the reader of the source remarked, as grave as it usually is.
    public init(_ remark: SourceTable.Remark) {
      self.init(remark.kind, remark.kind.usual, remark.message, remedy: remark.remedy)
    }

    /// What a capability refused about a row: `not-taken`.
    public init(refusal error: ExplainedError) {
      let place = error.place.map { " (\($0))" } ?? ""
      self.init("not-taken", .error, error.what + place + (error.why.map { ": \($0)" } ?? ""), remedy: error.remedy)
    }
  }

  /// A row and what became of it.
  public struct RowResult: Sendable {
    /// The record's number: the header is 1, the first record 2.
    public let row: Int
    /// The code of the record, when it has one.
    public let code: String?
    /// What became of it.
    public let outcome: Outcome
    /// Everything wrong with it, refused or not.
    public let problems: [Problem]
    /// For a changed record, `field: old -> new` each.
    public let changes: [String]
    /// The fields of a changed record that held something and are empty now.
    public let emptied: [String]
    /// The cells as they came, for the file that goes back.
    public let cells: [String]
    /// Where it is, when that is no row of a table: a document's name, a sheet and row, a mail.
    public let place: String?

    /// What became of a row; what its reader remarked is among the problems.
    public init(
      _ row: IntakeTable.Row, code: String?, _ outcome: Outcome, _ problems: [Problem] = [], changes: [String] = [],
      emptied: [String] = []
    ) {
      self.init(
        row: row.number, code: code, outcome: outcome, problems: row.remarks.map { Problem($0) } + problems,
        changes: changes, emptied: emptied, cells: row.cells, place: row.place)
    }

    public init(
      row: Int, code: String?, outcome: Outcome, problems: [Problem], changes: [String] = [], emptied: [String] = [],
      cells: [String] = [], place: String? = nil
    ) {
      (self.row, self.code, self.outcome, self.problems) = (row, code, outcome, problems)
      (self.changes, self.emptied, self.cells, self.place) = (changes, emptied, cells, place)
    }

    /// `row 12`, or the place when it is no row of a table.
    public var name: String { place ?? "row \(row)" }
  }

  /// The file's name.
  public let file: String
  /// The header texts of the file.
  public let headers: [String]
  /// The rows in file order.
  public let rows: [RowResult]
  /// Headers that were not understood and not read.
  public let unknownHeaders: [String]
  /// What the source was taken for, such as `CSV (UTF-8, separated by commas)`.
  public let takenFor: String
  /// What a person should look at in the source as a whole.
  public let warnings: [String]

  /// What became of a table's rows, with those that could not be read.
  public init(_ table: IntakeTable, rows: [RowResult]) {
    let all = table.unreadable.isEmpty ? rows : (rows + table.unreadable).sorted { $0.row < $1.row }
    self.init(
      file: table.source.file, headers: table.headers, rows: all, unknownHeaders: table.unknownHeaders,
      takenFor: table.source.takenFor, warnings: table.warnings)
  }

  public init(
    file: String, headers: [String], rows: [RowResult], unknownHeaders: [String], takenFor: String = "CSV",
    warnings: [String] = []
  ) {
    (self.file, self.headers, self.rows, self.unknownHeaders) = (file, headers, rows, unknownHeaders)
    (self.takenFor, self.warnings) = (takenFor, warnings)
  }

  /// How many rows had an outcome.
  public func count(_ outcome: Outcome) -> Int { rows.count { $0.outcome == outcome } }

  /// The JSON that scripts read.
  public var json: JSON {
    .object([
      ("file", .text(file)),
      ("rows", .list(rows.map(\.json))),
      (
        "counts",
        .object(
          Outcome.allCases.map { ($0.rawValue, .number(Int64(count($0)))) } + [
            ("rows", .number(Int64(rows.count))),
            ("with_problems", .number(Int64(rows.count { !$0.problems.isEmpty }))),
          ])
      ),
      ("unknown_headers", .list(unknownHeaders.map { .text($0) })), ("taken_for", .text(takenFor)),
      ("warnings", .list(warnings.map { .text($0) })),
    ])
  }

  /// The headers that the file of refused rows puts before the source's own; they are passed over when it comes back.
  static let refusedHeaders = ["Row", "Problems", "What to do"]

  /// A CSV of the refused rows to send back: row number, problems, remedies, then the row as it came.
  public var refusedCSV: String {
    // A file of refused rows that came back has them already.
    let own = headers.starts(with: Self.refusedHeaders) ? Self.refusedHeaders.count : 0
    return CSVWriter.text(
      header: Self.refusedHeaders + headers.dropFirst(own),
      rows: rows.filter { $0.outcome == .refused }.map { row in
        [
          row.place ?? String(row.row), row.problems.map { "\($0.id): \($0.message)" }.joined(separator: "\n"),
          row.problems.map(\.remedy).joined(separator: "\n"),
        ] + row.cells.dropFirst(own)
      })
  }
}

extension ImportReport.RowResult {
  fileprivate var json: JSON {
    .object([
      ("row", .number(Int64(row))), ("place", .optional(place)), ("code", .optional(code)),
      ("outcome", .text(outcome.rawValue)),
      (
        "problems",
        .list(
          problems.map {
            .object([
              ("id", .text($0.id)), ("severity", .text($0.severity.rawValue)), ("message", .text($0.message)),
              ("remedy", .text($0.remedy)),
            ])
          })
      ),
      ("changes", .list(changes.map { .text($0) })),
    ])
  }
}
