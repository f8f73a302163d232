/// What every reader of submissions turns its source into, whatever the format: a header and rows of cells, each with
/// the place messages name. `FormTable` understands it; nothing after that differs.
public struct FormRows: Sendable {
  /// One answer before its columns are understood.
  public struct Row: Sendable {
    /// The cells, in the header's order.
    public let cells: [String]
    /// The row's number, unique in its source: the header is 1 in a table; documents and mails count from 2.
    public let number: Int
    /// The line of a text file it starts on, else the number.
    public let line: Int
    /// Where it is, when that is no row of a table: `tumour-board.docx`, `sheet 'Form1', row 12`, `mail 3 (call.mbox)`.
    public let place: String?
    /// What the reader saw that a person should know: problem id, message and remedy.
    public let remarks: [Remark]
    /// True when the source says no time and the moment of taking it in stands in.
    public let isTimeAssumed: Bool

    /// A row.
    public init(
      cells: [String], number: Int, line: Int? = nil, place: String? = nil, remarks: [Remark] = [],
      isTimeAssumed: Bool = false
    ) {
      (self.cells, self.number, self.place, self.remarks) = (cells, number, place, remarks)
      self.line = line ?? number
      self.isTimeAssumed = isTimeAssumed
    }
  }

  /// A problem seen while reading, before its severity is known.
  public struct Remark: Sendable, Equatable {
    /// The problem's id, such as `tracked-changes`.
    public let id: String
    /// What was seen.
    public let message: String
    /// What to do.
    public let remedy: String

    /// A remark.
    public init(_ id: String, _ message: String, remedy: String) {
      (self.id, self.message, self.remedy) = (id, message, remedy)
    }
  }

  /// The header texts; nil when the source is empty.
  public var header: [String]?
  /// Where the header stands, for messages: `form.csv:1`.
  public var headerPlace: String
  /// The rows in order.
  public var rows: [Row]
  /// What the source was taken for: `CSV (UTF-8, separated by semicolons)`.
  public var takenFor: String
  /// What a person should look at in the source as a whole: a guessed encoding, files that were passed over.
  public var warnings: [String]

  /// A source.
  public init(
    header: [String]?, headerPlace: String, rows: [Row], takenFor: String, warnings: [String] = []
  ) {
    (self.header, self.headerPlace, self.rows) = (header, headerPlace, rows)
    (self.takenFor, self.warnings) = (takenFor, warnings)
  }

  init(_ records: [CSVReader.Record], file: String, takenFor: String, warnings: [String] = []) {
    self.init(
      header: records.first?.cells, headerPlace: "\(file):1",
      rows: records.enumerated().dropFirst().map { index, record in
        Row(cells: record.cells, number: index + 1, line: record.line)
      }, takenFor: takenFor, warnings: warnings)
  }
}
