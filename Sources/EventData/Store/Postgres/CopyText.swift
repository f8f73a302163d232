/// Rows as PostgreSQL's COPY writes them in its text format: a line a row, tabs between values, `\N` for NULL.
enum CopyText {
  /// A row's line, with its end.
  static func line(_ row: Row) -> String { row.values.map(text).joined(separator: "\t") + "\n" }

  /// A value, without tabs and line ends.
  static func text(_ value: SQLValue) -> String { value.string.map(escaped) ?? #"\N"# }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0: continue  // PostgreSQL has no NUL in texts
      case UInt8(ascii: "\\"): bytes += Array(#"\\"#.utf8)
      case UInt8(ascii: "\t"): bytes += Array(#"\t"#.utf8)
      case UInt8(ascii: "\n"): bytes += Array(#"\n"#.utf8)
      case UInt8(ascii: "\r"): bytes += Array(#"\r"#.utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The values of a line without its end, NULL as nil.
  static func values(_ line: some Collection<UInt8>) -> [String?] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { value in
      if value.elementsEqual(#"\N"#.utf8) { return nil }
      guard value.contains(UInt8(ascii: "\\")) else { return String(decoding: value, as: UTF8.self) }
      var bytes: [UInt8] = []
      var isEscape = false
      for byte in value {
        if isEscape {
          bytes.append(letters[byte] ?? byte)
          isEscape = false
        } else if byte == UInt8(ascii: "\\") {
          isEscape = true
        } else {
          bytes.append(byte)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let letters: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12,
    UInt8(ascii: "r"): 13,
  ]
}
