internal import EventData

/// File names and media types of MIME parts.
enum PartName {
  /// `name=` for Content-Type (the ASCII fallback for old readers) and `filename=` for Content-Disposition, RFC 2231.
  ///
  /// The fallback stands in Content-Type since `filename` twice in one field is a defect to strict parsers.
  static func parameters(_ filename: String) throws(ExplainedError) -> (type: String, disposition: [String]) {
    let filename = filename.trimmed
    try check(filename)
    let fallback = asciiFallback(filename)
    let name = "name=\"\(fallback)\""
    if fallback == filename { return (name, ["filename=\"\(filename)\""]) }
    return (name, extended(filename))
  }

  /// A media type as `type/subtype` tokens; never one whose body must not be base64 (RFC 2045 section 6.4).
  static func checkMediaType(_ mediaType: String, of filename: String) throws(ExplainedError) {
    let sides = mediaType.split(separator: "/", omittingEmptySubsequences: false)
    let isToken = { (side: Substring) in
      !side.isEmpty
        && side.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || "0123456789!#$&-^_.+".unicodeScalars.contains($0))
        }
    }
    guard sides.count == 2, sides.allSatisfy(isToken), mediaType.utf8.count <= 127,
      !["multipart", "message"].contains(sides[0].lowercased())
    else {
      throw .composing(
        "media type of \(HeaderText.quoted(filename))",
        "\(HeaderText.quoted(mediaType)) is not a type/subtype that can be attached",
        remedy: "Name a media type such as application/pdf")
    }
  }

  private static func check(_ filename: String) throws(ExplainedError) {
    try HeaderText.check(filename, field: "file name")
    let isPlain =
      !filename.isEmpty && !filename.contains { $0 == "/" || $0 == "\\" } && filename != "." && filename != ".."
    guard isPlain, filename.utf8.count <= 255 else {
      throw .composing(
        "file name \(HeaderText.quoted(filename))", "a name must be 1 to 255 bytes and must not hold a folder",
        remedy: "Give the attachment a plain file name")
    }
  }

  /// Letters outside ASCII and the characters that need quoting become one underscore a run.
  static func asciiFallback(_ filename: String) -> String {
    var result = ""
    for scalar in filename.unicodeScalars {
      if (0x20...0x7E).contains(scalar.value), !"\"%?".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else if !result.hasSuffix("_") {
        result += "_"
      }
    }
    return result.utf8.count <= 60 ? result : shortened(result)
  }

  /// Keeps the end, where the extension is.
  private static func shortened(_ name: String) -> String { String(name.prefix(40)) + "_" + String(name.suffix(19)) }

  /// `filename*=UTF-8''...`, or numbered sections when it is long; a character is never split between sections.
  private static func extended(_ filename: String) -> [String] {
    let pieces = filename.unicodeScalars.map { PercentEncoding.encode($0, keeping: "-_.~") }
    let whole = pieces.joined()
    if whole.utf8.count <= 55 { return ["filename*=UTF-8''\(whole)"] }
    var sections = [""]
    for piece in pieces {
      let last = sections.count - 1
      if sections[last].utf8.count + piece.utf8.count > 50 { sections.append(piece) } else { sections[last] += piece }
    }
    return sections.enumerated().map { "filename*\($0)*=\($0 == 0 ? "UTF-8''" : "")\($1)" }
  }
}
