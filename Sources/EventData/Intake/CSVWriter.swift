/// Writes comma-separated text that a spreadsheet opens right and cannot be tricked by: UTF-8 with BOM, CRLF, every
/// cell that would start a formula preceded by an apostrophe (OWASP "CSV injection").
public enum CSVWriter {
  /// The text of a table.
  public static func text(header: [String], rows: [[String]]) -> String {
    "\u{FEFF}" + ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// One cell, made safe and quoted where needed.
  public static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    guard safe.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) || safe.hasPrefix(" ") else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// A cell as it was before ``cell(_:)`` made it safe, when that is what happened to it.
  public static func original(_ cell: String) -> String {
    cell.first == "'" && isFormula(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
  }

  /// True when a spreadsheet would compute the text. A plain number, such as `-5` or `+92 300 1234567`, is none.
  public static func isFormula(_ text: String) -> Bool {
    guard let first = text.first(where: { $0 != " " && $0 != "\u{00A0}" }) else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "\r\n", "＝", "＠", "＋", "－": return true
    case "+", "-": return !text.allSatisfy { $0.isNumber || " +-.,()".contains($0) }
    default: return false
    }
  }
}
