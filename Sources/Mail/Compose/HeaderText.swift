internal import EventData

/// Text that comes from people and goes into a header.
enum HeaderText {
  /// More than any honest name or subject; a bound keeps a hostile cell from filling a header.
  static let byteLimit = 4_000

  /// Refuses control characters (C0, DEL, C1) and the Unicode line and paragraph separators, which some readers treat
  /// as line ends.
  static func check(_ text: String, field: String) throws(ExplainedError) {
    if text.unicodeScalars.contains(where: isControl) {
      throw .composing(
        field, "\(quoted(text)) holds a line break or control character, which could forge a header",
        remedy: "Remove it at its source and queue the mail again")
    }
    if text.utf8.count > byteLimit {
      throw .composing(
        field, "the text is \(text.utf8.count) bytes long and the limit is \(byteLimit)",
        remedy: "Shorten it at its source and queue the mail again")
    }
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The text for an error message: controls made visible, cut at 80 characters.
  static func quoted(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(80) {
      shown += isControl(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return "\"\(shown)\(text.unicodeScalars.count > 80 ? "..." : "")\""
  }
}
