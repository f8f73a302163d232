import Abstracts
import EventData

extension JATSArticle {
  func contributors(_ entry: BookEntry) -> XMLElement? {
    guard !entry.authors.isEmpty else { return nil }
    let people = entry.authors.map { author in
      XMLElement(
        "contrib",
        [("contrib-type", "author")]
          + (author.isPresenter && !entry.correspondence.isEmpty ? [("corresp", "yes")] : []),
        [
          author.orcid.map {
            XMLElement(
              "contrib-id", [("contrib-id-type", "orcid"), ("authenticated", "false")], "https://orcid.org/\($0)")
          },
          author.name.isGroup
            ? XMLElement("collab", [], author.name.full)
            : XMLElement(
              "name", author.name.given.isEmpty ? [("name-style", "given-only")] : [],
              author.name.given.isEmpty
                ? [XMLElement("given-names", [], author.name.family)]
                : [XMLElement("surname", [], author.name.family), XMLElement("given-names", [], author.name.given)]),
          author.isPresenter ? XMLElement("role", [], "Presenting author") : nil,
        ]
          + author.affiliations.map {
            XMLElement(
              "xref", [("ref-type", "aff"), ("rid", "aff\($0)")], [XMLElement("sup", [], String($0))])
          }
          + (author.isPresenter && !entry.correspondence.isEmpty
            ? [XMLElement("xref", [("ref-type", "corresp"), ("rid", "cor1")], "*")] : []))
    }
    return XMLElement("contrib-group", [], people + entry.affiliations.map(affiliation))
  }

  private func affiliation(_ place: AbstractAffiliation) -> XMLElement {
    XMLElement(
      "aff", [("id", "aff\(place.number)")],
      mixed: [
        .element(XMLElement("label", [], String(place.number))),
        .element(XMLElement("institution", [], place.institution)),
      ]
        + (place.city.isEmpty ? [] : [.text(", "), .element(XMLElement("addr-line", [], place.city))]))
  }

  func notes(_ entry: BookEntry) -> XMLElement? {
    var notes: [XMLElement] = []
    if !entry.correspondence.isEmpty {
      let parts = entry.correspondence.components(separatedBy: ", ")
      let address = parts.count > 1 ? EmailAddress(parts[parts.count - 1])?.description : nil
      notes.append(
        XMLElement(
          "corresp", [("id", "cor1")],
          mixed: [.text("* \(address == nil ? entry.correspondence : parts.dropLast().joined(separator: ", "))")]
            + (address.map { [.text(", "), .element(XMLElement("email", [], $0))] } ?? [])))
    }
    func footnote(_ type: String, _ text: String) {
      if !text.isEmpty { notes.append(XMLElement("fn", [("fn-type", type)], [XMLElement("p", [], text)])) }
    }
    footnote("coi-statement", entry.conflict)
    footnote("presented-at", entry.encore.isEmpty ? "" : "Presented before: \(entry.encore)")
    for erratum in entry.errata { footnote("other", "\(erratum.label): \(erratum.notice)") }
    return notes.isEmpty ? nil : XMLElement("author-notes", [], notes)
  }

  /// A trial in the way JATS4R recommends for registered trials: `related-object` with the registry and the number.
  func trial(_ trial: BookTrial) -> XMLElement {
    XMLElement(
      "related-object",
      [
        ("source-id", trial.crossref.isEmpty ? trial.registry : trial.crossref),
        ("source-id-type", trial.crossref.isEmpty ? "registry-name" : "crossref-doi"),
        ("document-id", trial.number), ("document-id-type", "clinical-trial-number"),
      ] + (trial.url.isEmpty ? [] : [("xlink:href", trial.url)]), "\(trial.name) \(trial.number)")
  }

  func abstract(_ entry: BookEntry) -> XMLElement? {
    guard entry.hasText, !entry.parts.isEmpty else { return nil }
    return XMLElement(
      "abstract", [],
      entry.leadingParts.map { XMLElement("p", [], $0.text) }
        + entry.parts.dropFirst(entry.leadingParts.count).map {
          XMLElement("sec", [], [XMLElement("title", [], $0.heading), XMLElement("p", [], $0.text)])
        } + table(entry))
  }

  /// A table comes as lines of text; which cells it has nobody can tell for sure.
  private func table(_ entry: BookEntry) -> [XMLElement] {
    guard !entry.table.isEmpty else { return [] }
    let lines = XMLElement("preformat", [], entry.table.joined(separator: "\n"))
    return [XMLElement("sec", [], [XMLElement("title", [], "Table"), XMLElement("p", [], [lines])])]
  }

  func keywords(_ entry: BookEntry) -> XMLElement? {
    entry.keywords.isEmpty
      ? nil
      : XMLElement("kwd-group", [("kwd-group-type", "author")], entry.keywords.map { XMLElement("kwd", [], $0) })
  }

  func funding(_ entry: BookEntry) -> XMLElement? {
    entry.funding.isEmpty
      ? nil : XMLElement("funding-group", [], [XMLElement("funding-statement", [], entry.funding)])
  }

  func counts(_ entry: BookEntry) -> XMLElement? {
    guard entry.hasText else { return nil }
    let words = entry.text.split(whereSeparator: \.isWhitespace).count
    return XMLElement("counts", [], [XMLElement("word-count", [("count", String(words))])])
  }
}

extension BookEntry {
  /// What stands before the first heading; JATS has paragraphs before sections.
  var leadingParts: [BookPart] { Array(parts.prefix { $0.heading.isEmpty }) }
}

extension BookErratum {
  /// `Correction` or `Withdrawal`.
  var label: String { kind == .correction ? "Correction" : "Withdrawal" }
}
