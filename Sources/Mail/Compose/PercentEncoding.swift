import EventData

/// `%XX` for every byte that is not a letter, a digit or in a given list.
enum PercentEncoding {
  static func encode(_ text: String, keeping: String) -> String {
    text.unicodeScalars.map { encode($0, keeping: keeping) }.joined()
  }

  static func encode(_ scalar: Unicode.Scalar, keeping: String) -> String {
    let isKept = UInt8(exactly: scalar.value)?.isLetterOrDigit == true || keeping.unicodeScalars.contains(scalar)
    return isKept ? String(scalar) : scalar.utf8.map { "%" + hexadecimal([$0]).uppercased() }.joined()
  }
}
