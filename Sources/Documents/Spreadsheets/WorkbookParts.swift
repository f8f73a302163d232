import EventData
import Foundation

/// The parts of a workbook: its sheets, shared strings and styles, found through its relations.
struct WorkbookParts {
  struct SheetPart {
    let name: String
    let isHidden: Bool
    let part: String?
  }

  let sheets: [SheetPart]
  private let is1904: Bool
  private let relations: [(id: String, type: String, target: String)]
  private let archive: ZipArchive

  init(_ archive: ZipArchive) throws {
    self.archive = archive
    let workbook = try archive.relations(of: "").first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
    guard archive.contains(workbook) else {
      throw ExplainedError(
        .refused, "The file is no Excel workbook (.xlsx)", at: archive.file, why: "It has no part \(workbook).",
        remedy: "Export it again as .xlsx, or as CSV UTF-8. Nothing was read.")
    }
    let relations = try archive.relations(of: workbook)
    var found: [(name: String, state: String, id: String)] = []
    var from1904 = false
    try archive.read(
      workbook,
      start: { name, attributes in
        switch name {
        case "sheet":
          let id = attributes.first { $0.key.hasSuffix(":id") }?.value ?? ""
          found.append((attributes["name"] ?? "", attributes["state"] ?? "visible", id))
        case "workbookPr": from1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        default: break
        }
      })
    (self.relations, is1904) = (relations, from1904)
    sheets = found.map { sheet in
      SheetPart(
        name: sheet.name, isHidden: sheet.state != "visible",
        part: relations.first { $0.id == sheet.id && $0.type == "worksheet" }?.target)
    }
  }

  /// The part of a type, when it is there.
  private func part(_ type: String) -> String? {
    relations.first { $0.type == type }.flatMap { archive.contains($0.target) ? $0.target : nil }
  }

  /// Which styles show dates.
  func dates() throws -> WorkbookDates {
    var dates = WorkbookDates(is1904: is1904)
    guard let part = part("styles") else { return dates }
    var custom: [Int: String] = [:]
    var formats: [Int] = []
    var isCellStyle = false
    try archive.read(
      part,
      start: { name, attributes in
        switch name {
        case "numFmt":
          if let id = attributes["numFmtId"].flatMap({ Int($0) }) { custom[id] = attributes["formatCode"] ?? "" }
        case "cellXfs": isCellStyle = true
        case "xf" where isCellStyle: formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
        default: break
        }
      }, end: { name in if name == "cellXfs" { isCellStyle = false } })
    dates.styles = formats.map { WorkbookDates.isDate(format: $0, custom: custom) }
    return dates
  }

  /// The strings that cells share.
  func strings() throws -> [String] {
    guard let part = part("sharedStrings") else { return [] }
    var strings: [String] = []
    var text = WorkbookText()
    try archive.read(
      part,
      start: { name, attributes in
        if name == "si" { text = WorkbookText() }
        text.start(name, attributes)
      },
      end: { name in
        text.end(name)
        if name == "si" { strings.append(text.clean) }
      }, text: { text.add($0) })
    return strings
  }
}

/// The text of one string, rich or plain, as its elements go by.
struct WorkbookText {
  private var whole = RisingText()
  private var isText = false, isReadingAid = false
  private var raise: String?

  mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "t": isText = !isReadingAid
    case "rPh": isReadingAid = true
    case "r": raise = nil
    case "vertAlign": raise = attributes["val"]
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "t": isText = false
    case "rPh": isReadingAid = false
    case "r": raise = nil
    default: break
    }
  }

  mutating func add(_ text: String) {
    guard isText else { return }
    whole.write(text, raised: raise == "superscript" ? true : raise == "subscript" ? false : nil)
  }

  /// With `_x000D_` and the like as the characters they stand for, line breaks as LF, in NFC.
  var clean: String { Self.clean(whole.text) }

  static func clean(_ text: String) -> String {
    var plain = text
    if text.contains("_x") {
      plain = text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
        let scalar = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init)
        return scalar.map { String(Character($0)) } ?? String(match.0)
      }
    }
    if plain.utf8.contains(13) {
      plain = plain.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
    return plain.nfc
  }
}
