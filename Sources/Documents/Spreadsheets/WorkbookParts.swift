import EventData
import Foundation

/// The parts of a workbook: its sheets, shared strings and styles, found through its relations.
struct WorkbookParts {
  struct SheetPart {
    let name: String
    let isHidden: Bool
    let part: String?
  }

  private(set) var sheets: [SheetPart] = []
  private(set) var is1904 = false
  private let relations: [(id: String, type: String, target: String)]
  private let file: String

  init(_ archive: ZipArchive, file: String) throws {
    self.file = file
    let root = try OfficeParts.relations(archive, of: "", file: file).first { $0.type == "officeDocument" }?.target
    let workbook = root ?? "xl/workbook.xml"
    guard archive.contains(workbook) else {
      throw ExplainedError(
        .refused, "The file is no Excel workbook (.xlsx)", at: file, why: "It has no part \(workbook).",
        remedy: "Export it again as .xlsx, or as CSV UTF-8. Nothing was read.")
    }
    relations = try OfficeParts.relations(archive, of: workbook, file: file)
    var found: [(name: String, state: String, id: String)] = []
    var from1904 = false
    try OfficeXML.read(
      archive.member(workbook), part: workbook, file: file,
      .init(start: { name, attributes in
        switch name {
        case "sheet":
          let id = attributes.first { $0.key.hasSuffix(":id") }?.value ?? ""
          found.append((attributes["name"] ?? "", attributes["state"] ?? "visible", id))
        case "workbookPr": from1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        default: break
        }
      }))
    is1904 = from1904
    sheets = found.map { sheet in
      SheetPart(
        name: sheet.name, isHidden: sheet.state != "visible",
        part: relations.first { $0.id == sheet.id && $0.type == "worksheet" }?.target)
    }
  }

  /// The part of a type, such as `sharedStrings`.
  func part(_ type: String) -> String? { relations.first { $0.type == type }?.target }

  /// Which styles show dates.
  func dates(_ archive: ZipArchive) throws -> WorkbookDates {
    var dates = WorkbookDates(is1904: is1904)
    guard let part = part("styles"), archive.contains(part) else { return dates }
    var custom: [Int: String] = [:]
    var formats: [Int] = []
    var isCellStyle = false
    try OfficeXML.read(
      archive.member(part), part: part, file: file,
      .init(
        start: { name, attributes in
          switch name {
          case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }) { custom[id] = attributes["formatCode"] ?? "" }
          case "cellXfs": isCellStyle = true
          case "xf" where isCellStyle: formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
          default: break
          }
        }, end: { name in if name == "cellXfs" { isCellStyle = false } }))
    dates.styles = formats.map { WorkbookDates.isDate(format: $0, custom: custom) }
    return dates
  }
}

/// The shared strings of a workbook.
enum WorkbookStrings {
  static func read(_ parts: WorkbookParts, _ archive: ZipArchive, file: String) throws -> [String] {
    guard let part = parts.part("sharedStrings"), archive.contains(part) else { return [] }
    var strings: [String] = []
    var text = WorkbookText()
    try OfficeXML.read(
      archive.member(part), part: part, file: file,
      .init(
        start: { name, attributes in
          if name == "si" { text = WorkbookText() }
          text.start(name, attributes)
        },
        end: { name in
          text.end(name)
          if name == "si" { strings.append(text.clean) }
        }, text: { text.add($0) }))
    return strings
  }
}

/// The text of one string, rich or plain, as its elements go by.
struct WorkbookText {
  private var whole = ""
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
    switch raise {
    case "superscript": whole += RaisedText.raised(text)
    case "subscript": whole += RaisedText.lowered(text)
    default: whole += text
    }
  }

  /// With `_x000D_` and the like as the characters they stand for, line breaks as LF, in NFC.
  var clean: String { Self.clean(whole) }

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
