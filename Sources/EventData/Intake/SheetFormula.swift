/// Cells that a spreadsheet program would calculate, told from those that only begin like it: a telephone number, `-Nil-`
/// and `@handle` are data.
public enum SheetFormula {
  /// True when the text would calculate: `=cmd|...`, `=HYPERLINK(...)`, `+SUM(...)`, `-1+A1*2`, `@SUM(...)`.
  public static func calculates(_ text: String) -> Bool {
    var plain = Substring(text.trimmed)
    guard let first = plain.first, let sign = signs[first], data(text) == text else { return false }
    plain.removeFirst()
    let rest = String(sign) + plain
    if sign == "=" { return rest.count > 1 }
    return rest.prefixMatch(of: called) != nil || rest.prefixMatch(of: linked) != nil
      || (sign != "@" && rest.prefixMatch(of: referred) != nil)
  }

  /// The inner text of `="03001234567"`, by which spreadsheet programs keep a number a text; else the cell itself.
  public static func data(_ cell: String) -> String {
    let plain = cell.trimmed
    guard plain.hasPrefix("=\""), plain.hasSuffix("\""), plain.utf8.count >= 3 else { return cell }
    let inner = String(plain.dropFirst(2).dropLast())
    return inner.replacing("\"\"", with: "").contains("\"") ? cell : inner.replacing("\"\"", with: "\"")
  }

  private static let signs: [Character: Character] = [
    "=": "=", "＝": "=", "+": "+", "＋": "+", "-": "-", "－": "-", "@": "@", "＠": "@",
  ]

  // A literal is compiled anew wherever it stands in a function; one that never changes may be shared.
  /// A function right after the sign, or after arithmetic with numbers: `-2+3+SUM(`.
  nonisolated(unsafe) private static let called = /[+\-@](?:[0-9. ]+[+\-*\/^&])*[+\-@]?[A-Za-z][A-Za-z0-9_.]*\(/
  /// Another program's or sheet's cell: `cmd|' /C calc'!A0`.
  nonisolated(unsafe) private static let linked = /[+\-@][^|]{0,40}\|[^!]*!/
  /// A cell of the sheet that something is done with: `+A1*2`.
  nonisolated(unsafe) private static let referred =
    /[+\-](?:[0-9. ]+[+\-*\/^&])*\$?[A-Z]{1,3}\$?[0-9]+ *[+*\/^&]/
}
