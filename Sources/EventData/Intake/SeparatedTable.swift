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
    let name = Self.separators.first { $0.byte == chosen }?.name ?? "commas"
    let header = Header(head?.cells ?? [], columns, separators: name)
    // Programs that leave empty cells out at the end do so in most rows.
    let isCutRare = records.count { $0.cells.count < header.named } * 4 <= records.count
    self.init(
      file, header: head?.cells, headerPlace: "\(file.name):\(head?.line ?? 1)",
      rows: records.map {
        Row(
          cells: $0.cells, number: $0.number, line: $0.line,
          remarks: $0.remarks + header.remarks(on: $0.cells, isCutRare: isCutRare),
          lacking: Set($0.cells.count..<max($0.cells.count, header.named)))
      },
      takenFor: "CSV (\(encoding.name), separated by \(name))", warnings: encoding.warning.map { [$0] } ?? [])
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

/// What a row of separated text is held against.
private struct Header {
  /// How many columns there are up to the last that has a name, and in all.
  let named: Int, all: Int
  /// Where the amounts stand; nil when there are none.
  private let amount: Int?
  private let separators: String

  init(_ cells: [String], _ columns: ColumnSet, separators: String) {
    named = cells.lastIndex { !$0.onOneLine.isEmpty }.map { $0 + 1 } ?? 0
    all = cells.count
    amount = cells.firstIndex { columns.column(worded: $0).map(folded) == "amount" }
    self.separators = separators
  }

  /// A row with more cells than headers, or an amount cut by its own comma: what stands in its cells cannot be told. A row
  /// with fewer is named where that is rare.
  func remarks(on cells: [String], isCutRare: Bool) -> [SourceTable.Remark] {
    let filled = cells.lastIndex { !$0.trimmed.isEmpty }.map { $0 + 1 } ?? 0
    let cut = separators == "commas" ? cells.indices.dropLast().first { isThousands(cells[$0], cells[$0 + 1]) } : nil
    let example = cut.map { "'\(cells[$0].trimmed),\(cells[$0 + 1])'" }
    let one = separators.dropLast()
    if filled > named || (cut != nil && cells.count > all) {
      return [
        .init(
          .raggedRow,
          "the row has \(counted(max(filled, named + 1), "cell")) under \(counted(named, "header")); probably a \(one) "
            + "stands inside a cell that is not in quotes\(example.map { ", such as \($0)" } ?? "")",
          remedy:
            "Put that cell into double quotes or take the \(one) out. If the last cell is meant, give it a header.")
      ]
    }
    if let cut, cut == amount, let example {
      return [
        .init(
          .raggedRow,
          "an amount of '\(cells[cut].trimmed)' stands before '\(cells[cut + 1])': probably \(example) was meant",
          remedy:
            "Put the amount into double quotes. If both cells are right, write the amount as \(cells[cut].trimmed).00.")
      ]
    }
    guard cells.count < named, filled > 0, isCutRare else { return [] }
    return [
      .init(
        .shortRow,
        "the row has \(counted(cells.count, "cell")) under \(counted(named, "header")); it may have been cut off",
        remedy: "Look at the row's end; what is missing was left as it is.")
    ]
  }

  private func isThousands(_ cell: String, _ next: String) -> Bool {
    cell.wholeMatch(of: /[^0-9]*[0-9]{1,3}/) != nil && next.wholeMatch(of: /[0-9]{3}(?:\.[0-9]{1,2})?/) != nil
  }
}
