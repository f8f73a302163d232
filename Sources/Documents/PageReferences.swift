import Foundation

/// Finds what an HTML page would make WeasyPrint fetch. A page stands on its own: pictures are `data:` URLs, or files
/// below one folder that the caller names. Everything else is refused before the program runs, so that neither a
/// template nor a name in it can read files or reach the network.
struct PageReferences {
  let baseFolder: URL?
  private(set) var problems: [String] = []

  /// Elements that exist to load or run something.
  private static let refusedElements: Set = [
    "script", "link", "base", "iframe", "frame", "object", "embed", "audio", "video", "source", "track", "applet",
  ]
  private static let addressAttributes: Set = [
    "src", "href", "xlink:href", "srcset", "data", "poster", "background", "action", "longdesc", "profile", "manifest",
  ]
  private static let plainAttributes: Set = [
    "alt", "title", "content", "value", "class", "id", "lang", "dir", "name",
  ]

  init(baseFolder: URL?) { self.baseFolder = baseFolder }

  mutating func check(html: String) {
    // Every address that is allowed is ASCII. Without the rest, a quotation mark with an accent upon it is for this
    // check what it is for WeasyPrint: a quotation mark.
    let text = String(decoding: html.utf8.map { $0 < 128 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    var rest = Substring(text)
    var line = 1
    while let open = rest.firstIndex(of: "<") {
      line += rest[..<open].count(where: \.isNewline)
      rest = rest[rest.index(after: open)...]
      let start = rest.startIndex
      defer { line += text[start..<rest.startIndex].count(where: \.isNewline) }
      if rest.hasPrefix("!--") {
        rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? rest.suffix(0)
      } else if rest.first?.isASCII == true, rest.first?.isLetter == true {
        checkElement(&rest, line: line)
      }
    }
  }

  private mutating func checkElement(_ rest: inout Substring, line: Int) {
    let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }.lowercased()
    rest = rest.dropFirst(name.count)
    if Self.refusedElements.contains(name) { problems.append("line \(line): <\(name)> is not allowed in a page") }
    while let (attribute, value) = nextAttribute(&rest) { check(attribute, value, of: name, line: line) }
    if name == "style" {
      let end = rest.range(of: "</style", options: .caseInsensitive)?.lowerBound ?? rest.endIndex
      check(css: String(rest[..<end]), line: line)
      rest = rest[end...]
    }
  }

  /// Takes the next `name=value` of a tag; nil at its end.
  private func nextAttribute(_ rest: inout Substring) -> (String, String)? {
    rest = rest.drop { $0.isWhitespace || $0 == "/" }
    guard let first = rest.first, first != ">" else {
      rest = rest.dropFirst()
      return nil
    }
    let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
    rest = rest.dropFirst(max(1, name.count))
    let after = rest.drop(while: \.isWhitespace)
    guard after.first == "=" else { return (name.lowercased(), "") }
    rest = after.dropFirst().drop(while: \.isWhitespace)
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst()
      let value = rest.prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 1)
      return (name.lowercased(), String(value))
    }
    let value = rest.prefix { !$0.isWhitespace && $0 != ">" }
    rest = rest.dropFirst(value.count)
    return (name.lowercased(), String(value))
  }

  private mutating func check(_ attribute: String, _ value: String, of element: String, line: Int) {
    if element == "a" || element == "area" {
      // A link is printed, not fetched; as an attachment it would be.
      if attribute == "rel" { problems.append("line \(line): rel is not allowed on a link") }
      if attribute == "href", value.wholeMatch(of: /(https?:\/\/|mailto:|tel:|#).*/.ignoresCase()) != nil { return }
    }
    if Self.addressAttributes.contains(attribute) {
      if !isAllowed(value) { refuse(value, line: line) }
    } else if !Self.plainAttributes.contains(attribute) {
      check(css: value, line: line)
    }
  }

  private mutating func check(css: String, line: Int) {
    // CSS lets letters be written as \75 and so on; what counts is what WeasyPrint reads.
    let plain = css.replacing(/\\([0-9A-Fa-f]{1,6})\s?/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }.replacing("\\", with: "")
    for match in plain.matches(of: /@import|image-set\s*\(|\bimage\s*\(/.ignoresCase()) {
      problems.append("line \(line): \(match.0) is not allowed in a page's style")
    }
    for match in plain.matches(of: /url\s*\(\s*["']?([^"')]*)/.ignoresCase()) where !isAllowed(String(match.1)) {
      refuse(String(match.1), line: line)
    }
  }

  private mutating func refuse(_ address: String, line: Int) {
    problems.append("line \(line): the page refers to \"\(address.prefix(80))\", which lies outside it")
  }

  private func isAllowed(_ address: String) -> Bool {
    let address = address.trimmingCharacters(in: .whitespacesAndNewlines)
    if address.hasPrefix("#") { return true }
    if address.wholeMatch(of: /data:image\/(png|jpeg|gif);base64,[A-Za-z0-9+\/=\s]*/) != nil { return true }
    guard let baseFolder, address.wholeMatch(of: /[A-Za-z0-9_\-][A-Za-z0-9_.\-\/]*/) != nil,
      !address.contains("..")
    else { return false }
    // A symbolic link must not lead out of the folder either.
    let folder = baseFolder.resolvingSymlinksInPath().path
    return baseFolder.appending(path: address).resolvingSymlinksInPath().path.hasPrefix(folder + "/")
  }
}
