/// The text of a form's export as a spreadsheet writes it. Unlike `CSVWriter` it disarms nothing: planted formulas must
/// arrive as an attacker sends them.
enum ExportText {
  /// UTF-8 with BOM, CRLF, cells quoted where they hold a comma, a quote or a line break.
  static func csv(header: [String], rows: [[String]]) -> String {
    var text = "\u{FEFF}"
    text.reserveCapacity(rows.count * 400)
    for row in [header] + rows {
      for (position, cell) in row.enumerated() {
        if position > 0 { text += "," }
        append(cell, to: &text)
      }
      text += "\r\n"
    }
    return text
  }

  private static func append(_ cell: String, to text: inout String) {
    guard cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      text += cell
      return
    }
    text += "\""
    text += cell.replacing("\"", with: "\"\"")
    text += "\""
  }
}
