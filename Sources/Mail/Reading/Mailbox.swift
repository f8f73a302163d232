import Foundation

/// A file of many mails, each after a line that begins with `From ` (RFC 4155).
enum Mailbox {
  /// The bytes of each mail, without the line before it.
  static func pieces(of box: Data) -> [Data] {
    var pieces: [Data] = []
    var start = box.startIndex
    var isBlank = true
    var line = box.startIndex
    while line < box.endIndex {
      let end = box[line...].firstIndex(of: UInt8(ascii: "\n")) ?? box.endIndex
      let next = end < box.endIndex ? end + 1 : end
      if box[line..<end].starts(with: mark),
        separates(text(box[line..<end]), before: text(box[next...].prefix(80)), isBlank)
      {
        if line > start { pieces.append(Data(box[start..<line])) }
        start = next
      }
      isBlank = box[line..<end].allSatisfy { $0 == UInt8(ascii: "\r") }
      line = next
    }
    if start < box.endIndex { pieces.append(Data(box[start...])) }
    return pieces
  }

  private static let mark = Data("From ".utf8)

  private static func text(_ bytes: Data) -> Substring {
    String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline }
  }

  /// True for the line before a mail: it ends in a date, or stands after an empty line, and the mail's header follows. A
  /// sentence that begins with "From" is none: some programs do not mark it.
  private static func separates(_ line: Substring, before next: Substring, _ isAfterBlank: Bool) -> Bool {
    let isDated = line.contains(stamp)
    return isDated && next.prefixMatch(of: /[A-Za-z][A-Za-z0-9\-]*:|>From[ ]/) != nil
      || isAfterBlank && next.prefixMatch(of: header) != nil
  }

  nonisolated(unsafe) private static let stamp =
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +[0-9]{1,2}|[0-9]{1,2} +[A-Z][a-z]{2}) .*[0-9]:[0-9]{2}/
  nonisolated(unsafe) private static let header =
    /(?i)(?:From|Date|Received|Return-Path|X-[A-Z\-]+|Message-ID|Delivered-To|MIME-Version|To|Subject|Content-Type):/
}
