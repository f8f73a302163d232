/// Base45 (RFC 9285): bytes as characters of the QR alphanumeric set, so that a code stays two versions smaller than
/// in base64.
enum Base45 {
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
  private static let values: [Int] = {
    var values = [Int](repeating: -1, count: 256)
    for (value, symbol) in alphabet.enumerated() { values[Int(symbol)] = value }
    return values
  }()

  static func encode(_ bytes: [UInt8]) -> String {
    var symbols: [UInt8] = []
    symbols.reserveCapacity((bytes.count * 3 + 1) / 2)
    var index = 0
    while index < bytes.count {
      if index + 1 < bytes.count {
        let value = Int(bytes[index]) << 8 | Int(bytes[index + 1])
        symbols += [alphabet[value % 45], alphabet[value / 45 % 45], alphabet[value / 2_025]]
      } else {
        symbols += [alphabet[Int(bytes[index]) % 45], alphabet[Int(bytes[index]) / 45]]
      }
      index += 2
    }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// The bytes, or nil when the text is no canonical base45.
  static func decode(_ text: String) -> [UInt8]? {
    let symbols = text.utf8.map { values[Int($0)] }
    guard !symbols.contains(-1), symbols.count % 3 != 1 else { return nil }
    var bytes: [UInt8] = []
    var index = 0
    while index < symbols.count {
      if index + 2 < symbols.count {
        let value = symbols[index] + symbols[index + 1] * 45 + symbols[index + 2] * 2_025
        guard value <= 0xFFFF else { return nil }
        bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
      } else {
        let value = symbols[index] + symbols[index + 1] * 45
        guard value <= 0xFF else { return nil }
        bytes.append(UInt8(value))
      }
      index += 3
    }
    return bytes
  }
}
