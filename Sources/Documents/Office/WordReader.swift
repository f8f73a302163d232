import EventData

/// Follows the elements of a document's body (WordprocessingML) and collects what a reader sees.
struct WordReader {
  let styles: [String: String]
  private(set) var blocks: [WordDocument.Block] = []
  private(set) var hasTrackedChanges = false, hasComments = false
  private(set) var pictures = 0, notes = 0

  /// Paragraphs being read, the innermost last: a text box's paragraphs stand inside another.
  private var open: [Open] = []
  /// Tables being read, the innermost last.
  private var tables: [[[[WordDocument.Paragraph]]]] = []
  /// Depth inside elements whose content is not seen: deletions, the old half of a move, fallbacks.
  private var skipped = 0
  private var run = Run()
  private var isText = false

  private struct Open {
    var text = ""
    var style = ""
  }

  private struct Run {
    var raise = ""
    var isHidden = false
  }

  init(styles: [String: String]) { self.styles = styles }

  private static let unseen: Set<String> = ["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"]

  mutating func start(_ name: String, _ attributes: [String: String]) {
    func value() -> String { OfficeXML.value("val", attributes) ?? "" }
    switch name {
    case "ins", "del", "moveFrom", "moveTo": hasTrackedChanges = true
    case "commentReference": hasComments = true
    case "footnoteReference", "endnoteReference": notes += 1
    case "blip", "imagedata": pictures += 1
    default: break
    }
    if Self.unseen.contains(name) { skipped += 1 }
    guard skipped == 0 else { return }
    switch name {
    case "p": open.append(Open())
    case "pStyle": if let last = open.indices.last { open[last].style = styles[value()] ?? value().lowercased() }
    case "r": run = Run()
    case "vertAlign": run.raise = value()
    case "vanish": run.isHidden = !["0", "false"].contains(value())
    case "t": isText = true
    case "tab" where attributes.isEmpty: write("\t")
    case "br", "cr": if !["page", "column"].contains(OfficeXML.value("type", attributes) ?? "") { write("\n") }
    case "noBreakHyphen": write("-")
    case "sym": write(SymbolFont.text(OfficeXML.value("char", attributes) ?? ""))
    case "tbl": tables.append([])
    case "tr": if let last = tables.indices.last { tables[last].append([]) }
    case "tc": if let row = rowIndex { tables[row.0][row.1].append([]) }
    default: break
    }
  }

  mutating func end(_ name: String) {
    if Self.unseen.contains(name) { skipped -= 1 }
    guard skipped == 0 else { return }
    switch name {
    case "t": isText = false
    case "p":
      guard let paragraph = open.popLast() else { return }
      let text = paragraph.text.trimmed.nfc
      guard !text.isEmpty else { return }
      let kept = WordDocument.Paragraph(text, style: paragraph.style)
      keep([kept], outsideTables: .paragraph(kept))
    case "tbl":
      guard let table = tables.popLast() else { return }
      // A table in a cell reads as its text.
      keep(table.flatMap { $0.flatMap { $0 } }, outsideTables: .table(table))
    default: break
    }
  }

  mutating func add(_ text: String) {
    guard isText, skipped == 0 else { return }
    write(OfficeXML.text(text, aligned: run.raise))
  }

  private mutating func write(_ text: String) {
    guard !run.isHidden, let last = open.indices.last else { return }
    open[last].text += text
  }

  /// The innermost table with a row, and that row.
  private var rowIndex: (Int, Int)? {
    tables.indices.last.flatMap { table in tables[table].indices.last.map { (table, $0) } }
  }

  private mutating func keep(_ paragraphs: [WordDocument.Paragraph], outsideTables block: WordDocument.Block) {
    if let row = rowIndex, let cell = tables[row.0][row.1].indices.last {
      tables[row.0][row.1][cell] += paragraphs
    } else {
      blocks.append(block)
    }
  }
}

/// Characters Word inserts from the font Symbol, whose codes are of the font and not of Unicode.
enum SymbolFont {
  /// The character of a code such as `F061` (α); a question mark in brackets for one that is not known.
  static func text(_ code: String) -> String {
    guard let number = UInt32(code, radix: 16) else { return "" }
    let byte = number & 0xFF
    guard number >= 0xF000 else { return Unicode.Scalar(number).map { String(Character($0)) } ?? "" }
    if let greek = letters[byte] { return String(greek) }
    return (0x20...0x7E).contains(byte) ? String(UnicodeScalar(UInt8(byte))) : "[?]"
  }

  /// The upper and lower Greek letters and the signs that abstracts use (Adobe's Symbol encoding).
  private static let letters: [UInt32: Character] = {
    var table: [UInt32: Character] = [
      0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xD6: "√", 0xB7: "•",
      0xAE: "→", 0xAD: "↑", 0xAF: "↓", 0xAC: "←", 0xD7: "⋅", 0xB8: "÷", 0x2D: "−",
    ]
    let small = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", large = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
    for (offset, letter) in small.enumerated() { table[0x61 + UInt32(offset)] = letter }
    for (offset, letter) in large.enumerated() { table[0x41 + UInt32(offset)] = letter }
    return table
  }()
}
