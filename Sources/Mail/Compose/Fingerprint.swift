/// A short number that follows from texts, for boundaries. Not a cryptographic hash.
enum Fingerprint {
  /// FNV-1a, 64 bits; a zero byte between the texts keeps ("ab", "c") apart from ("a", "bc").
  static func fnv1a(_ texts: [String]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      hash = hash &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
