import EventData
import Foundation

/// Reads the cells of one sheet after the other.
struct WorkbookSheetReader {
  private let archive: ZipArchive
  private let strings: [String]
  private let dates: WorkbookDates
  /// Cells so far, gaps counted.
  private var count = 0

  /// Beyond this many cells it is no form's export, and memory would go.
  private static let mostCells = 1_000_000
  /// What Excel itself ends at.
  private static let mostRows = 1_048_576, mostColumns = 16_384

  init(_ archive: ZipArchive, strings: [String], dates: WorkbookDates) {
    (self.archive, self.strings, self.dates) = (archive, strings, dates)
  }

  /// The cell being read.
  private struct Open {
    var column = 0
    var type = "n"
    var isDate = false
    var value = ""
    var formula = ""
    var inline = WorkbookText()
    var element = ""
  }

  mutating func read(_ part: String, name: String, isHidden: Bool) throws -> Workbook.Sheet {
    var rows: [[Workbook.Cell]] = []
    var hiddenRows: Set<Int> = []
    var row = 0, isRowHidden = false
    var cells: [Workbook.Cell] = []
    var open: Open?
    var total = count
    let place = "\(archive.file), sheet '\(name.onOneLine)'"

    func keep(_ cell: Workbook.Cell, at column: Int) throws {
      guard cell != .empty else { return }
      while cells.count < column { cells.append(.empty) }
      if column < cells.count { cells[column] = cell } else { cells.append(cell) }
      guard total + cells.count <= Self.mostCells else { throw Self.tooMany(place) }
    }
    let dates = dates, strings = strings
    try archive.read(
      part,
      start: { element, attributes in
        switch element {
        case "row":
          row = attributes["r"].flatMap { Int($0) } ?? row + 1
          isRowHidden = ["1", "true"].contains(attributes["hidden"] ?? "")
          cells = []
          guard (1...Self.mostRows).contains(row) else { throw Self.tooMany(place) }
        case "c":
          let column = attributes["r"].flatMap(Self.column) ?? cells.count
          let style = attributes["s"].flatMap { Int($0) } ?? 0
          open = Open(
            column: column, type: attributes["t"] ?? "n",
            isDate: dates.styles.indices.contains(style) && dates.styles[style])
          guard column < Self.mostColumns else { throw Self.tooMany(place) }
        case "v", "f": open?.element = element
        default: open?.inline.start(element, attributes)
        }
      },
      end: { element in
        switch element {
        case "c":
          if let cell = open { try keep(Self.cell(cell, strings, dates), at: cell.column) }
          open = nil
        case "row":
          guard !cells.isEmpty else { return }
          while rows.count < row - 1 { rows.append([]) }
          if rows.count >= row { rows[row - 1] = cells } else { rows.append(cells) }
          if isRowHidden { hiddenRows.insert(row) }
          total += cells.count
        case "v", "f": open?.element = ""
        default: open?.inline.end(element)
        }
      },
      text: { text in
        switch open?.element {
        case "v": open?.value += text
        case "f": open?.formula += text
        default: open?.inline.add(text)
        }
      })
    count = total
    return Workbook.Sheet(name: name.nfc, isHidden: isHidden, rows: rows, hiddenRows: hiddenRows)
  }

  private static func cell(_ open: Open, _ strings: [String], _ dates: WorkbookDates) -> Workbook.Cell {
    func text(_ text: String) -> Workbook.Cell { text.isEmpty ? .empty : .text(text) }
    let value = open.value
    switch open.type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { return .empty }
      return text(strings[index])
    case "inlineStr": return text(open.inline.clean)
    case "str": return text(WorkbookText.clean(value))
    case "b": return .flag(value == "1" || value == "true")
    case "e": return .error(value)
    case "d": return value.isEmpty ? .empty : WorkbookDates.cell(iso: value)
    default:
      if value.isEmpty { return open.formula.isEmpty ? .empty : .text("=" + WorkbookText.clean(open.formula)) }
      return open.isDate ? dates.cell(serial: value) : .number(value)
    }
  }

  /// `AB` of `AB12` as a position from 0; nil when there are no letters.
  private static func column(_ reference: String) -> Int? {
    var number = 0
    for byte in reference.utf8 {
      let letter = Int(byte & 0xDF) - 64
      guard (1...26).contains(letter), byte >= 65, number <= mostColumns else { break }
      number = number * 26 + letter
    }
    return number == 0 ? nil : number - 1
  }

  private static func tooMany(_ place: String) -> ExplainedError {
    ExplainedError(
      .refused, "The sheet has more cells than any form's (at most \(mostCells) are read)", at: place,
      remedy: "Delete the empty rows and columns beyond the answers, or save only this sheet; nothing was read.")
  }
}
