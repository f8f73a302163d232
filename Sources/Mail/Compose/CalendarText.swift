/// The text rules of RFC 5545.
enum CalendarText {
  /// Section 3.3.11: backslash, semicolon, comma and line break are escaped; other controls are dropped, since the
  /// grammar has no way to write them.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n", "\r", "\r\n", "\u{2028}", "\u{2029}": result += "\\n"
      default: result.unicodeScalars.append(contentsOf: character.unicodeScalars.filter { !HeaderText.isControl($0) })
      }
    }
    return result
  }

  /// `ORGANIZER;CN="Name":mailto:address`. A quoted parameter has no escape for its own quote, so a quote in the name
  /// becomes an apostrophe.
  static func organizer(_ mailbox: MailboxAddress) -> String {
    let name = mailbox.name.isEmpty ? "" : ";CN=\"\(mailbox.name.replacing("\"", with: "'"))\""
    return "ORGANIZER\(name):mailto:\(PercentEncoding.encode(mailbox.address, keeping: "@.-_~+!$'*"))"
  }

  /// Section 3.1: at most 75 octets a line without its CRLF, the continuation beginning with one space. Only whole
  /// UTF-8 characters are moved.
  static func folded(_ line: String) -> [UInt8] {
    var output: [UInt8] = []
    var column = 0
    for scalar in line.unicodeScalars {
      let bytes = scalar.utf8
      if column + bytes.count > 75 {
        output += Array("\r\n ".utf8)
        column = 1
      }
      output += bytes
      column += bytes.count
    }
    return output + Array("\r\n".utf8)
  }
}
