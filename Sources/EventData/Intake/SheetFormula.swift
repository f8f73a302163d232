/// Cells that a spreadsheet program would calculate, told from those that only begin like it: a telephone number, `-Nil-`
/// and `@handle` are data.
public enum SheetFormula {
  /// True when the text would calculate: `=cmd|...`, `=HYPERLINK(...)`, `+SUM(...)`, `-1+A1*2`, `@SUM(...)`.
  public static func calculates(_ text: String) -> Bool {
    var plain = Substring(text.trimmed)
    guard let first = plain.first, let sign = signs[first], data(text) == text else { return false }
    plain.removeFirst()
    let rest = String(sign) + plain
    if sign == "=" { return rest.prefixMatch(of: equation) != nil }
    return rest.prefixMatch(of: called) != nil || rest.prefixMatch(of: linked) != nil
      || (sign != "@" && rest.prefixMatch(of: referred) != nil)
  }

  /// The inner text of `="03001234567"` and `'03001234567`, by which spreadsheet programs keep a number a text; else the
  /// cell itself.
  public static func data(_ cell: String) -> String {
    let plain = cell.trimmed
    if plain.prefixMatch(of: /'[+0-9]/) != nil, plain.last != "'" { return String(plain.dropFirst()) }
    guard plain.hasPrefix("=\""), plain.hasSuffix("\""), plain.utf8.count >= 3 else { return cell }
    let inner = String(plain.dropFirst(2).dropLast())
    return inner.replacing("\"\"", with: "").contains("\"") ? cell : inner.replacing("\"\"", with: "\"")
  }

  private static let signs: [Character: Character] = [
    "=": "=", "＝": "=", "+": "+", "＋": "+", "-": "-", "－": "-", "@": "@", "＠": "@",
  ]

  // A literal is compiled anew wherever it stands in a function; one that never changes may be shared.
  /// An equals sign before something to calculate: a line of dashes and an arrow are none.
  nonisolated(unsafe) private static let equation = /=\s*[A-Za-z0-9"'+\-@($\{\\]/
  /// A function right after the sign, or after arithmetic with numbers: `-2+3+SUM(`. Its name is in capitals, or what it
  /// is given is no plain word: `@home(Lahore)` is a remark.
  nonisolated(unsafe) private static let called =
    /[+\-@](?:[0-9. ]+[+\-*\/^&])*[+\-@]?(?:[A-Z][A-Z0-9_.]*\(|[A-Za-z][A-Za-z0-9_.]*\([^()]*[,:;!"'|0-9\)]\))/
  /// Another program's or sheet's cell: `cmd|' /C calc'!A0`.
  nonisolated(unsafe) private static let linked = /[+\-@][^|]{0,40}\|[^!]*!/
  /// A cell of the sheet that something is done with: `+A1*2`.
  nonisolated(unsafe) private static let referred =
    /[+\-](?:[0-9. ]+[+\-*\/^&])*\$?[A-Z]{1,3}\$?[0-9]+ *[+*\/^&] *[0-9(+\-$]|[+\-]\$?[A-Z]{1,3}\$?[0-9]+ *[+*\/^&] *\$?[A-Z]{1,3}\$?[0-9]/
}
