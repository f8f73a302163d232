/// What every reader turns its source into, whatever the format: a header and rows of cells, each with the place that
/// messages name. `IntakeTable` understands it; nothing after that differs.
public struct SourceTable: Sendable {
  /// One row before its columns are understood.
  public struct Row: Sendable {
    /// The cells, in the header's order.
    public let cells: [String]
    /// The row's number as a spreadsheet counts; the header is 1 in most tables. Documents and mails count from 2.
    public let number: Int
    /// The line of a text file it starts on, else the number.
    public let line: Int
    /// Where it is, when that is no row of a table: `tumour-board.docx`, `sheet 'Form1', row 12`, `mail 3 (call.mbox)`.
    public let place: String?
    /// What the reader saw that a person should know: problem id, message and remedy.
    public internal(set) var remarks: [Remark]
    /// The columns, by position, of which this row says nothing, as a record may leave a key out: not the same as empty.
    let lacking: Set<Int>
    /// True when the source says no time and the moment of taking it in stands in.
    public let isTimeAssumed: Bool

    /// A row; its line is its number unless said.
    public init(
      cells: [String], number: Int, line: Int? = nil, place: String? = nil, remarks: [Remark] = [],
      lacking: Set<Int> = [], isTimeAssumed: Bool = false
    ) {
      (self.cells, self.number, self.line, self.place) = (cells, number, line ?? number, place)
      (self.remarks, self.lacking, self.isTimeAssumed) = (remarks, lacking, isTimeAssumed)
    }

    /// True when there is nothing in it.
    var isEmpty: Bool { remarks.isEmpty && cells.allSatisfy(\.trimmed.isEmpty) }
  }

  /// A problem seen while reading, before its severity is known.
  public struct Remark: Sendable, Equatable {
    /// What sort of thing.
    public let kind: Kind
    /// What was seen.
    public let message: String
    /// What to do.
    public let remedy: String

    /// What a reader of a source can remark.
    public enum Kind: String, ProblemID {
      case unreadableFile = "unreadable-file", brokenCell = "broken-cell", trackedChanges = "tracked-changes", pictures,
        guessedParts = "guessed-parts", raggedRow = "ragged-row", openQuote = "open-quote",
        strayQuote = "stray-quote", shortRow = "short-row", hugeCell = "huge-cell", damagedText = "damaged-text"

      public var usual: ProblemSeverity {
        switch self {
        case .unreadableFile, .brokenCell, .raggedRow, .openQuote, .hugeCell: .error
        case .trackedChanges, .pictures, .guessedParts, .strayQuote, .shortRow, .damagedText: .warning
        }
      }
    }

    public init(_ kind: Kind, _ message: String, remedy: String) {
      (self.kind, self.message, self.remedy) = (kind, message, remedy)
    }
  }

  /// The source's name.
  public let file: String
  /// The fingerprint of the source's bytes.
  public let hash: String
  /// The header texts; nil when the source is empty.
  public let header: [String]?
  /// Where the header stands, for messages: `form.csv:1`.
  public let headerPlace: String
  /// The rows in order.
  public let rows: [Row]
  /// What the source was taken for: `CSV (UTF-8, separated by semicolons)`.
  public let takenFor: String
  /// What a person should look at in the source as a whole: a guessed encoding, files that were passed over.
  public let warnings: [String]

  /// A source; its hash is the file's.
  public init(
    _ file: SourceFile, header: [String]?, headerPlace: String, rows: [Row], takenFor: String, warnings: [String] = []
  ) {
    self.init(
      named: file.name, hash: file.hash, header: header, headerPlace: headerPlace, rows: rows, takenFor: takenFor,
      warnings: warnings)
  }

  /// A source that is no single file, such as a folder of documents.
  public init(
    named name: String, hash: String, header: [String]?, headerPlace: String, rows: [Row], takenFor: String,
    warnings: [String] = []
  ) {
    (file, self.hash, self.header, self.headerPlace) = (name, hash, header, headerPlace)
    (self.rows, self.takenFor, self.warnings) = (rows, takenFor, warnings)
  }
}
