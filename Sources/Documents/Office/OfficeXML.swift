import EventData
import Foundation
import FoundationXML

extension ZipArchive {
  /// Reads a part of an office file element by element, in bounded memory: what is called for each piece, in the part's
  /// order. Names come without their namespace's prefix. Document types and entities are refused: office files have
  /// none, and they are the way to make a reader fetch files or burst.
  ///
  /// - Throws: `ExplainedError` when it is no XML or holds a document type; what a handler throws.
  func read(
    _ part: String, start: @escaping (_ name: String, _ attributes: [String: String]) throws -> Void,
    end: @escaping (_ name: String) throws -> Void = { _ in }, text: @escaping (String) throws -> Void = { _ in }
  ) throws {
    let bytes = try member(part)
    guard !hasDocumentType(bytes) else {
      throw ExplainedError(
        .refused, "The file holds definitions (DTD) that office files never have", at: "\(file), \(part)",
        why: "Such a file may have been made to harm the program that opens it.",
        remedy: "Ask the sender for the file again, saved by Word or Excel; nothing was read.")
    }
    let delegate = Delegate(start: start, end: end, text: text)
    let parser = XMLParser(data: bytes)
    parser.delegate = delegate
    let isWhole = parser.parse()
    if let error = delegate.error { throw error }
    guard isWhole, !delegate.isBroken, parser.parserError == nil else {
      throw ExplainedError(
        .refused, "The file is damaged inside (line \(parser.lineNumber) of its part)", at: "\(file), \(part)",
        remedy: "Open it in Word or Excel and save it again; nothing was read.")
    }
  }

  /// How a part points to others (Open Packaging Conventions): the last word of each relation's type, and its target as a
  /// member's name. The whole file is the part of no name.
  func relations(of part: String) throws -> [(id: String, type: String, target: String)] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let name = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard contains(name) else { return [] }
    var relations: [(id: String, type: String, target: String)] = []
    try read(
      name,
      start: { element, attributes in
        guard element == "Relationship", attributes["TargetMode"] != "External" else { return }
        let type = (attributes["Type"] ?? "").split(separator: "/").last.map(String.init) ?? ""
        relations.append((attributes["Id"] ?? "", type, memberName(attributes["Target"] ?? "", from: folder)))
      })
    return relations
  }
}

extension ZipArchive {
  /// The programs whose files these are.
  enum Program { case word, excel, powerPoint }

  /// Which program's file it is, and the name of the part it begins with, which may be any; nil when it is none of these.
  var office: (program: Program, main: String)? {
    let relations = (try? relations(of: "")) ?? []
    if let main = relations.first(where: { $0.type == "officeDocument" })?.target, contains(main),
      let program = program(of: main)
    {
      return (program, main)
    }
    return [(.word, "word/document.xml"), (.excel, "xl/workbook.xml"), (.powerPoint, "ppt/presentation.xml")]
      .first { contains($0.1) }
  }

  /// By the part's content type, else by its folder.
  private func program(of main: String) -> Program? {
    var type = ""
    try? read(
      "[Content_Types].xml",
      start: { element, attributes in
        guard element == "Override", attributes["PartName"].map({ $0.dropFirst() == main }) ?? false else { return }
        type = attributes["ContentType"] ?? ""
      })
    let words: [(Program, [String])] = [
      (.word, ["wordprocessingml", "ms-word"]), (.excel, ["spreadsheetml", "ms-excel"]),
      (.powerPoint, ["presentationml", "ms-powerpoint"]),
    ]
    let folders: [(String, Program)] = [("word/", .word), ("xl/", .excel), ("ppt/", .powerPoint)]
    return words.first { $0.1.contains(where: type.contains) }?.0 ?? folders.first { main.hasPrefix($0.0) }?.1
  }
}

/// A target as a member's name: from the root when it begins with `/`, else from the folder, with `..` resolved.
private func memberName(_ target: String, from folder: String) -> String {
  var steps: [Substring] = []
  for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where step != "." {
    if step == ".." { _ = steps.popLast() } else { steps.append(step) }
  }
  return steps.joined(separator: "/")
}

/// True when something other than comments and instructions comes before the first element, or the text is UTF-16, in
/// which it could not be seen.
private func hasDocumentType(_ bytes: Data) -> Bool {
  let start = bytes.prefix(2)
  if start.elementsEqual([0xFE, 0xFF]) || start.elementsEqual([0xFF, 0xFE]) || start.contains(0) { return true }
  var index = bytes.startIndex
  while let opening = bytes[index...].firstIndex(of: UInt8(ascii: "<")), opening + 2 < bytes.endIndex {
    switch bytes[opening + 1] {
    case UInt8(ascii: "!") where bytes[opening + 2] != UInt8(ascii: "-"): return true
    case UInt8(ascii: "!"):
      guard let end = bytes[opening...].range(of: Data("-->".utf8)) else { return true }
      index = end.upperBound
    case UInt8(ascii: "?"): index = opening + 2
    default: return false
    }
  }
  return false
}

private final class Delegate: NSObject, XMLParserDelegate {
  private let start: (String, [String: String]) throws -> Void
  private let end: (String) throws -> Void
  private let text: (String) throws -> Void
  private(set) var error: (any Error)?
  /// parse() alone does not tell of an element that is never closed.
  private(set) var isBroken = false

  init(
    start: @escaping (String, [String: String]) throws -> Void, end: @escaping (String) throws -> Void,
    text: @escaping (String) throws -> Void
  ) {
    (self.start, self.end, self.text) = (start, end, text)
  }

  private func attempt(_ parser: XMLParser, _ body: () throws -> Void) {
    guard error == nil else { return }
    do {
      try body()
    } catch {
      self.error = error
      parser.abortParsing()
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    attempt(parser) { try start(OfficeXML.localName(elementName), attributes) }
  }

  func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
    attempt(parser) { try end(OfficeXML.localName(elementName)) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { attempt(parser) { try text(string) } }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { isBroken = true }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    attempt(parser) { try text(String(decoding: block, as: UTF8.self)) }
  }
}

/// Names and values in the XML of office files.
enum OfficeXML {
  /// A name without its prefix: `row` for `x:row`.
  static func localName(_ name: String) -> String {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }

  /// An attribute by its local name, whatever its prefix.
  static func value(_ name: String, _ attributes: [String: String]) -> String? {
    attributes[name] ?? attributes.first { localName($0.key) == name }?.value
  }
}
