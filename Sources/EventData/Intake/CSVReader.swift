public import Foundation

/// Reads comma-separated text as RFC 4180 and real exports have it: a BOM, CRLF or LF, quoted cells with line breaks,
/// doubled quotes, rows that are too short or too long.
public enum CSVReader {
  /// One record with the number of the line it starts on.
  public struct Record: Sendable {
    /// The cells, in Unicode NFC, CRLF inside a cell as LF.
    public let cells: [String]
    /// The line of the file the record starts on, from 1.
    public let line: Int
  }

  /// All records of a file, the header first. Lines without anything are passed over; a line of commas only is a record
  /// of empty cells, as in a spreadsheet.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - file: its name, for errors.
  /// - Throws: `ExplainedError` when the bytes are not UTF-8, a quote is never closed, or the file or a cell is far
  ///   larger than any form's.
  public static func records(_ bytes: Data, file: String) throws -> [Record] {
    try refuseLarge(bytes, file: file)
    // A NUL is no text: it is what UTF-16 read as UTF-8 looks like, and databases cut a text at it.
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw ExplainedError(
        .refused, "The file is not UTF-8 text", at: file,
        why: "Letters outside English would be damaged.",
        remedy: "Export it again as CSV UTF-8 (in Excel: Save As, 'CSV UTF-8 (Comma delimited)').")
    }
    return try records(text: text, file: file, separator: UInt8(ascii: ","))
  }

  /// The records of a text with another separator, all or the first few.
  static func records(text: String, file: String, separator: UInt8, atMost: Int = .max) throws -> [Record] {
    var scanner = Scanner(text, file: file, separator: separator, atMost: atMost)
    return try scanner.scan()
  }

  static func refuseLarge(_ bytes: Data, file: String) throws {
    guard bytes.count > largestFile else { return }
    throw ExplainedError(
      .refused, "The file has \(bytes.count / 1_000_000) MB; at most \(largestFile / 1_000_000) are read", at: file,
      remedy: "Check that it is the form's export. A longer one can be cut into several files with the same header.")
  }

  /// Bytes of a file and of a cell beyond which it is no form's export.
  private static let largestFile = 64_000_000
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

    init(_ text: String, file: String, separator: UInt8, atMost: Int) {
      var utf8 = Array(text.utf8)
      if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
      bytes = utf8
      self.file = file
      self.separator = separator
      self.atMost = atMost
    }

    mutating func scan() throws -> [Record] {
      var index = 0
      var quotedFrom: Int?
      while index < bytes.count, records.count < atMost {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") { line += 1 }
        if quotedFrom != nil {
          if byte == UInt8(ascii: "\"") {
            if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
              cell.append(byte)
              index += 1
            } else {
              quotedFrom = nil
            }
          } else if byte != UInt8(ascii: "\r") || index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
            cell.append(byte)
          }
        } else {
          switch byte {
          case UInt8(ascii: "\"") where cell.isEmpty: quotedFrom = line
          case separator: try endCell()
          case UInt8(ascii: "\n"): try endRecord()
          case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"): break
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
      if cells.count > 1 || cells.first?.isEmpty == false { records.append(Record(cells: cells, line: startLine)) }
      cells = []
      startLine = line
    }
  }
}
