/// The text of a form's export as a spreadsheet writes it. Unlike `CSVWriter` it disarms nothing: planted formulas must
/// arrive as an attacker sends them.
enum ExportText {
  /// UTF-8 with BOM, CRLF, cells quoted where they hold a comma, a quote or a line break.
  static func csv(header: [String], rows: [[String]]) -> String {
    "\u{FEFF}" + ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return cell }
    return "\"\(cell.replacing("\"", with: "\"\""))\""
  }
}
