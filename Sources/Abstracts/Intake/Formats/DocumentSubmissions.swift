import Documents
import EventData
import Foundation

extension AbstractSource {
  /// The abstract of a Word document.
  ///
  /// - Throws: `ExplainedError` when it is no document that can be read.
  func document(_ data: Data, file: String) throws -> SubmittedDocument {
    let word = try WordDocument(docx: data, file: file)
    var reader = LabelReader(call)
    for block in word.blocks {
      switch block {
      case .paragraph(let paragraph): take(paragraph, &reader)
      case .table(let rows): take(rows, &reader)
      }
    }
    var document = SubmittedDocument(place: file)
    let found = reader.finish()
    document.cells = found.cells
    document.remarks = remarks(word) + found.remarks
    guard !word.blocks.isEmpty else {
      throw ExplainedError(
        .refused, "The document has no text", at: file,
        remedy: word.pictures > 0
          ? "It holds only pictures: ask the author for the text itself." : "Ask the author to send it again.")
    }
    return document
  }

  private func take(_ paragraph: WordDocument.Paragraph, _ reader: inout LabelReader) {
    for line in paragraph.text.split(whereSeparator: \.isNewline) {
      reader.take(.init(text: String(line), isTitle: paragraph.style == "title"))
    }
  }

  /// A table of labels and values is read cell by cell; one of data belongs to the abstract as its table.
  private func take(_ rows: [[[WordDocument.Paragraph]]], _ reader: inout LabelReader) {
    let columns = rows.map(\.count).max() ?? 0
    let first = rows.compactMap { $0.first?.map(\.text).joined(separator: " ") }
    let isForm = columns < 2 || rows.count < 2 || first.contains { reader.isLabel($0) }
    guard isForm else {
      let lines = rows.map { row in row.map { $0.map(\.text.onOneLine).joined(separator: " ") }.joined(separator: "\t")
      }
      return reader.take(table: lines.joined(separator: "\n"))
    }
    for paragraph in rows.flatMap({ $0.flatMap { $0 } }) { take(paragraph, &reader) }
  }

  private func remarks(_ word: WordDocument) -> [SourceTable.Remark] {
    var remarks: [SourceTable.Remark] = []
    if word.hasTrackedChanges || word.hasComments {
      let what = [
        word.hasTrackedChanges ? "tracked changes (read as if all were accepted)" : nil,
        word.hasComments ? "comments (not read)" : nil,
      ].compactMap { $0 }.joined(separator: " and ")
      remarks.append(
        SourceTable.Remark(
          .trackedChanges, "the document holds \(what)", remedy: "Ask the author whether the text as taken is meant.")
      )
    }
    if word.pictures > 0 || word.notes > 0 {
      let what = [
        word.pictures > 0 ? counted(word.pictures, "picture") : nil,
        word.notes > 0 ? counted(word.notes, "footnote") : nil,
      ].compactMap { $0 }.joined(separator: " and ")
      remarks.append(
        SourceTable.Remark(
          .pictures, "the document holds \(what), which \(word.pictures + word.notes == 1 ? "is" : "are") not taken",
          remedy: "Ask the author for the text of it, when the abstract needs it."))
    }
    return remarks
  }
}
