import EventData
public import Foundation

/// A Word document (.docx) as a reader would see it with every tracked change accepted: paragraphs and tables in order.
///
/// Comments, headers, footers, hidden text and the document's properties (author, company ...) are never read. Raised
/// and lowered digits become ¹ and ₁. Numbers that Word puts before the items of a list are not part of the text.
public struct WordDocument: Sendable {
  /// A paragraph.
  public struct Paragraph: Sendable, Equatable {
    /// Its text in NFC; a line break inside is LF.
    public let text: String
    /// Its style's built-in name in small letters, such as `title` or `heading 1`; empty for ordinary text.
    public let style: String

    init(_ text: String, style: String) { (self.text, self.style) = (text, style) }
  }

  /// A piece of the document's body.
  public enum Block: Sendable, Equatable {
    /// A paragraph with something in it.
    case paragraph(Paragraph)
    /// A table: rows of cells, each a list of paragraphs.
    case table([[[Paragraph]]])
  }

  /// The body in order.
  public let blocks: [Block]
  /// True when somebody's insertions or deletions are still tracked.
  public let hasTrackedChanges: Bool
  /// True when there are comments.
  public let hasComments: Bool
  /// How many pictures and drawings the body holds.
  public let pictures: Int
  /// How many footnotes and endnotes the body points to; their text is not read.
  public let notes: Int

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - docx: its bytes, at most 32 MB.
  ///   - file: its name, for errors.
  /// - Throws: `ExplainedError` when it is something else (an old .doc, a protected file, a workbook), damaged or made
  ///   to burst.
  public init(docx: Data, file: String) throws {
    guard docx.starts(with: OfficeMagic.zip) else { throw Self.refusal(docx, file) }
    let archive = try ZipArchive(docx, file: file)
    let main =
      try archive.relations(of: "").first { $0.type == "officeDocument" }?.target ?? "word/document.xml"
    guard main.hasPrefix("word/"), archive.contains(main) else {
      throw ExplainedError(
        .refused, "The file is no Word document", at: file, why: "It has no part word/document.xml.",
        remedy: "Send the abstract as a Word document (.docx).")
    }
    var reader = WordReader(styles: try Self.styles(archive, beside: main))
    try archive.read(main, start: { reader.start($0, $1) }, end: { reader.end($0) }, text: { reader.add($0) })
    blocks = reader.blocks
    (hasTrackedChanges, hasComments) = (reader.hasTrackedChanges, reader.hasComments)
    (pictures, notes) = (reader.pictures, reader.notes)
  }

  private static func refusal(_ data: Data, _ file: String) -> ExplainedError {
    if data.starts(with: OfficeMagic.compound) { return FileKind.compound(data, file) }
    return ExplainedError(
      .refused, data.isEmpty ? "The file is empty" : "The file is no Word document (.docx)", at: file,
      remedy: "Open it in Word and save it as .docx, or ask the sender for it again.")
  }

  /// Style id -> built-in name in small letters.
  private static func styles(_ archive: ZipArchive, beside main: String) throws -> [String: String] {
    guard let part = try archive.relations(of: main).first(where: { $0.type == "styles" })?.target,
      archive.contains(part)
    else { return [:] }
    var names: [String: String] = [:]
    var id = ""
    try archive.read(
      part,
      start: { name, attributes in
        switch name {
        case "style": id = OfficeXML.value("styleId", attributes) ?? ""
        case "name" where !id.isEmpty:
          names[id] = (OfficeXML.value("val", attributes) ?? "").lowercased()
          id = ""
        default: break
        }
      })
    return names
  }
}
