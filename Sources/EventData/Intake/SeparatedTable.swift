import Foundation

extension SourceTable {
  /// Separated text as any spreadsheet program saves it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs. The
  /// separator is the one by which most header cells mean something.
  ///
  /// - Parameter columns: whose wordings the header is tried with; it may stand below a heading.
  /// - Throws: `ExplainedError` (refused) when it is no text, or too large.
  public init(separated file: SourceFile, columns: ColumnSet) throws {
    try file.refuseLarge()
    let encoding = try TextEncoding(file.bytes, file: file.name)
    var text = encoding.text
    var separator: UInt8?
    // Excel's own first line that names the separator.
    let first = text.prefix { !$0.isNewline }
    if first.utf8.count == 5, first.lowercased().hasPrefix("sep="), let named = first.utf8.last,
      Self.separators.contains(where: { $0.byte == named })
    {
      separator = named
      text = String(text[first.endIndex...].dropFirst())
    }
    let chosen = separator ?? Self.separator(of: text, columns: columns)
    let top = columns.headerRow(in: CSVReader.records(text, separator: chosen, atMost: 20).map(\.cells)) ?? 0
    let head = CSVReader.records(text, separator: chosen, atMost: top + 1).last
    let records = CSVReader.records(text, separator: chosen, width: head?.cells.count).dropFirst(top + 1)
    let named = head?.cells.lastIndex { !$0.onOneLine.isEmpty }.map { $0 + 1 } ?? 0
    let name = Self.separators.first { $0.byte == chosen }?.name ?? "commas"
    self.init(
      file, header: head?.cells, headerPlace: "\(file.name):\(head?.line ?? 1)",
      rows: records.map {
        Row(
          cells: $0.cells, number: $0.number, line: $0.line,
          remarks: $0.remarks + Self.raggedness(of: $0.cells, under: named, name))
      },
      takenFor: "CSV (\(encoding.name), separated by \(name))", warnings: encoding.warning.map { [$0] } ?? [])
  }

  /// A row with more cells than headers: what stands in its cells cannot be told.
  private static func raggedness(of cells: [String], under headers: Int, _ separators: String) -> [Remark] {
    guard let last = cells.lastIndex(where: { !$0.trimmed.isEmpty }), last >= headers else { return [] }
    let thousands = zip(cells, cells.dropFirst()).first {
      $0.wholeMatch(of: /[^0-9]*[0-9]{1,3}/) != nil && $1.wholeMatch(of: /[0-9]{3}(?:\.[0-9]{1,2})?/) != nil
    }
    let one = separators.dropLast()
    let example = thousands.map { ", such as '\($0.trimmed),\($1)'" } ?? ""
    return [
      Remark(
        .raggedRow,
        "the row has \(counted(last + 1, "cell")) under \(counted(headers, "header")); probably a \(one) stands inside "
          + "a cell that is not in quotes\(separators == "commas" ? example : "")",
        remedy: "Put that cell into double quotes or take the \(one) out. If the last cell is meant, give it a header.")
    ]
  }

  private static let separators: [(byte: UInt8, name: String)] = [
    (UInt8(ascii: ","), "commas"), (UInt8(ascii: ";"), "semicolons"), (UInt8(ascii: "\t"), "tabs"),
  ]

  private static func separator(of text: String, columns: ColumnSet) -> UInt8 {
    var best = (byte: UInt8(ascii: ","), known: -1, cells: 0)
    for (byte, _) in separators {
      let rows = CSVReader.records(text, separator: byte, atMost: 20).map(\.cells)
      let header = rows.isEmpty ? [] : rows[columns.headerRow(in: rows) ?? 0]
      let known = header.count { columns.column(worded: $0) != nil }
      if (known, header.count) > (best.known, best.cells) { best = (byte, known, header.count) }
    }
    return best.byte
  }
}
