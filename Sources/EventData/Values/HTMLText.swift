/// The text of HTML as a reader sees it: blocks on lines of their own, raised digits kept, characters of the font Symbol
/// as what they show.
public enum HTMLText {
  /// The text of a page without its markup. Scripts, styles and comments are left out; lines of quotations begin with
  /// `> `, as mails have it.
  public static func plain(_ html: String) -> String {
    var reader = Reader(known: nil)
    reader.read(html)
    return quoted(reader.text)
  }

  /// A text into which somebody typed or pasted tags, without them. Only known tags count, and only those that are closed
  /// again: `p<0.05, n>200` stays.
  static func typed(_ text: String) -> String {
    let tags = text.matches(of: tag).map { (isEnd: !$0.1.isEmpty, name: $0.2.lowercased()) }
    let names = Set(tags.map(\.name))
    let closed = Set(tags.filter(\.isEnd).map(\.name)).intersection(tags.filter { !$0.isEnd }.map(\.name))
    let known = closed.intersection(paired).union(names.intersection(["br", "hr"]))
    guard !known.isEmpty else { return text }
    var reader = Reader(known: known)
    reader.read(text)
    return reader.text
  }

  /// A tag as programs write it; attributes have values.
  nonisolated(unsafe) fileprivate static let tag =
    /<(\/?)([A-Za-z][A-Za-z0-9:]{0,9})((?:\s+[A-Za-z\-:]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*)\s*\/?>/

  fileprivate static let blocks: Set<String> = [
    "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre",
  ]
  private static let paired = blocks.union([
    "a", "b", "big", "code", "em", "font", "i", "mark", "o:p", "s", "small", "span", "strike", "strong", "style", "sub",
    "sup", "tbody", "td", "th", "tt", "u",
  ])

  /// Lines inside quotations get the mark that mails have for them, so that they are cut like others.
  private static func quoted(_ text: String) -> String {
    var depth = 0
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      depth += line.count { $0 == Reader.quotation }
      let plain = line.filter { $0 != Reader.quotation && $0 != Reader.quotationEnd }
      let shown = depth > 0 && !plain.isEmpty ? "> " + plain : String(plain)
      depth = max(0, depth - line.count { $0 == Reader.quotationEnd })
      return shown
    }.joined(separator: "\n")
  }
}

/// Goes through markup piece by piece.
private struct Reader {
  /// The names that are tags; nil for a page, where every name is one.
  let known: Set<String>?

  static let quotation: Character = "\u{1}", quotationEnd: Character = "\u{2}"

  private var out = RisingText()
  /// Elements that change how their text is read, the innermost last.
  private var open: [Style] = []
  private var isAsTyped: Bool

  private struct Style {
    let name: String
    /// True for raised, false for lowered.
    var raise: Bool?
    var font: String?
  }

  init(known: Set<String>?) {
    self.known = known
    isAsTyped = known != nil
  }

  var text: String { out.text }

  mutating func read(_ markup: String) {
    var rest = Substring(markup)
    while let start = rest.firstIndex(of: "<") {
      write(rest[..<start])
      rest = rest[start...]
      if rest.hasPrefix("<!--"), known == nil || rest.contains("-->") {
        rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
      } else if let (tag, after) = tag(at: rest) {
        rest = after
        take(tag, &rest)
      } else {
        write("<")
        rest = rest.dropFirst()
      }
    }
    write(rest)
  }

  private typealias Tag = (name: String, isEnd: Bool, attributes: Substring)

  /// The tag a text begins with, and what follows it.
  private func tag(at rest: Substring) -> (Tag, Substring)? {
    if let known {
      guard let match = rest.prefixMatch(of: HTMLText.tag), known.contains(match.2.lowercased()) else { return nil }
      return ((match.2.lowercased(), !match.1.isEmpty, match.3), rest[match.range.upperBound...])
    }
    guard let next = rest.dropFirst().first, next.isLetter || "/!?".contains(next) else { return nil }
    // A tag that never ends is cut off text.
    guard let close = rest.firstIndex(of: ">") else { return (("", false, ""), "") }
    let inside = rest[rest.index(after: rest.startIndex)..<close].drop { $0 == "/" }
    let name = inside.prefix { $0.isLetter || $0.isNumber || $0 == ":" }
    return ((name.lowercased(), next == "/", inside[name.endIndex...]), rest[rest.index(after: close)...])
  }

  private mutating func take(_ tag: Tag, _ rest: inout Substring) {
    switch tag.name {
    case "script", "style", "head", "title":
      guard !tag.isEnd else { return }
      let end = rest.firstRange(of: "</\(tag.name)>") ?? rest.firstRange(of: "</\(tag.name.uppercased())>")
      if let end { rest = rest[end.upperBound...] } else if tag.name != "head" { rest = "" }
    case "br": newLine(always: true)
    case "hr": newLine()
    case _ where HTMLText.blocks.contains(tag.name):
      newLine()
      open = []
      if tag.name == "pre" { isAsTyped = !tag.isEnd || known != nil }
      if tag.name == "blockquote", known == nil {
        out.write(String(tag.isEnd ? Self.quotationEnd : Self.quotation))
      }
    case "td", "th": if !tag.isEnd, let last = out.last, !last.isNewline { write(" ") }
    case "sup", "sub", "span", "font":
      if tag.isEnd {
        if let place = open.lastIndex(where: { $0.name == tag.name }) { open.removeSubrange(place...) }
      } else {
        open.append(style(tag))
      }
    default: break
    }
  }

  private func style(_ tag: Tag) -> Style {
    let attributes = tag.attributes.lowercased()
    var style = Style(name: tag.name)
    style.raise = tag.name == "sup" ? true : tag.name == "sub" ? false : nil
    if let align = attributes.firstMatch(of: /vertical-align\s*:\s*(super|sub|baseline)/) {
      style.raise = align.1 == "baseline" ? nil : align.1 == "super"
    }
    style.font = attributes.firstMatch(of: /(?:font-family\s*:|face\s*=)[\s"'&;quot]*([a-z][a-z ]*)/).map {
      String($0.1).trimmed
    }
    return style
  }

  private mutating func write(_ piece: Substring) {
    guard !piece.isEmpty else { return }
    var text = String(piece)
    if !isAsTyped { text = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).collapsed }
    text = SymbolFont.text(HTMLEntities.decoded(text), font: open.last { $0.font != nil }?.font)
    if !isAsTyped, text.first == " ", out.last?.isWhitespace ?? true { text.removeFirst() }
    out.write(text, raised: open.last { $0.raise != nil }?.raise)
  }

  private mutating func newLine(always: Bool = false) {
    if always || out.last != "\n" && out.last != nil { out.write("\n") }
  }
}

extension [Substring] {
  /// Pieces between white space with single spaces.
  fileprivate var collapsed: String {
    var out = ""
    for (index, piece) in enumerated() where index == 0 || index == count - 1 || !piece.isEmpty {
      if index > 0, out.last != " " { out += " " }
      out += piece
    }
    return out
  }
}
