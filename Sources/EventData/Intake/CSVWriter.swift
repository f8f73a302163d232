/// Writes comma-separated text that a spreadsheet opens right and cannot be tricked by: UTF-8 with BOM, CRLF, every
/// cell that would start a formula preceded by an apostrophe (OWASP "CSV injection"), and so is what stands behind a
/// semicolon or a tab, where spreadsheets of other countries begin a cell.
public enum CSVWriter {
  /// The text of a table.
  public static func text(header: [String], rows: [[String]]) -> String {
    "\u{FEFF}" + ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// One cell, made safe and quoted where needed.
  public static func cell(_ text: String) -> String {
    let safe = parts(text) { $1 ? "'" + $0 : $0 }
    guard safe.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) || safe.hasPrefix(" ") else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// A cell as it was before ``cell(_:)`` made it safe, when that is what happened to it.
  public static func original(_ cell: String) -> String {
    parts(cell, behind: "'") { part, isFormula in isFormula ? String(part.dropFirst()) : part }
  }

  /// A text of which each part that a spreadsheet may take for a cell was changed, knowing whether what stands in it, behind
  /// a mark, would be computed.
  private static func parts(
    _ text: String, behind mark: String = "", _ change: (_ part: String, _ isFormula: Bool) -> String
  ) -> String {
    func changed(_ part: String, isInner: Bool) -> String {
      let inside = part.dropFirst(mark.count)
      // A line that ends with a semicolon is a list's, and no cell.
      let computed = isFormula(String(isInner ? inside.drop(while: \.isNewline) : inside))
      return change(part, part.hasPrefix(mark) && computed)
    }
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\t") }) else {
      return changed(text, isInner: false)
    }
    var parts: [String] = [""]
    for character in text {
      if character == ";" || character == "\t" && !["", "'"].contains(parts[0]) {
        parts += [String(character), ""]
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.enumerated().map { $0.isMultiple(of: 2) ? changed($1, isInner: $0 > 0) : $1 }.joined()
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
