import EventData
import Foundation
import FoundationXML

/// Reads a part of an office file element by element, in bounded memory. Document types and entities are refused:
/// office files have none, and they are the way to make a reader fetch files or burst.
enum OfficeXML {
  /// What is called for each piece, in the part's order. Names come without their namespace's prefix.
  struct Handlers {
    var start: (_ name: String, _ attributes: [String: String]) throws -> Void = { _, _ in }
    var end: (_ name: String) throws -> Void = { _ in }
    var text: (String) throws -> Void = { _ in }
  }

  /// Reads a part.
  ///
  /// - Throws: `ExplainedError` when it is no XML or holds a document type; what a handler throws.
  static func read(_ bytes: Data, part: String, file: String, _ handlers: Handlers) throws {
    guard !hasDocumentType(bytes) else {
      throw ExplainedError(
        .refused, "The file holds definitions (DTD) that office files never have", at: "\(file), \(part)",
        why: "Such a file may have been made to harm the program that opens it.",
        remedy: "Ask the sender for the file again, saved by Word or Excel; nothing was read.")
    }
    let delegate = Delegate(handlers)
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

  /// True when something other than comments and instructions comes before the first element, or the text is UTF-16,
  /// in which it could not be seen.
  private static func hasDocumentType(_ bytes: Data) -> Bool {
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
    let handlers: Handlers
    var error: (any Error)?
    /// parse() alone does not tell of an element that is never closed.
    var isBroken = false

    init(_ handlers: Handlers) { self.handlers = handlers }

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
      attempt(parser) { try handlers.start(localName(elementName), attributes) }
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
      attempt(parser) { try handlers.end(localName(elementName)) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { attempt(parser) { try handlers.text(string) } }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { isBroken = true }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
      attempt(parser) { try handlers.text(String(decoding: block, as: UTF8.self)) }
    }
  }

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

/// Raised and lowered characters of rich text as the characters Unicode has for them, so that 10⁶ does not become 106.
enum RaisedText {
  /// Digits and signs raised; the rest as it is.
  static func raised(_ text: String) -> String { mapped(text, superscripts) }
  /// Digits and signs lowered; the rest as it is.
  static func lowered(_ text: String) -> String { mapped(text, subscripts) }

  private static func mapped(_ text: String, _ table: [Character: Character]) -> String {
    String(text.map { table[$0] ?? $0 })
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
    "-": "⁻", "−": "⁻", "–": "⁻",
  ]
  private static let subscripts: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊",
    "-": "₋", "−": "₋",
  ]
}
