/// Quoted-printable text (RFC 2045 section 6.7) with two habits more: no output line begins with a dot, since
/// dot-stuffing makes libcurl 7.88 truncate mail of known size, and none begins with `From `.
enum QuotedPrintable {
  private static let lineLimit = 76
  private static let hex = Array("0123456789ABCDEF".utf8)

  /// Encodes a text; any kind of line end becomes CRLF, and the result ends with one.
  static func encode(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { encode(line: line, into: &output) }
    return output
  }

  private static func encode(line: Substring, into output: inout [UInt8]) {
    var column = 0
    let scalars = Array(line.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isLast = index == scalars.count - 1
      var piece = encode(scalar, atLineStart: column == 0, isLast: isLast, next: isLast ? nil : scalars[index + 1])
      // A soft break is "=", so every line but the last of this text line keeps one column free.
      if column + piece.count > (isLast ? lineLimit : lineLimit - 1) {
        output += Array("=\r\n".utf8)
        column = 0
        piece = encode(scalar, atLineStart: true, isLast: isLast, next: isLast ? nil : scalars[index + 1])
      }
      output += piece
      column += piece.count
    }
    output += Array("\r\n".utf8)
  }

  private static func encode(
    _ scalar: Unicode.Scalar, atLineStart: Bool, isLast: Bool, next: Unicode.Scalar?
  ) -> [UInt8] {
    let plain =
      switch scalar {
      case "=": false
      case " ", "\t": !isLast
      case ".": !atLineStart
      case "F": !(atLineStart && next == "r")
      default: (0x21...0x7E).contains(scalar.value)
      }
    if plain { return [UInt8(scalar.value)] }
    return String(scalar).utf8.flatMap { [UInt8(ascii: "="), hex[Int($0 >> 4)], hex[Int($0 & 15)]] }
  }
}
