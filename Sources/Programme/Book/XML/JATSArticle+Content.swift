import Abstracts
import EventData

extension JATSArticle {
  func contributors(_ entry: BookEntry) -> XMLElement? {
    guard !entry.authors.isEmpty else { return nil }
    let people = entry.authors.map { author in
      let isAsked = author.isPresenter && !entry.correspondence.isEmpty
      let marks =
        author.affiliations.map {
          XMLElement("xref", [("ref-type", "aff"), ("rid", "aff\($0)")], [XMLElement("sup", String($0))])
        } + (isAsked ? [XMLElement("xref", [("ref-type", "corresp"), ("rid", "cor1")], "*")] : [])
      let orcid = author.orcid.map {
        XMLElement("contrib-id", [("contrib-id-type", "orcid"), ("authenticated", "false")], "https://orcid.org/\($0)")
      }
      return XMLElement(
        "contrib", [("contrib-type", "author")] + (isAsked ? [("corresp", "yes")] : []),
        [orcid, name(author.name), author.isPresenter ? XMLElement("role", "Presenting author") : nil] + marks)
    }
    return XMLElement("contrib-group", [], people + entry.affiliations.map(affiliation))
  }

  private func name(_ name: WrittenName) -> XMLElement {
    if name.isGroup { return XMLElement("collab", name.full) }
    if name.given.isEmpty {
      return XMLElement("name", [("name-style", "given-only")], [XMLElement("given-names", name.family)])
    }
    return XMLElement(
      "name", XMLElement("surname", name.family), XMLElement("given-names", name.given),
      XMLElement(ifAny: "suffix", name.suffix))
  }

  private func affiliation(_ place: AbstractAffiliation) -> XMLElement {
    let label = XMLElement("label", String(place.number)), institution = XMLElement("institution", place.institution)
    let rest = [XMLElement(ifAny: "addr-line", place.city), XMLElement(ifAny: "country", place.country)]
    return XMLElement(
      "aff", [("id", "aff\(place.number)")],
      mixed: [.element(label), .element(institution)] + rest.compactMap(\.self).flatMap { [.text(", "), .element($0)] })
  }

  func notes(_ entry: BookEntry) -> XMLElement? {
    var notes: [XMLElement] = []
    if !entry.correspondence.isEmpty {
      let parts = entry.correspondence.components(separatedBy: ", ")
      let address = parts.count > 1 ? EmailAddress(parts[parts.count - 1])?.description : nil
      let name = address == nil ? entry.correspondence : parts.dropLast().joined(separator: ", ")
      let mail: [XMLElement.Node] = address.map { [.text(", "), .element(XMLElement("email", $0))] } ?? []
      notes.append(XMLElement("corresp", [("id", "cor1")], mixed: [.text("* \(name)")] + mail))
    }
    func footnote(_ type: String, _ text: String) {
      if !text.isEmpty { notes.append(XMLElement("fn", [("fn-type", type)], [XMLElement("p", text)])) }
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
      ] + (trial.url.isEmpty ? [] : [("xlink:href", trial.url)]), trial.text)
  }

  func abstract(_ entry: BookEntry) -> XMLElement? {
    guard entry.hasText, !entry.parts.isEmpty else { return nil }
    return XMLElement("abstract", [], entry.jatsParts() + table(entry))
  }

  private func table(_ entry: BookEntry) -> [XMLElement] {
    let table = entry.table
    guard !table.rows.isEmpty else { return [] }
    func rows(_ cells: ArraySlice<[String]>, _ name: String) -> [XMLElement] {
      cells.map { XMLElement("tr", [], $0.map { XMLElement(name, $0) }) }
    }
    let head = table.hasHead ? XMLElement("thead", [], rows(table.rows.prefix(1), "th")) : nil
    let body = XMLElement("tbody", [], rows(table.rows.dropFirst(table.hasHead ? 1 : 0), "td"))
    return [
      XMLElement("sec", XMLElement("title", "Table"), XMLElement("table-wrap", XMLElement("table", head, body)))
    ]
  }

  func keywords(_ entry: BookEntry) -> XMLElement? {
    entry.keywords.isEmpty
      ? nil : XMLElement("kwd-group", [("kwd-group-type", "author")], entry.keywords.map { XMLElement("kwd", $0) })
  }

  func funding(_ entry: BookEntry) -> XMLElement? {
    XMLElement(ifAny: "funding-statement", entry.funding).map { XMLElement("funding-group", $0) }
  }

  func counts(_ entry: BookEntry) -> XMLElement? {
    guard entry.hasText else { return nil }
    let words = entry.text.split(whereSeparator: \.isWhitespace).count
    return XMLElement("counts", XMLElement("word-count", [("count", String(words))]))
  }
}

extension BookEntry {
  /// The text as paragraphs and sections. What stands before the first heading comes first, as JATS wants it.
  func jatsParts(prefix: String = "") -> [XMLElement] {
    let leading = parts.prefix { $0.heading.isEmpty }
    func paragraphs(_ part: BookPart) -> [XMLElement] { part.paragraphs.map { XMLElement("\(prefix)p", $0) } }
    return leading.flatMap(paragraphs)
      + parts.dropFirst(leading.count).map {
        XMLElement("\(prefix)sec", [], [XMLElement("\(prefix)title", $0.heading)] + paragraphs($0))
      }
  }
}

extension BookTrial {
  /// `ClinicalTrials.gov NCT01234567`.
  var text: String { "\(name) \(number)" }
}

extension BookErratum {
  /// `Correction` or `Withdrawal`.
  var label: String { kind == .correction ? "Correction" : "Withdrawal" }
}
