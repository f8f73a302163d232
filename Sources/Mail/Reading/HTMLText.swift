import EventData

/// The text of an HTML mail, as far as an abstract needs it: blocks on lines of their own, raised digits kept.
enum HTMLText {
  /// The text without its markup. Scripts, styles and comments are left out.
  static func plain(_ html: String) -> String {
    var out = ""
    var rest = Substring(html)
    var raise: Character?
    while let open = rest.firstIndex(of: "<") {
      append(rest[..<open], raise, to: &out)
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
        continue
      }
      guard let close = rest.firstIndex(of: ">") else { break }
      let inside = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      let isEnd = inside.first == "/"
      let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
      switch name {
      case "script", "style", "head", "title":
        guard !isEnd else { continue }
        let end = rest.firstRange(of: #/(?i)<\/\#(name)\s*>/#) ?? rest.firstRange(of: "</\(name)>")
        if let end { rest = rest[end.upperBound...] } else if name != "head" { rest = "" }
      case "sup", "sub": raise = isEnd ? nil : name == "sup" ? "^" : "_"
      case "br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr",
        "pre":
        if out.last != "\n", !out.isEmpty { out += "\n" } else if name == "br" { out += "\n" }
        if name == "blockquote", !isEnd { out += "\u{1}" } else if name == "blockquote" { out += "\u{2}" }
      case "td", "th": if !isEnd, let last = out.last, !last.isNewline { out += " " }
      default: break
      }
    }
    append(rest, raise, to: &out)
    return quoted(out)
  }

  /// Lines inside quotations get the mark that mails have for them, so that they are cut like others.
  private static func quoted(_ text: String) -> String {
    var depth = 0
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      depth += line.count { $0 == "\u{1}" }
      let plain = line.filter { $0 != "\u{1}" && $0 != "\u{2}" }
      let shown = depth > 0 && !plain.isEmpty ? "> " + plain : String(plain)
      depth = max(0, depth - line.count { $0 == "\u{2}" })
      return shown
    }.joined(separator: "\n")
  }

  private static func append(_ text: Substring, _ raise: Character?, to out: inout String) {
    guard !text.isEmpty else { return }
    var plain = decoded(
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).joined(separator: " "))
    if let raise { plain = raise == "^" ? RaisedText.raised(plain) : RaisedText.lowered(plain) }
    if plain.first == " ", out.last.map({ $0.isWhitespace }) ?? true { plain.removeFirst() }
    out += plain
  }

  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing(/&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z0-9]{2,10});/) { match in
      let name = String(match.1)
      if name.hasPrefix("#") {
        let isHex = name.dropFirst().first == "x" || name.dropFirst().first == "X"
        let number = isHex ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
      }
      return entities[name] ?? String(match.0)
    }
  }

  /// The names that mail programs write; others stay as they are, and can be seen.
  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "hellip": "…",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·",
    "plusmn": "±", "times": "×", "divide": "÷", "deg": "°", "micro": "µ", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈",
    "minus": "−", "sup2": "²", "sup3": "³", "frac12": "½", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "chi": "χ", "Delta": "Δ", "eacute": "é", "egrave": "è", "agrave": "à",
    "aacute": "á", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "ccedil": "ç", "ntilde": "ñ", "oslash": "ø", "aring": "å", "iacute": "í", "oacute": "ó", "uacute": "ú",
    "rarr": "→", "copy": "©", "reg": "®", "trade": "™", "euro": "€",
  ]
}
