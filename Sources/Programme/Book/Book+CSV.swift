import EventData

extension Book {
  /// A line an abstract; `abstract` commands of a later year read it as a past book.
  var csv: String {
    CSVWriter.text(
      header: [
        "number", "code", "title", "authors", "presenter", "affiliations", "track", "type", "outcome", "session",
        "board", "text",
      ] + sections.map { "section_\($0.code)" } + [
        "table", "keywords", "trials", "funding", "conflict_of_interest", "doi", "url", "errata",
      ],
      rows: entries.map(row))
  }

  private func row(_ entry: BookEntry) -> [String] {
    let authors = entry.authors.map { author in
      let marks = author.affiliations.map(String.init).joined(separator: ",")
      return author.name.full + (marks.isEmpty ? "" : " (\(marks))")
    }
    var cells = [entry.number, entry.code, entry.citedTitle, authors.joined(separator: "; ")]
    cells += [
      entry.authors.first(where: \.isPresenter)?.name.full ?? "",
      entry.affiliations.map(\.description).joined(separator: "\n"), entry.track, entry.type, entry.outcome,
      entry.place?.session ?? "", entry.place?.board ?? "", entry.text,
    ]
    cells += sections.map { section in
      entry.parts.filter { $0.section == section.code }.map(\.text).joined(separator: " ")
    }
    return cells + [
      entry.table.lines.joined(separator: "\n"),
      entry.keywords.joined(separator: "; "),
      entry.trials.map(\.text).joined(separator: "; "), entry.funding, entry.conflict, entry.doi,
      entry.url, entry.errata.map { "\($0.label): \($0.notice)" }.joined(separator: "; "),
    ]
  }
}
