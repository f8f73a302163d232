/// The names and numbers by which HTML writes characters.
public enum HTMLEntities {
  /// A text with `&alpha;`, `&#946;` and `&#x3b2;` as the characters they stand for, also when they were written so twice
  /// (`&amp;lt;`). What is no known name stays as it is.
  public static func decoded(_ text: String) -> String {
    var text = text
    for _ in 0..<3 where text.utf8.contains(UInt8(ascii: "&")) && text.utf8.contains(UInt8(ascii: ";")) {
      let plain = text.replacing(entity) { match in
        character(String(match.1)).map { String(Character($0)) } ?? String(match.0)
      }
      if plain == text { break }
      text = plain
    }
    return text
  }

  nonisolated(unsafe) private static let entity = /&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});/

  private static func character(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return named[name] }
    let isHex = name.dropFirst().first == "x" || name.dropFirst().first == "X"
    guard let number = isHex ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst()) else { return nil }
    // Web pages mean Windows-1252 by the numbers of control characters (WHATWG, "numeric character reference end state").
    if let byte = UInt8(exactly: number), let scalar = TextEncoding.scalar(windows1252: byte) { return scalar }
    return Unicode.Scalar(number)
  }

  /// HTML 4's names: Latin-1 from U+00A1, Greek from U+0391 and U+03B1, then the others with their characters.
  private static let named: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "nbsp": " ", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
      "lrm": "\u{200E}", "rlm": "\u{200F}", "shy": "\u{00AD}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"",
      "apos": "'",
    ]
    for (first, names) in [(0xA1, latin), (0x391, greek), (0x3B1, greek.lowercased())] as [(UInt32, String)] {
      for (offset, name) in names.split(whereSeparator: \.isWhitespace).enumerated() where name != "-" {
        table[String(name)] = Unicode.Scalar(first + UInt32(offset))
      }
    }
    let words = others.split(whereSeparator: \.isWhitespace)
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[String(words[index])] = words[index + 1].unicodeScalars.first
    }
    return table
  }()

  private static let latin = """
    iexcl cent pound curren yen brvbar sect uml copy ordf laquo not - reg macr deg plusmn sup2 sup3 acute micro para middot
    cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc
    Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth
    ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """
  private static let greek = """
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi
    Omega
    """
  private static let others = """
    sigmaf ς thetasym ϑ upsih ϒ piv ϖ OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash —
    lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹
    rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵
    lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus −
    lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤
    ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨
    rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ leq ≤ geq ≥ hyphen ‐ dash ‐ approx ≈ epsi ε mldr … colon : comma ,
    lpar ( rpar ) num # equals = plus + percnt % lowbar _ sol / semi ; excl ! quest ? period . lsqb [ rsqb ] ast *
    """
}
