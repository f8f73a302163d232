/// Reads separated text as RFC 4180 and real exports have it: any line ends, quoted cells with line breaks, doubled
/// quotes, rows that are too short or too long.
enum CSVReader {
  /// One record with its place.
  struct Record {
    /// The cells, in Unicode NFC, line ends inside a cell as LF.
    let cells: [String]
    /// The number of the record as a spreadsheet counts, from 1, lines without anything included.
    let number: Int
    /// The line of the file the record starts on, from 1.
    let line: Int
  }

  /// The records of a text, all or the first few. Lines without anything are passed over; a line of separators only is a
  /// record of empty cells, as in a spreadsheet.
  ///
  /// - Throws: `ExplainedError` when a quote is never closed, or a cell is far larger than any form's.
  static func records(_ text: String, file: String, separator: UInt8 = UInt8(ascii: ","), atMost: Int = .max) throws
    -> [Record]
  {
    var scanner = Scanner(bytes: Array(text.utf8), file: file, separator: separator, atMost: atMost)
    return try scanner.scan()
  }

  /// Bytes of a cell beyond which it is no form's export.
  private static let largestCell = 50_000

  private struct Scanner {
    let bytes: [UInt8]
    let file: String
    let separator: UInt8
    let atMost: Int
    var records: [Record] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = 1
    var startLine = 1
    var number = 1

    mutating func scan() throws -> [Record] {
      var index = 0
      var quotedFrom: Int?
      while index < bytes.count, records.count < atMost {
        let byte = bytes[index]
        let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        if isBreak {
          line += 1
          if byte == UInt8(ascii: "\r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        }
        if quotedFrom != nil {
          if isBreak {
            cell.append(UInt8(ascii: "\n"))
          } else if byte != UInt8(ascii: "\"") {
            cell.append(byte)
          } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
            cell.append(byte)
            index += 1
          } else {
            quotedFrom = nil
          }
        } else {
          switch byte {
          case UInt8(ascii: "\"") where cell.isEmpty: quotedFrom = line
          case separator: try endCell()
          case _ where isBreak: try endRecord()
          default: cell.append(byte)
          }
        }
        index += 1
      }
      if let quotedFrom, records.count < atMost {
        throw ExplainedError(
          .refused, "A quote that opens on line \(quotedFrom) is never closed", at: "\(file):\(quotedFrom)",
          why: "Everything after it would be swallowed into one cell.",
          remedy: "Export the file again, or close the quote on that line; nothing was imported.")
      }
      if records.count < atMost, !cells.isEmpty || !cell.isEmpty { try endRecord() }
      return records
    }

    private mutating func endCell() throws {
      guard cell.count <= CSVReader.largestCell else {
        throw ExplainedError(
          .refused, "A cell has \(cell.count) bytes; at most \(CSVReader.largestCell) are read",
          at: "\(file):\(startLine)",
          remedy: "Shorten the cell in the record that starts on this line; nothing was imported.")
      }
      cells.append(String(decoding: cell, as: UTF8.self).nfc)
      cell.removeAll(keepingCapacity: true)
    }

    private mutating func endRecord() throws {
      try endCell()
      if cells.count > 1 || cells.first?.isEmpty == false {
        records.append(Record(cells: cells, number: number, line: startLine))
      }
      cells = []
      startLine = line
      number += 1
    }
  }
}
