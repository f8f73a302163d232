public import EventData
public import Foundation

/// A spreadsheet file (.xlsx) as Excel, Microsoft Forms, LibreOffice, Google and scripts write it, read whole.
///
/// Cells stand where their reference says; gaps are `.empty`. Hidden rows are read like others and listed in
/// `hiddenRows`. Of merged cells only the first has the value. A formula has the value it last showed; one that was
/// never computed is its text with `=`. Rich text is joined; raised and lowered digits become ¹ and ₁; the reading
/// aids of Japanese text are left out.
public struct Workbook: Sendable {
  /// One cell.
  public enum Cell: Equatable, Sendable {
    /// Nothing.
    case empty
    /// Text in Unicode NFC, line breaks as LF.
    case text(String)
    /// A number as the file writes it.
    case number(String)
    /// A number shown as a date, or a date: day and wall clock, without a zone.
    case date(CalendarDate, hour: Int, minute: Int, second: Int)
    /// TRUE or FALSE.
    case flag(Bool)
    /// What a failed formula shows, such as `#N/A`.
    case error(String)

    /// What a reader would type: numbers in their shortest form (`923001234567`, not `9.23001234567E+11`), dates as
    /// `2026-10-14`, with `18:00:05` when there is a time of day.
    public var text: String {
      switch self {
      case .empty: ""
      case .text(let text), .error(let text): text
      case .number(let text): Self.shortest(text)
      case .date(let day, 0, 0, 0): "\(day)"
      case .date: fullDate ?? ""
      case .flag(let flag): flag ? "TRUE" : "FALSE"
      }
    }

    /// A date with its time of day, midnight too: `2026-10-14 00:00:00`; nil for other cells.
    public var fullDate: String? {
      guard case .date(let day, let hour, let minute, let second) = self else { return nil }
      return "\(day) " + [hour, minute, second].map { $0.padded(to: 2) }.joined(separator: ":")
    }

    private static func shortest(_ text: String) -> String {
      guard let number = Double(text) else { return text }
      if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
      return abs(number) < 1e15 ? "\(number)" : text
    }
  }

  /// One sheet.
  public struct Sheet: Sendable {
    /// Its name on the tab.
    public let name: String
    /// True when Excel does not show its tab.
    public let isHidden: Bool
    /// The rows from row 1, the cells from column A, without empty cells and rows at the end.
    public let rows: [[Cell]]
    /// The numbers (from 1) of rows that Excel does not show, as after a filter; only those with something in them.
    public let hiddenRows: Set<Int>
  }

  /// The sheets in the order of their tabs.
  public let sheets: [Sheet]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - xlsx: its bytes, at most 32 MB; inflated at most 100 MB a part and 200 MB in all.
  ///   - file: its name, for errors.
  /// - Throws: `ExplainedError` when it is something else (an old .xls, a protected file, a Word document, ...),
  ///   damaged, made to burst, or has more than a million cells.
  public init(xlsx: Data, file: String) throws {
    try WorkbookKind.refuseOthers(xlsx, file: file)
    let archive = try ZipArchive(xlsx, file: file)
    let parts = try WorkbookParts(archive)
    var reader = WorkbookSheetReader(archive, strings: try parts.strings(), dates: try parts.dates())
    sheets = try parts.sheets.map { sheet in
      // A chart's tab has no cells.
      guard let part = sheet.part, archive.contains(part) else {
        return Sheet(name: sheet.name, isHidden: sheet.isHidden, rows: [], hiddenRows: [])
      }
      return try reader.read(part, name: sheet.name, isHidden: sheet.isHidden)
    }
  }
}

/// Tells an .xlsx from what people send in its place.
enum WorkbookKind {
  /// - Throws: `ExplainedError` naming what the file is, when it is no .xlsx.
  static func refuseOthers(_ data: Data, file: String) throws {
    func refusal(_ what: String, _ remedy: String) -> ExplainedError {
      ExplainedError(.refused, what, at: file, remedy: remedy + " Nothing was read.")
    }
    guard !data.isEmpty else { throw refusal("The file is empty", "Have it sent or exported again.") }
    if data.starts(with: OfficeMagic.compound) {
      throw OfficeMagic.isEncrypted(data)
        ? refusal(
          "The workbook is protected by a password", "Open it in Excel, take the password off (File > Info), save it.")
        : refusal(
          "The file is an old Excel workbook (.xls)", "Open it in Excel and save it as 'Excel Workbook (*.xlsx)'.")
    }
    guard data.starts(with: OfficeMagic.zip) else {
      throw refusal("The file is no Excel workbook (.xlsx)", "Export it again as .xlsx, or as CSV UTF-8.")
    }
    // An archive that cannot be opened is told of by the reader itself.
    guard let archive = try? ZipArchive(data, file: file) else { return }
    if archive.contains("xl/workbook.bin") {
      throw refusal("The file is a binary workbook (.xlsb)", "Save it as 'Excel Workbook (*.xlsx)'.")
    }
    if archive.contains("word/document.xml") { throw refusal("The file is a Word document", "Send the workbook.") }
    if archive.contains("content.xml") {
      throw refusal("The file is an OpenDocument file (.ods)", "Save it as 'Excel Workbook (*.xlsx)'.")
    }
  }
}

/// What office files begin with.
enum OfficeMagic {
  /// The first bytes of .doc, .xls and of protected .docx and .xlsx files.
  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// The first bytes of .xlsx, .docx and other ZIP files.
  static let zip: [UInt8] = [0x50, 0x4B]

  /// True for a compound file that is a protected .xlsx or .docx.
  static func isEncrypted(_ data: Data) -> Bool {
    data.range(of: Data("EncryptedPackage".utf8.flatMap { [$0, 0] })) != nil
  }
}
