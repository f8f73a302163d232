internal import EventData

/// The Date field of composed bytes. A mail may wait for weeks before it is sent, and servers refuse or mark what is dated
/// far back; so the field says when it was first sent.
enum MailDate {
  /// The bytes with another moment in the Date field, in the zone the field had. Bytes without the field stay as they are.
  static func dated(_ bytes: [UInt8], _ moment: Moment) -> [UInt8] {
    guard let field = field(in: bytes) else { return bytes }
    let offset = String(decoding: bytes[field].suffix(5), as: UTF8.self)
    let hours = Int(offset.dropFirst().prefix(2)) ?? 0
    let minutes = Int(offset.suffix(2)) ?? 0
    let seconds = (offset.hasPrefix("-") ? -60 : 60) * (60 * hours + minutes)
    let text = "Date: \(CivilTime.mailDate(moment, utcOffsetSeconds: seconds))"
    return bytes[..<field.lowerBound] + Array(text.utf8) + bytes[field.upperBound...]
  }

  /// The bytes without the Date field, by which the same mail is known on another day.
  static func undated(_ bytes: [UInt8]) -> [UInt8] {
    field(in: bytes).map { Array(bytes[..<$0.lowerBound] + bytes[$0.upperBound...]) } ?? bytes
  }

  /// Where the field's line stands among the headers, without its line end.
  private static func field(in bytes: [UInt8]) -> Range<Int>? {
    var start = 0
    while start < bytes.count, bytes[start] != 13 {
      let end = bytes[start...].firstIndex(of: 13) ?? bytes.endIndex
      if bytes[start..<end].starts(with: "Date: ".utf8) { return start..<end }
      start = end + 2
    }
    return nil
  }
}
