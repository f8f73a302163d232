/// Reads separated text as RFC 4180 and real exports have it: any line ends, quoted cells with line breaks, doubled
/// quotes, a space before a quote, quotes that nobody doubled. What is wrong with a record is remarked on it and decides
/// about no other.
struct CSVReader {
  /// One record with its place.
  struct Record {
    /// The cells, in Unicode NFC, line ends inside a cell as LF.
    var cells: [String]
    /// The number of the record as a spreadsheet counts, from 1, lines without anything included.
    let number: Int
    /// The line of the file the record starts on, from 1.
    let line: Int
    /// What a person should know of its quotes.
    var remarks: [SourceTable.Remark] = []
  }

  /// The records of a text, all or the first few. Lines without anything are passed over; a line of separators only is a
  /// record of empty cells, as in a spreadsheet.
  ///
  /// - Parameter width: how many cells a record has, which tells a quote inside a text from one that is never closed.
  static func records(
    _ text: String, separator: UInt8 = UInt8(ascii: ","), width: Int? = nil, atMost: Int = .max
  ) -> [Record] {
    let reader = CSVReader(bytes: Array(text.utf8), separator: separator, width: width)
    var records: [Record] = []
    var (index, line, number) = (0, 1, 1)
    while index < reader.bytes.count, records.count < atMost {
      let read = reader.record(at: index)
      if read.cells.count > 1 || read.cells.first?.isEmpty == false {
        records.append(Record(cells: read.cells, number: number, line: line, remarks: reader.remarks(read, line)))
      }
      (line, number) = (line + reader.lineBreaks(index..<read.end), number + 1)
      index = read.end
    }
    return records
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private let width: Int?

  /// A record as far as it was read: its cells, where the next begins, whether a quote stood where none may, whether a
  /// cell with one that has no partner goes over several lines, and whether it has its width.
  private struct Reading {
    var cells: [String] = []
    var end = 0
    var hasStray = false
    var crossesLines = false
    var isWhole = true
    /// True when nobody can tell which cells were meant.
    var isOpen = false
  }

  /// A record whose quotes are odd is read in two ways: the quotes belong to the text of a quoted cell, or the cell was
  /// never quoted. That which gives the width is right; when both do and the first joins lines, nobody can tell. Else the
  /// second counts, which ends with the line.
  private func record(at start: Int) -> Reading {
    let reading = record(at: start, reachingOverStrays: true)
    if !reading.hasStray || (reading.isWhole && !reading.crossesLines) { return reading }
    var single = record(at: start, reachingOverStrays: false)
    if reading.isWhole && !single.isWhole { return reading }
    single.isOpen = reading.isWhole || !single.isWhole
    return single
  }

  private func record(at start: Int, reachingOverStrays: Bool) -> Reading {
    var reading = Reading()
    var index = start
    while true {
      let cell = cell(at: index, reachingOverStrays: reachingOverStrays)
      reading.cells.append(cell.text)
      reading.hasStray = reading.hasStray || cell.strays > 0
      let isOdd = !cell.strays.isMultiple(of: 2)
      reading.crossesLines = reading.crossesLines || (isOdd && cell.text.utf8.contains(UInt8(ascii: "\n")))
      index = cell.end
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    reading.isWhole = width.map { reading.cells.count == $0 } ?? true
    reading.end = index + lineBreak(at: index)
    return reading
  }

  private func cell(at start: Int, reachingOverStrays: Bool) -> (text: String, end: Int, strays: Int) {
    var strays = 0
    let opening = afterSpaces(start)
    if opening < bytes.count, bytes[opening] == Self.quote {
      let quoted = quoted(after: opening)
      if let end = quoted.end, quoted.strays == 0 || reachingOverStrays {
        return (String(decoding: quoted.text, as: UTF8.self).nfc, end, quoted.strays)
      }
      strays = 1
    }
    let end = bytes[start...].firstIndex { $0 == separator || Self.isBreak($0) } ?? bytes.count
    return (String(decoding: bytes[start..<end], as: UTF8.self).nfc, end, strays)
  }

  /// A quoted cell: its text, where what follows it stands (nil when it is never closed), and the quotes in it that are
  /// not doubled. A quote right after a separator or a line break begins another cell, and a text with odd quotes has not
  /// hundreds of lines: then this one was never closed.
  private func quoted(after opening: Int) -> (text: [UInt8], end: Int?, strays: Int) {
    var text: [UInt8] = []
    var (strays, lines) = (0, 0)
    var index = opening + 1
    while index < bytes.count {
      let byte = bytes[index]
      let follows = afterSpaces(index + 1)
      if byte != Self.quote {
        let length = lineBreak(at: index)
        lines += length > 0 ? 1 : 0
        if strays > 0, lines > 100 { return (text, nil, strays) }
        text.append(length > 0 ? UInt8(ascii: "\n") : byte)
        index += max(length, 1)
      } else if endsCell(follows) {
        return (text, follows, strays)
      } else if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
        text.append(byte)
        // The second closes the cell when a quote before was not doubled either.
        if !strays.isMultiple(of: 2), endsCell(afterSpaces(index + 2)) {
          return (text, afterSpaces(index + 2), strays + 1)
        }
        index += 2
      } else if bytes[index - 1] == separator || Self.isBreak(bytes[index - 1]) {
        return (text, nil, strays)
      } else {
        text.append(byte)
        strays += 1
        index += 1
      }
    }
    return (text, nil, strays)
  }

  private func remarks(_ reading: Reading, _ line: Int) -> [SourceTable.Remark] {
    guard reading.hasStray else { return [] }
    return [
      !reading.isOpen
        ? .init(
          .strayQuote, "a quote inside a cell was not doubled, and was taken as part of the text",
          remedy: "Look at the row; nothing if it was read right.")
        : .init(
          .openQuote, "a quote on line \(line) is never closed, so that the cells cannot be told",
          remedy: "Close or delete the quote on that line, or export the file again.")
    ]
  }

  // MARK: Bytes

  private static let quote = UInt8(ascii: "\"")

  private static func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private func endsCell(_ index: Int) -> Bool {
    index >= bytes.count || bytes[index] == separator || Self.isBreak(bytes[index])
  }

  private func afterSpaces(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index
  }

  /// How long the line break at a place is: LF, CR or both; 0 when there is none.
  private func lineBreak(at index: Int) -> Int {
    guard index < bytes.count, Self.isBreak(bytes[index]) else { return 0 }
    let isPair =
      bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    return isPair ? 2 : 1
  }

  private func lineBreaks(_ range: Range<Int>) -> Int {
    var (count, index) = (0, range.lowerBound)
    while index < range.upperBound {
      let length = lineBreak(at: index)
      count += length > 0 ? 1 : 0
      index += max(length, 1)
    }
    return count
  }
}
