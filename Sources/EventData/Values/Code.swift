/// Codes as people say them on the telephone: `R-00012`, `A-0042`, `S-012`.
public enum Code {
  /// The whole code from what was typed: `r-12`, `R12` and `12` all mean `R-00012`. What is no such code comes back in
  /// capitals, so that an error can name it.
  public static func complete(_ typed: String, prefix: String, digits: Int) -> String {
    let upper = typed.trimmed.uppercased()
    var rest = Substring(upper)
    if rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    if rest.hasPrefix("-") { rest = rest.dropFirst() }
    guard (1...9).contains(rest.utf8.count), rest.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(rest)
    else { return upper }
    let text = String(number)
    return "\(prefix)-\(String(repeating: "0", count: max(0, digits - text.count)))\(text)"
  }
}
