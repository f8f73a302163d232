import Foundation

/// Bytes as the database keeps them: base64 text, the same on every engine.
enum StoredBytes {
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Nil when the text is not base64.
  static func bytes(_ text: String) -> [UInt8]? { Data(base64Encoded: text).map { Array($0) } }
}
