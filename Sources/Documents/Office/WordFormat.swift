/// How the characters of a run are set, as far as it changes what a reader sees. What is not said is nil.
struct WordFormat {
  private var alignment: String?
  /// Half-points above the line.
  private var position: Int?
  private(set) var isHidden: Bool?
  private(set) var font: String?

  /// Takes a property of a run (`w:rPr`).
  mutating func take(_ name: String, _ attributes: [String: String]) {
    let value = OfficeXML.value("val", attributes) ?? ""
    switch name {
    case "vertAlign": alignment = value
    case "position": position = Int(value)
    case "vanish": isHidden = !["0", "false", "off"].contains(value)
    case "rFonts": font = OfficeXML.value("ascii", attributes) ?? OfficeXML.value("hAnsi", attributes) ?? font
    default: break
    }
  }

  /// This format where it says something, else another's.
  func over(_ base: WordFormat) -> WordFormat {
    var format = self
    format.alignment = alignment ?? base.alignment
    format.position = position ?? base.position
    format.isHidden = isHidden ?? base.isHidden
    format.font = font ?? base.font
    return format
  }

  /// True for raised, false for lowered, nil on the line. A point and a half moves no character anybody notices.
  var raised: Bool? {
    switch alignment {
    case "superscript": true
    case "subscript": false
    default: position.flatMap { abs($0) < 3 ? nil : $0 > 0 }
    }
  }
}

/// The styles of a document, by their ids.
struct WordStyles {
  private struct Style {
    var name = "", base = ""
    var format = WordFormat()
  }

  private var styles: [String: Style] = [:]

  /// No styles: every one is ordinary text.
  init() {}

  /// Reads the part that holds them.
  init(_ archive: ZipArchive, part: String) throws {
    var found: [String: Style] = [:]
    var id = "", skipped = 0
    try archive.read(
      part,
      start: { name, attributes in
        // Formats of a table's corners, and formats before a tracked change.
        if skipped > 0 || name == "tblStylePr" || name.hasSuffix("PrChange") { skipped += 1 }
        guard skipped == 0 else { return }
        switch name {
        case "style": id = OfficeXML.value("styleId", attributes) ?? ""
        case "name": found[id, default: Style()].name = (OfficeXML.value("val", attributes) ?? "").lowercased()
        case "basedOn": found[id, default: Style()].base = OfficeXML.value("val", attributes) ?? ""
        default: if !id.isEmpty { found[id, default: Style()].format.take(name, attributes) }
        }
      },
      end: { _ in if skipped > 0 { skipped -= 1 } })
    styles = found
  }

  /// A style's built-in name in small letters; the id's when it is none.
  func name(of id: String) -> String { styles[id]?.name ?? id.lowercased() }

  /// A style's format with those it is based on.
  func format(of id: String) -> WordFormat {
    var format = WordFormat()
    var id = id
    for _ in 0..<20 {
      guard let style = styles[id] else { break }
      format = format.over(style.format)
      id = style.base
    }
    return format
  }
}
