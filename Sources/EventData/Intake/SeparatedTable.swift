import Foundation

extension SourceTable {
  /// Separated text as any spreadsheet program saves it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs. The
  /// separator is the one by which most header cells mean something.
  ///
  /// - Parameter columns: whose wordings the header is tried with; it may stand below a heading.
  /// - Throws: `ExplainedError` (refused) when it is no text, too large, or a quote is never closed.
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
    let records = try CSVReader.records(text, file: file.name, separator: chosen)
    let top = columns.headerRow(in: records.prefix(20).map(\.cells)) ?? 0
    let name = Self.separators.first { $0.byte == chosen }?.name ?? "commas"
    self.init(
      file, header: records.isEmpty ? nil : records[top].cells,
      headerPlace: "\(file.name):\(records.isEmpty ? 1 : records[top].line)",
      rows: records.dropFirst(top + 1).map { Row(cells: $0.cells, number: $0.number, line: $0.line) },
      takenFor: "CSV (\(encoding.name), separated by \(name))", warnings: encoding.warning.map { [$0] } ?? [])
  }

  private static let separators: [(byte: UInt8, name: String)] = [
    (UInt8(ascii: ","), "commas"), (UInt8(ascii: ";"), "semicolons"), (UInt8(ascii: "\t"), "tabs"),
  ]

  private static func separator(of text: String, columns: ColumnSet) -> UInt8 {
    var best = (byte: UInt8(ascii: ","), known: -1, cells: 0)
    for (byte, _) in separators {
      guard let rows = try? CSVReader.records(text, file: "", separator: byte, atMost: 20).map(\.cells) else {
        continue
      }
      let header = rows.isEmpty ? [] : rows[columns.headerRow(in: rows) ?? 0]
      let known = header.count { columns.column(worded: $0) != nil }
      if (known, header.count) > (best.known, best.cells) { best = (byte, known, header.count) }
    }
    return best.byte
  }
}
