import EventData
public import Foundation

/// A Word document (.docx) as a reader would see it with every tracked change accepted: paragraphs and tables in order.
///
/// Comments, headers, footers, hidden text and the document's properties (author, company ...) are never read. Raised
/// and lowered digits become ¹ and ₁, formulas a line of text. A content control that nobody filled in is empty. Numbers
/// that Word puts before the items of a list are not part of the text.
public struct WordDocument: Sendable {
  /// A paragraph.
  public struct Paragraph: Sendable, Equatable {
    /// Its text, cleaned; a line break inside is LF.
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
    guard let (program, main) = archive.office, program == .word else {
      throw ExplainedError(
        .refused, "The file is no Word document", at: file, why: "It has no part word/document.xml.",
        remedy: "Send the abstract as a Word document (.docx).")
    }
    var reader = WordReader(styles: try Self.styles(archive, beside: main))
    try archive.read(main, start: { reader.start($0, $1) }, end: { reader.end($0) }, text: { reader.add($0) })
    guard reader.embedded == 0 else {
      throw ExplainedError(
        .refused, "Text of the document stands in an embedded part, which only Word puts in its place",
        at: "\(file), \(main)", why: "A program that made documents out of pieces left them so.",
        remedy: "Open it in Word and save it; Word then writes the text into the document. Nothing was read.")
    }
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

  private static func styles(_ archive: ZipArchive, beside main: String) throws -> WordStyles {
    guard let part = try archive.relations(of: main).first(where: { $0.type == "styles" })?.target,
      archive.contains(part)
    else { return WordStyles() }
    return try WordStyles(archive, part: part)
  }
}
