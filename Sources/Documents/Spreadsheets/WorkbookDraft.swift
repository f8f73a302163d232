public import Foundation

/// A workbook to be written: sheets of cells, what may be typed where, and nothing about who made it.
public struct WorkbookDraft: Sendable, Equatable {
  /// The document's title, which programs show as its property.
  public var title: String
  /// The moment the file says it was made; with equal moments equal drafts give equal bytes.
  public var created: Date
  /// The sheets in order; the first one marked `opensFirst`, else the first one, is shown.
  public var sheets: [Sheet]

  public init(title: String, created: Date, sheets: [Sheet]) {
    (self.title, self.created, self.sheets) = (title, created, sheets)
  }

  /// A sheet: columns, then rows of cells.
  public struct Sheet: Sendable, Equatable {
    /// The name on its tab, at most 31 characters.
    public var name: String
    /// The columns from the left.
    public var columns: [Column]
    /// The rows from the top, a heading row included when there is one.
    public var rows: [[Cell]]
    /// How many rows and columns stay when the sheet is scrolled.
    public var frozen: (rows: Int, columns: Int)
    /// True when only answer cells can be changed. There is no password: it guards against slips, not against people.
    public var isProtected: Bool
    /// True when the workbook opens with this sheet.
    public var opensFirst: Bool

    public init(
      name: String, columns: [Column], rows: [[Cell]], frozen: (rows: Int, columns: Int) = (0, 0),
      isProtected: Bool = false, opensFirst: Bool = false
    ) {
      (self.name, self.columns, self.rows, self.frozen) = (name, columns, rows, frozen)
      (self.isProtected, self.opensFirst) = (isProtected, opensFirst)
    }

    public static func == (left: Sheet, right: Sheet) -> Bool {
      left.name == right.name && left.columns == right.columns && left.rows == right.rows
        && left.frozen == right.frozen && left.isProtected == right.isProtected && left.opensFirst == right.opensFirst
    }
  }

  /// A column.
  public struct Column: Sendable, Equatable {
    /// Its width in characters.
    public var width: Double
    /// What may be typed below the heading row; nil for anything.
    public var rule: Rule?
    /// What to show when a cell of the column is chosen: at most 32 and 255 characters.
    public var hint: Hint?

    public init(width: Double, rule: Rule? = nil, hint: Hint? = nil) {
      (self.width, self.rule, self.hint) = (width, rule, hint)
    }
  }

  /// A short help beside a cell.
  public struct Hint: Sendable, Equatable {
    /// Its heading.
    public var title: String
    /// Its text.
    public var text: String

    public init(title: String, text: String) { (self.title, self.text) = (title, text) }
  }

  /// What may be typed into a cell.
  public enum Rule: Sendable, Equatable {
    /// Whole numbers of a scale.
    case whole(ClosedRange<Int>)
    /// Whole numbers and halves of a scale.
    case halves(ClosedRange<Int>)
    /// One of a few words, offered as a list.
    case oneOf([String])
  }

  /// A cell.
  public struct Cell: Sendable, Equatable {
    /// What it holds.
    public var value: Value
    /// How it looks, and whether it can be changed.
    public var style: Style

    public init(_ value: Value, _ style: Style = .text) { (self.value, self.style) = (value, style) }
  }

  /// What a cell holds.
  public enum Value: Sendable, Equatable {
    /// Nothing.
    case blank
    /// Text; never computed, whatever it begins with.
    case text(String)
    /// A number.
    case number(Double)
  }

  /// How a cell looks.
  public enum Style: Sendable, Equatable, CaseIterable {
    /// The title of the sheet.
    case title
    /// The heading of a column.
    case heading
    /// Text to read, wrapped.
    case text
    /// An id: in the middle, bold.
    case id
    /// What only the program needs, small and grey.
    case faint
    /// To be filled in; can be changed in a protected sheet.
    case answer
    /// To be filled in with longer text, from the left.
    case longAnswer
  }
}
