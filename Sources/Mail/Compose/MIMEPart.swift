internal import EventData

/// A part of a mail: header fields that are complete lines, and an encoded body.
struct MIMEPart {
  var headers: String
  var body: [UInt8]

  /// A text in quoted-printable UTF-8.
  static func text(_ text: String, subtype: String) -> MIMEPart {
    MIMEPart(
      headers: "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n",
      body: QuotedPrintable.encode(text))
  }

  /// The calendar as an alternative to the text, which is where calendar programs look for it. Base64, so that its own
  /// line ends arrive untouched.
  static func calendar(_ bytes: [UInt8], method: String) -> MIMEPart {
    MIMEPart(
      headers: "Content-Type: text/calendar; method=\(method); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
      body: Base64Lines.encode(bytes))
  }

  /// An attached file, or with a content id a picture inside the HTML.
  static func file(
    _ filename: String, mediaType: String, bytes: [UInt8], contentID: String? = nil
  ) throws(ExplainedError) -> MIMEPart {
    try PartName.checkMediaType(mediaType, of: filename)
    let names = try PartName.parameters(filename)
    var headers = HeaderField.folded("Content-Type", ["\(mediaType);", names.type])
    let kind = contentID == nil ? "attachment" : "inline"
    headers += HeaderField.folded("Content-Disposition", separated([kind] + names.disposition))
    if let contentID { headers += HeaderField.folded("Content-ID", ["<\(contentID)>"]) }
    return MIMEPart(headers: headers + "Content-Transfer-Encoding: base64\r\n", body: Base64Lines.encode(bytes))
  }

  /// Parts in one; a single part stays itself.
  static func multipart(_ subtype: String, parameters: String = "", _ parts: [MIMEPart], seed: UInt64) -> MIMEPart {
    if parts.count == 1 { return parts[0] }
    let boundary = boundary(subtype, for: parts, seed: seed)
    var body: [UInt8] = []
    for part in parts { body += Array("--\(boundary)\r\n".utf8) + part.bytes }
    body += Array("--\(boundary)--\r\n".utf8)
    let type = HeaderField.folded("Content-Type", ["multipart/\(subtype);\(parameters)", "boundary=\"\(boundary)\""])
    return MIMEPart(headers: type, body: body)
  }

  /// Header, empty line, body; always ends with CRLF.
  var bytes: [UInt8] { Array(headers.utf8) + Array("\r\n".utf8) + body }

  private static func separated(_ tokens: [String]) -> [String] {
    tokens.enumerated().map { $0 == tokens.count - 1 ? $1 : "\($1);" }
  }

  /// A boundary that follows from the message alone and occurs in none of the parts. `=_` cannot occur in
  /// quoted-printable or base64, the check is for whatever else a part may become.
  private static func boundary(_ subtype: String, for parts: [MIMEPart], seed: UInt64) -> String {
    var salt = seed
    while true {
      let candidate = "=_\(subtype)_\(String(salt, radix: 16).padded(to: 16))"
      if !parts.contains(where: { $0.occurs(candidate) }) { return candidate }
      salt = salt &* 6_364_136_223_846_793_005 &+ 1
    }
  }

  /// Whether a line of the part begins with `--` and the boundary.
  private func occurs(_ boundary: String) -> Bool {
    let delimiter = Array("--\(boundary)".utf8)
    var isLineStart = true
    for (index, byte) in body.enumerated() {
      if isLineStart, byte == delimiter[0], body[index...].starts(with: delimiter) { return true }
      isLineStart = byte == UInt8(ascii: "\n")
    }
    return false
  }
}
