import EventData
import CQREncode

/// The black and white modules of a QR code, without the quiet zone.
public struct QRMatrix: Sendable, Equatable {
  /// How much of the code may be lost and still be read (ISO/IEC 18004): about 7, 15, 25 or 30 %.
  enum ErrorCorrection: UInt32 { case l, m, q, h }

  /// Modules of white that must stand around the code (ISO/IEC 18004).
  static let quietZone = 4

  /// Modules along a side: 21 for version 1, and 4 more for each version.
  public let size: Int
  private let dark: [Bool]

  /// Encodes `text`, byte for byte, into the smallest code that holds it. Text of digits, capitals and `$%*+-./: ` only
  /// (base45, for one) is packed in alphanumeric mode, which saves two versions on a badge token.
  ///
  /// - Throws: `ExplainedError` when the text is empty, holds a zero byte, or is longer than any QR code holds.
  public init(encoding text: String) throws { try self.init(encoding: text, errorCorrection: .m) }

  init(encoding text: String, errorCorrection: ErrorCorrection) throws {
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw ExplainedError(
        .outside, "No QR code was made", why: "The text to encode is empty or holds a zero byte.",
        remedy: "Give the code something to say.")
    }
    // Mode 8 with case kept is what lets libqrencode choose alphanumeric runs itself; encodeString8bit never does.
    guard let code = QRcode_encodeString(text, 0, QRecLevel(errorCorrection.rawValue), QR_MODE_8, 1) else {
      throw ExplainedError(
        .outside, "No QR code was made", why: "\(text.utf8.count) bytes are more than a QR code of this level holds.",
        remedy: "Shorten the text.")
    }
    defer { QRcode_free(code) }
    size = Int(code.pointee.width)
    // The lowest bit of each byte is the module; the others say what it is part of.
    dark = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether the module in column `x` of row `y` is dark; (0, 0) is the top left. Outside the code all is light.
  public subscript(x: Int, y: Int) -> Bool {
    (0..<size).contains(x) && (0..<size).contains(y) && dark[y * size + x]
  }
}
