/// What bytes must look like to cross any SMTP path unchanged.
enum WireForm {
  /// The first offence against 7-bit, CRLF, 998 characters a line, no leading dot, final CRLF; nil when there is none.
  static func fault(in bytes: [UInt8]) -> String? {
    var column = 0
    var line = 1
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        if previous != UInt8(ascii: "\r") { return "line \(line) ends with a bare line feed" }
        line += 1
        column = 0
      case UInt8(ascii: "\r"):
        if previous == UInt8(ascii: "\r") { return "line \(line) holds a bare carriage return" }
      default:
        if previous == UInt8(ascii: "\r") { return "line \(line) holds a bare carriage return" }
        if byte >= 0x80 || byte == 0 { return "line \(line) holds a byte that is not 7-bit text" }
        if column == 0, byte == UInt8(ascii: ".") { return "line \(line) begins with a dot" }
        column += 1
        if column > 998 { return "line \(line) is longer than 998 characters" }
      }
      previous = byte
    }
    return previous == UInt8(ascii: "\n") ? nil : "the last line does not end with CRLF"
  }
}
