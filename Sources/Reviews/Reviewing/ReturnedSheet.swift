import Abstracts
import Documents
import EventData
import Foundation

/// A sheet that came back, as rows under the form's columns: XLSX, or CSV with comma, semicolon or tab.
struct ReturnedSheet {
  /// A row with something in it.
  struct Row {
    /// Its number in the file as a spreadsheet counts, the heading row included.
    let number: Int
    /// The cells, trimmed; what is not there is empty.
    let cells: [ReviewForm.Column: String]

    subscript(_ column: ReviewForm.Column) -> String { cells[column] ?? "" }
  }

  /// The rows in file order.
  let rows: [Row]
  /// The headings as they stand.
  let headers: [String]
  /// Headings that are not the form's.
  let unknownHeaders: [String]

  /// Reads a file.
  ///
  /// - Throws: `ExplainedError` (2) when it cannot be read, or no tab of it has the columns `Id` and `Check`.
  init(_ data: Data, file: String, form: ReviewForm) throws {
    let isWorkbook = data.starts(with: OfficeMagic.zip) || data.starts(with: OfficeMagic.compound)
    let tables =
      try isWorkbook
      ? Workbook(xlsx: data, file: file).sheets.map { $0.rows.map { $0.map(\.text) } }
      : [SeparatedText.rows(data, file: file)]
    for table in tables {
      guard let top = table.prefix(10).firstIndex(where: { Self.isHeading($0) }) else { continue }
      headers = table[top].map(\.onOneLine)
      let columns = headers.map { header in
        form.columns.first { folded(form.heading($0)) == folded(header) || form.code($0) == header.lowercased() }
      }
      unknownHeaders = zip(headers, columns).filter { $1 == nil && !$0.isEmpty }.map(\.0)
      rows = table.enumerated().dropFirst(top + 1).compactMap { index, cells in
        var row: [ReviewForm.Column: String] = [:]
        for (column, cell) in zip(columns, cells) {
          if let column, row[column] == nil { row[column] = SubmissionReader.plain(cell).trimmed }
        }
        return cells.allSatisfy { $0.trimmed.isEmpty } ? nil : Row(number: index + 1, cells: row)
      }
      return
    }
    throw ExplainedError(
      .refused, "This is no review sheet", at: file,
      why: "No tab of it has a row with the headings 'Id' and 'Check'.",
      remedy: "Ask for the workbook that was sent (its tab '\(ReviewForm.tab)'), with its heading row.")
  }

  private static func isHeading(_ cells: [String]) -> Bool {
    let names = Set(cells.map { folded($0) })
    return names.contains("id") && names.contains("check")
  }
}

extension ReviewForm {
  /// The code by which a heading is known as well.
  package func code(_ column: Column) -> String? {
    if case .criterion(let index) = column { rules.criteria[index].code } else { nil }
  }
}

/// Text in columns: commas, semicolons (as Excel writes where the comma is the decimal mark) or tabs.
enum SeparatedText {
  /// The rows with their cells, empty rows included, so that row numbers are those of a spreadsheet.
  static func rows(_ data: Data, file: String) throws -> [[String]] {
    guard data.count <= 20_000_000, !data.contains(0) else {
      throw ExplainedError(
        .refused, "The file is no review sheet", at: file, remedy: "Send the workbook (.xlsx), or CSV UTF-8.")
    }
    guard
      var text = String(validating: data, as: UTF8.self) ?? String(data: data, encoding: .windowsCP1252)
    else {
      throw ExplainedError(
        .refused, "The file is not UTF-8 text", at: file, remedy: "Save it as 'CSV UTF-8', or send the workbook.")
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let first = text.prefix { $0 != "\n" }
    let separator = [";", "\t", ","].max { left, right in
      first.count { String($0) == left } < first.count { String($0) == right }
    }
    return split(text, at: Character(separator ?? ","))
  }

  private static func split(_ text: String, at separator: Character) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    for character in text {
      if isQuoted {
        if character == "\"" { (isQuoted, wasQuote) = (false, true) } else { cell.append(character) }
        continue
      }
      switch character {
      case "\"" where wasQuote:
        cell.append("\"")
        isQuoted = true
      case "\"" where cell.isEmpty: isQuoted = true
      case separator:
        row.append(cell.nfc)
        cell = ""
      case "\n":
        rows.append(row + [cell.nfc])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
      wasQuote = false
    }
    return row.isEmpty && cell.isEmpty ? rows : rows + [row + [cell.nfc]]
  }
}
