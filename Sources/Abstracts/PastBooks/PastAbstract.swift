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
  func changes(from old: Stored) -> [String] {
    var changes: [String] = []
    if old.title != title { changes.append("title: \(old.title) -> \(title)") }
    if old.authors != authors { changes.append("authors: \(old.authors) -> \(authors)") }
    let oldNames = old.sections.map(\.section), names = parts.map(\.section)
    if old.sections.map(\.text) != parts.map(\.text) || oldNames != names { changes.append("text: another wording") }
    return changes
  }

  /// An abstract as it is on file.
  struct Stored {
    let title: String
    let authors: String
    let sections: [(section: String, text: String)]
  }
}

/// Reads a book: one row an abstract, as printed books are typed up and as `abstract book --to csv` writes them.
struct PastBookReader {
  /// A column and the headers it is known by.
  static let columns: [(name: String, aliases: [String])] = [
    ("number", ["Number", "No", "Code", "Abstract number", "Abstract no"]),
    ("title", ["Title", "Abstract title"]),
    ("authors", ["Authors", "Author", "Author names"]),
    ("text", ["Text", "Abstract", "Body", "Abstract text", "Abstract body", "Content"]),
  ]

  let scanner: SectionScanner
  let sections: [CallForAbstracts.AbstractSection]

  init(_ call: CallForAbstracts) {
    scanner = SectionScanner(call.sections)
    sections = call.sections
  }

  /// Where each column stands, and the headers nobody knows.
  struct Layout {
    var places: [String: Int] = [:]
    /// Columns that hold one section each: the section's code and heading.
    var sections: [(place: Int, section: String, heading: String)] = []
    var unknown: [String] = []
  }

  /// - Throws: `ExplainedError` (2) when a column is missing.
  func layout(_ header: [String], file: String) throws -> Layout {
    var layout = Layout()
    for (place, cell) in header.enumerated() where !cell.trimmed.isEmpty {
      let wanted = folded(cell)
      if let column = Self.columns.first(where: { $0.aliases.contains { folded($0) == wanted } }),
        layout.places[column.name] == nil
      {
        layout.places[column.name] = place
      } else if let section = sections.first(where: { section in
        // The book's own export calls a section's column section_CODE.
        ([section.name, "section_\(section.code)"] + section.aliases).contains { folded($0) == wanted }
      }) {
        layout.sections.append((place, section.code, section.name))
      } else {
        layout.unknown.append(cell)
      }
    }
    for column in Self.columns where layout.places[column.name] == nil {
      if column.name == "authors" || (column.name == "text" && !layout.sections.isEmpty) { continue }
      throw ExplainedError(
        .refused, "The column '\(column.aliases[0])' is missing", at: "\(file):1",
        why: "Found: \(header.map(\.onOneLine).joined(separator: ", ")).",
        remedy: "Name it one of: \(column.aliases.joined(separator: ", ")).")
    }
    return layout
  }

  /// The abstract in a row.
  func abstract(_ cells: [String], _ layout: Layout) -> PastAbstract {
    func cell(_ place: Int?) -> String { place.flatMap { $0 < cells.count ? cells[$0].trimmed : nil } ?? "" }
    var parts = scanner.parts(of: cell(layout.places["text"]))
    // Sections' own columns count when the text has no headings; a text with headings holds the same already.
    let columns = layout.sections.filter { !cell($0.place).isEmpty }
    if !columns.isEmpty, parts.allSatisfy(\.section.isEmpty) {
      parts = columns.map { AbstractPart(section: $0.section, heading: $0.heading, text: cell($0.place)) }
    }
    return PastAbstract(
      number: cell(layout.places["number"]).onOneLine.uppercased(), title: cell(layout.places["title"]).onOneLine,
      authors: cell(layout.places["authors"]).onOneLine, parts: parts)
  }
}
