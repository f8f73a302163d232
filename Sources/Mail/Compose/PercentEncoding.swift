/// `%XX` for every byte that is not a letter, a digit or in a given list.
enum PercentEncoding {
  private static let hex = Array("0123456789ABCDEF")

  static func encode(_ text: String, keeping: String) -> String {
    text.unicodeScalars.map { encode($0, keeping: keeping) }.joined()
  }

  static func encode(_ scalar: Unicode.Scalar, keeping: String) -> String {
    let isKept =
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": true
      default: keeping.unicodeScalars.contains(scalar)
      }
    if isKept { return String(scalar) }
    return String(scalar).utf8.map { "%\(hex[Int($0 >> 4)])\(hex[Int($0 & 15)])" }.joined()
  }
}
