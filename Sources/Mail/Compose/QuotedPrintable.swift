/// Quoted-printable text (RFC 2045 section 6.7) with two habits more: no output line begins with a dot, since
/// dot-stuffing makes libcurl 7.88 truncate mail of known size, and none begins with `From `.
enum QuotedPrintable {
  private static let lineLimit = 76
  private static let hex = Array("0123456789ABCDEF".utf8)

  /// Encodes a text; any kind of line end becomes CRLF, and the result ends with one.
  static func encode(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count * 3 / 2)
    // "\r\n" is one Character, so this splits at each kind of line end once.
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { encode(line: line.unicodeScalars, into: &output) }
    return output
  }

  private static func encode(line: Substring.UnicodeScalarView, into output: inout [UInt8]) {
    var column = 0
    var index = line.startIndex
    while index < line.endIndex {
      let scalar = line[index]
      line.formIndex(after: &index)
      let next = index < line.endIndex ? line[index] : nil
      // A soft break is "=", so every line but the last of this text line keeps one column free.
      let limit = next == nil ? lineLimit : lineLimit - 1
      var plain = isPlain(scalar, atLineStart: column == 0, next: next)
      if column + (plain ? 1 : 3 * UTF8.width(scalar)) > limit {
        output.append(contentsOf: "=\r\n".utf8)
        column = 0
        plain = isPlain(scalar, atLineStart: true, next: next)
      }
      column += append(scalar, plain: plain, to: &output)
    }
    output.append(contentsOf: "\r\n".utf8)
  }

  /// Appends a character whole, so that no soft break splits it; the columns it took.
  private static func append(_ scalar: Unicode.Scalar, plain: Bool, to output: inout [UInt8]) -> Int {
    if plain {
      output.append(UInt8(truncatingIfNeeded: scalar.value))
      return 1
    }
    for byte in scalar.utf8 {
      output.append(UInt8(ascii: "="))
      output.append(hex[Int(byte >> 4)])
      output.append(hex[Int(byte & 15)])
    }
    return 3 * UTF8.width(scalar)
  }

  private static func isPlain(_ scalar: Unicode.Scalar, atLineStart: Bool, next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "=": false
    case " ", "\t": next != nil
    case ".": !atLineStart
    case "F": !(atLineStart && next == "r")
    default: (0x21...0x7E).contains(scalar.value)
    }
  }
}
