import EventData

/// Follows the elements of a document's body (WordprocessingML) and collects what a reader sees.
struct WordReader {
  let styles: WordStyles
  private(set) var blocks: [WordDocument.Block] = []
  private(set) var hasTrackedChanges = false, hasComments = false
  private(set) var pictures = 0, notes = 0
  /// Places where the text of another part or file would stand.
  private(set) var embedded = 0

  /// Paragraphs being read, the innermost last: a text box's paragraphs stand inside another.
  private var open: [Open] = []
  /// Tables being read, the innermost last.
  private var tables: [[[[WordDocument.Paragraph]]]] = []
  /// Elements being read inside one whose content is not seen, with it.
  private var skipped = 0
  /// Content controls being read: true for one that shows its prompt, as nobody filled it in.
  private var controls: [Bool] = []
  private var run = Run()
  private var isText = false, isOfParagraph = false
  private var formula: MathText?
  private var choices = Choices()
  /// The text of a paragraph whose end was deleted: the next one goes on with it.
  private var carried = RisingText()

  private struct Open {
    var text: RisingText
    var style = ""
    var isEndDeleted = false
  }

  private struct Run {
    /// Set directly, and by the run's and the paragraph's style.
    var own = WordFormat(), style = WordFormat()
    var format: WordFormat { own.over(style) }
  }

  /// A drop-down list of the old forms, whose choice stands nowhere as text.
  private struct Choices {
    var entries: [String] = []
    var chosen = 0
  }

  init(styles: WordStyles) { self.styles = styles }

  /// Deletions, the old half of moves and formats, fallbacks, field codes.
  private static let unseen: Set<String> = [
    "del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "tblPrChange",
    "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange", "numberingChange",
  ]

  // MARK: - Elements

  mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "ins", "del", "moveFrom", "moveTo", "rPrChange": hasTrackedChanges = true
    case "commentReference": hasComments = true
    default: break
    }
    if isOfParagraph, name == "del" || name == "moveFrom", let last = open.indices.last {
      open[last].isEndDeleted = true
    }
    let isPrompt = name == "sdtContent" && controls.last == true
    if skipped > 0 || isPrompt || Self.unseen.contains(name) { skipped += 1 }
    guard skipped == 0 else { return }
    if formula != nil { formula?.start(name, attributes) } else { take(name, attributes) }
  }

  mutating func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
    } else if formula != nil, name != "oMath" {
      formula?.end()
    } else {
      finish(name)
    }
  }

  mutating func add(_ text: String) {
    guard skipped == 0 else { return }
    if formula != nil { formula?.add(text) } else if isText { write(SymbolFont.text(text, font: run.format.font)) }
  }

  private mutating func take(_ name: String, _ attributes: [String: String]) {
    func value() -> String { OfficeXML.value("val", attributes) ?? "" }
    switch name {
    case "p":
      open.append(Open(text: carried))
      carried = RisingText()
    case "pPr": isOfParagraph = true
    case "pStyle": if let last = open.indices.last { open[last].style = value() }
    case "r": run = Run(style: open.last.map { styles.format(of: $0.style) } ?? WordFormat())
    case "rStyle": run.style = styles.format(of: value()).over(run.style)
    case "t": isText = true
    case "tab" where attributes.isEmpty: write("\t")
    case "ptab": write("\t")
    case "br", "cr": if !["page", "column"].contains(OfficeXML.value("type", attributes) ?? "") { write("\n") }
    case "noBreakHyphen": write("-")
    case "sym": write(Self.symbol(attributes))
    case "oMath": formula = MathText()
    case "sdt": controls.append(false)
    case "showingPlcHdr":
      if let last = controls.indices.last { controls[last] = !["0", "false", "off"].contains(value()) }
    case "ddList": choices = Choices()
    case "listEntry": choices.entries.append(value())
    case "result": choices.chosen = Int(value()) ?? 0
    case "tbl": tables.append([])
    case "tr": if let last = tables.indices.last { tables[last].append([]) }
    case "tc": if let row = rowIndex { tables[row.0][row.1].append([]) }
    case "footnoteReference", "endnoteReference": notes += 1
    case "blip", "imagedata", "chart", "relIds": pictures += 1
    case "altChunk", "subDoc": embedded += 1
    default: if !isOfParagraph { run.own.take(name, attributes) }
    }
  }

  private mutating func finish(_ name: String) {
    switch name {
    case "t": isText = false
    case "r": run = Run()
    case "pPr": isOfParagraph = false
    case "oMath":
      if let formula { write(formula.text) }
      formula = nil
    case "sdt": _ = controls.popLast()
    case "ddList": if choices.entries.indices.contains(choices.chosen) { write(choices.entries[choices.chosen]) }
    case "p": if let paragraph = open.popLast() { close(paragraph) }
    case "tc", "body":
      let rest = Open(text: carried)
      carried = RisingText()
      close(rest)
    case "tbl":
      guard let table = tables.popLast() else { return }
      // A table in a cell reads as its text.
      keep(table.flatMap { $0.flatMap { $0 } }, outsideTables: .table(table))
    default: break
    }
  }

  // MARK: - What is kept

  /// A character from a font's table; one of a font that is not known cannot be known.
  private static func symbol(_ attributes: [String: String]) -> String {
    guard let code = OfficeXML.value("char", attributes).flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(code)
    else { return "" }
    let seen = SymbolFont.text(String(Character(scalar)), font: OfficeXML.value("font", attributes))
    return seen.unicodeScalars.contains { $0.value >= 0xF000 && $0.value <= 0xF0FF }
      ? String(Character(SymbolFont.unknown)) : seen
  }

  private mutating func write(_ text: String) {
    guard run.format.isHidden != true, let last = open.indices.last else { return }
    open[last].text.write(text, raised: run.format.raised)
  }

  private mutating func close(_ paragraph: Open) {
    guard !paragraph.isEndDeleted else { return carried = paragraph.text }
    let text = paragraph.text.text.cleaned.trimmed
    guard !text.isEmpty else { return }
    let kept = WordDocument.Paragraph(text, style: styles.name(of: paragraph.style))
    keep([kept], outsideTables: .paragraph(kept))
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
