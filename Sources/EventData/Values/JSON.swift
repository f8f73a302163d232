/// A JSON value whose object keys keep their order, so that output is the same byte for byte.
public indirect enum JSON: Sendable {
  /// null.
  case null
  /// true or false.
  case flag(Bool)
  /// A whole number; money is written in minor units.
  case number(Int64)
  /// A number of hundredths, written with two decimals: 733 is `7.33`.
  case decimal(hundredths: Int)
  /// A string.
  case text(String)
  /// An array.
  case list([JSON])
  /// An object, keys in this order.
  case object([(String, JSON)])

  /// A string, or null.
  public static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

  /// An array of objects, one for each item.
  public static func objects<Item>(_ items: [Item], _ fields: (Item) -> [(String, JSON)]) -> JSON {
    .list(items.map { .object(fields($0)) })
  }

  /// The text of the value (RFC 8259) on one line, or indented by two spaces a level.
  public func rendered(pretty: Bool = false) -> String {
    var out = ""
    write(to: &out, pretty: pretty, depth: 0)
    return out
  }

  private func write(to out: inout String, pretty: Bool, depth: Int) {
    switch self {
    case .null: out += "null"
    case .flag(let flag): out += flag ? "true" : "false"
    case .number(let number): out += String(number)
    case .decimal(let hundredths): out += hundredths.asHundredths
    case .text(let text): Self.write(text, to: &out)
    case .list(let items):
      Self.write(items, "[", "]", to: &out, pretty: pretty, depth: depth) { item, out in
        item.write(to: &out, pretty: pretty, depth: depth + 1)
      }
    case .object(let fields):
      Self.write(fields, "{", "}", to: &out, pretty: pretty, depth: depth) { field, out in
        Self.write(field.0, to: &out)
        out += pretty ? ": " : ":"
        field.1.write(to: &out, pretty: pretty, depth: depth + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to out: inout String, pretty: Bool, depth: Int,
    each: (Item, inout String) -> Void
  ) {
    out += open
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      if pretty { out += "\n" + String(repeating: "  ", count: depth + 1) }
      each(item, &out)
    }
    if pretty, !items.isEmpty { out += "\n" + String(repeating: "  ", count: depth) }
    out += close
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        out += "\\u" + String(scalar.value, radix: 16).padded(to: 4)
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}

extension BinaryInteger {
  /// A number of hundredths with two decimals: 733 is `7.33`, -5 is `-0.05`.
  public var asHundredths: String {
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(self < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
