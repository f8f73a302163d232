public import Foundation

extension CSVReader {
  /// A form's export as any spreadsheet program saves it: UTF-8, UTF-16 or Windows-1252; separated by commas,
  /// semicolons or tabs. The separator is the one by which most header cells mean something.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - file: its name, for errors.
  ///   - columns: the form's columns, whose wordings the header is tried with.
  /// - Throws: `ExplainedError` as `records` does.
  public static func form(_ bytes: Data, file: String, columns: FormColumns) throws -> FormRows {
    try refuseLarge(bytes, file: file)
    let encoding = try TextEncoding(bytes, file: file)
    var text = encoding.text
    let separator: UInt8
    // Excel's own first line that names the separator.
    let first = text.prefix { !$0.isNewline }
    if first.utf8.count == 5, first.lowercased().hasPrefix("sep="), let named = first.utf8.last,
      separators.contains(where: { $0.byte == named })
    {
      separator = named
      text = String(text[first.endIndex...].dropFirst())
    } else {
      separator = self.separator(of: text, columns: columns)
    }
    let named = separators.first { $0.byte == separator }?.name ?? "commas"
    return FormRows(
      try records(text: text, file: file, separator: separator), file: file,
      takenFor: "CSV (\(encoding.name), separated by \(named))", warnings: encoding.warning.map { [$0] } ?? [])
  }

  private static let separators: [(byte: UInt8, name: String)] = [
    (UInt8(ascii: ","), "commas"), (UInt8(ascii: ";"), "semicolons"), (UInt8(ascii: "\t"), "tabs"),
  ]

  private static func separator(of text: String, columns: FormColumns) -> UInt8 {
    var best = (byte: UInt8(ascii: ","), known: -1, cells: 0)
    for (byte, _) in separators {
      guard let header = try? records(text: text, file: "", separator: byte, atMost: 1).first?.cells else { continue }
      let known = header.count { columns.column(worded: $0) != nil }
      if (known, header.count) > (best.known, best.cells) { best = (byte, known, header.count) }
    }
    return best.byte
  }
}
