import Foundation

/// Base64 in lines of 76 characters, each ended by CRLF (RFC 2045 section 6.8).
enum Base64Lines {
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      Data(bytes).base64EncodedData(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ]))
      + Array("\r\n".utf8)
  }
}
