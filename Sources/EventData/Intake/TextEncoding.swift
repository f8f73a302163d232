public import Foundation

/// Finds out in which encoding a text file is. Valid UTF-8 wins; UTF-16 is known by its mark; what is left is taken for
/// Windows-1252, never without saying so.
public struct TextEncoding: Sendable, Equatable {
  /// The text, without a byte order mark.
  public let text: String
  /// Its name, such as `UTF-8`.
  public let name: String
  /// What to look at when the encoding is a guess; nil when it is certain.
  public let warning: String?

  /// Decodes a file.
  ///
  /// - Throws: `ExplainedError` when the bytes are no text in any of these encodings.
  public init(_ bytes: Data, file: String) throws {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      (text, name, warning) = (try Self.wide(bytes, file: file), "UTF-16", nil)
    } else if let read = Self.narrow(bytes) {
      text = read.text.hasPrefix("\u{FEFF}") ? String(read.text.unicodeScalars.dropFirst()) : read.text
      name = "UTF-8"
      warning = read.damaged.map {
        "\(counted($0, "byte")) of the file \($0 == 1 ? "was" : "were") damaged on the way: look where '\u{FFFD}' stands."
      }
    } else {
      let text = try Self.western(bytes, file: file)
      self.text = text
      name = "Windows-1252"
      let sample = text.split { $0.isWhitespace || ",;\"".contains($0) }.first { !$0.utf8.allSatisfy { $0 < 128 } }
      warning =
        "The text is not UTF-8 and was read as Windows-1252 (Western European): look at names with accents, such as "
        + "'\((sample ?? "").prefix(40))'. If they are wrong, export the file again as CSV UTF-8."
    }
  }

  /// UTF-8, a few bytes of which may be damaged: as long as they are fewer than the letters that only UTF-8 writes so, or
  /// are the only thing wrong. Damaged bytes become U+FFFD, so that the cell is seen.
  private static func narrow(_ bytes: Data) -> (text: String, damaged: Int?)? {
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
    let zeros = bytes.count { $0 == 0 }
    guard zeros * 1_000 <= bytes.count else { return nil }
    let text = String(decoding: bytes.map { $0 == 0 ? 0xFF : $0 }, as: UTF8.self)
    let scalars = text.unicodeScalars
    let damaged = scalars.count { $0 == "\u{FFFD}" }
    let letters = scalars.count { $0.value > 0x7F && $0 != "\u{FFFD}" && $0 != "\u{FEFF}" }
    return damaged == zeros || letters > damaged ? (text, damaged) : nil
  }

  private static func wide(_ bytes: Data, file: String) throws -> String {
    let isBig = bytes.first == 0xFE
    let body = Array(bytes.dropFirst(2))
    guard body.count.isMultiple(of: 2) else { throw unreadable(file, "it ends in the middle of a character") }
    let units = stride(from: 0, to: body.count, by: 2).map { index in
      let (first, second) = (UInt16(body[index]), UInt16(body[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    guard let text = String(validating: units, as: UTF16.self), !text.utf8.contains(0) else {
      throw unreadable(file, "it begins like UTF-16 and then is none")
    }
    return text
  }

  private static func western(_ bytes: Data, file: String) throws -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      guard byte != 0, let scalar = scalar(windows1252: byte) else {
        throw unreadable(file, byte == 0 ? "it holds NUL bytes" : "it is neither UTF-8 nor Windows-1252")
      }
      text.append(scalar)
    }
    return String(text)
  }

  /// The character of a Windows-1252 byte; nil for the five that mean none.
  static func scalar(windows1252 byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let value = upper[Int(byte) - 0x80]
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// The Windows-1252 byte of a character, or the byte of a control character that stands for it; nil when it has none.
  static func windows1252(byteOf scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return upper.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
  }

  /// What Windows puts where ISO 8859-1 has control characters (WHATWG index windows-1252).
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func unreadable(_ file: String, _ why: String) -> ExplainedError {
    ExplainedError(
      .refused, "The file is not text in an encoding that can be told", at: file, why: "Reading it failed: \(why).",
      remedy: "Export it again as CSV UTF-8 (in Excel: Save As, 'CSV UTF-8 (Comma delimited)'); nothing was imported.")
  }
}
