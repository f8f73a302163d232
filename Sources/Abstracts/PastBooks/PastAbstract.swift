import EventData

/// An abstract of an earlier year's book.
struct PastAbstract: Equatable {
  let number: String
  let title: String
  let authors: String
  let parts: [AbstractPart]

  /// The whole text in the form that wordings are compared in.
  var bodyFolded: String { folded(parts.map(\.text).joined(separator: "\n")) }

  /// What differs from an earlier import, `field: old -> new`.
  func changes(from old: PastAbstract) -> [String] {
    var changes: [String] = []
    if old.title != title { changes.append("title: \(old.title) -> \(title)") }
    if old.authors != authors { changes.append("authors: \(old.authors) -> \(authors)") }
    if old.parts.map({ [$0.section, $0.text] }) != parts.map({ [$0.section, $0.text] }) {
      changes.append("text: another wording")
    }
    return changes
  }
}

/// Reads a book: one row an abstract, as printed books are typed up and as `abstract book --to csv` writes them.
struct PastBookReader {
  let scanner: SectionScanner
  let sections: [CallForAbstracts.AbstractSection]

  init(_ call: CallForAbstracts) {
    scanner = SectionScanner(call.sections)
    sections = call.sections
  }

  /// The columns of a book; instead of the text one column a section will do. The book's own export calls a section's
  /// column section_CODE.
  var columns: ColumnSet {
    let own = sections.map { (name: "section_\($0.code)", wordings: [$0.name] + $0.aliases) }
    return ColumnSet(
      [
        ("number", ["Number", "No", "Abstract number", "Abstract no"]), ("code", ["Code"]),
        ("title", ["Title", "Abstract title"]),
        ("authors", ["Authors", "Author", "Author names"]),
        ("text", ["Text", "Abstract", "Body", "Abstract text", "Abstract body", "Content"]),
      ] + own, required: [["number", "code"], ["title"], ["text"] + own.map(\.name)])
  }

  /// The abstract in a row.
  func abstract(_ row: IntakeTable.Row) -> PastAbstract {
    var parts = scanner.parts(of: row.text("text"))
    // Sections' own columns count when the text has no headings; a text with headings holds the same already.
    let own = sections.map { AbstractPart(section: $0.code, heading: $0.name, text: row.text("section_\($0.code)")) }
      .filter { !$0.text.isEmpty }
    if !own.isEmpty, parts.allSatisfy(\.section.isEmpty) { parts = own }
    return PastAbstract(
      number: (row.cell("number") ?? row.raw("code")).onOneLine.uppercased(), title: row.text("title").onOneLine,
      authors: row.text("authors").onOneLine, parts: parts)
  }
}
