import EventData

/// An abstract, or an erratum, as a JATS 1.3 article (ANSI/NISO Z39.96-2021, journal publishing tag set).
struct JATSArticle {
  let book: Book
  private var profile: BookProfile { book.profile }

  private static let doctype =
    "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN\" "
    + "\"JATS-journalpublishing1-3-mathml3.dtd\">"

  /// The file of one abstract.
  func document(_ entry: BookEntry, chapter: String) -> String {
    let meta =
      head(doi: entry.doi, number: entry.number, categories: [("heading", chapter), ("track", entry.trackName)])
      + [XMLElement("title-group", XMLElement("article-title", entry.citedTitle)), contributors(entry), notes(entry)]
      + issue(location: entry.number) + [permissions, XMLElement("self-uri", [("xlink:href", entry.url)])]
      + entry.trials.map(trial) + [abstract(entry), keywords(entry), funding(entry), conference, counts(entry)]
    return article("abstract", meta)
  }

  /// The file of one erratum.
  func document(_ erratum: BookErratum, of entry: BookEntry) -> String {
    let isCorrection = erratum.kind == .correction
    let related = XMLElement(
      "related-article",
      [
        ("related-article-type", isCorrection ? "corrected-article" : "retracted-article"), ("ext-link-type", "doi"),
        ("xlink:href", entry.doi),
      ])
    let meta =
      head(doi: nil, number: "E-\(erratum.number)", categories: [("heading", "Errata")])
      + [XMLElement("title-group", XMLElement("article-title", "\(erratum.label): \(entry.title)"))]
      + issue(location: "E-\(erratum.number)", on: book.event.zone.day(of: erratum.given))
      + [permissions, related, conference]
    let body = XMLElement("body", XMLElement("p", erratum.notice))
    return article(isCorrection ? "correction" : "retraction", meta, body: body)
  }

  private func article(_ type: String, _ meta: [XMLElement?], body: XMLElement? = nil) -> String {
    XMLElement(
      "article",
      [
        ("article-type", type), ("dtd-version", "1.3"), ("xml:lang", profile.language),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink"), ("xmlns:ali", "http://www.niso.org/schemas/ali/1.0/"),
      ], [XMLElement("front", journal, XMLElement("article-meta", [], meta)), body]
    ).document(doctype: Self.doctype)
  }

  private var journal: XMLElement {
    let serial = profile.journal
    func issn(_ number: Issn?, _ format: String) -> XMLElement? {
      number.map { XMLElement("issn", [("publication-format", format)], $0.description) }
    }
    return XMLElement(
      "journal-meta", XMLElement("journal-id", [("journal-id-type", "publisher-id")], serial.shortTitle),
      XMLElement(
        "journal-title-group", XMLElement("journal-title", serial.title),
        XMLElement("abbrev-journal-title", [("abbrev-type", "publisher")], serial.shortTitle)),
      issn(serial.printISSN, "print"), issn(serial.electronicISSN, "electronic"),
      XMLElement(
        "publisher", XMLElement("publisher-name", serial.publisher), XMLElement(ifAny: "publisher-loc", serial.place)))
  }

  private func head(doi: String?, number: String, categories: [(String, String)]) -> [XMLElement?] {
    let groups = categories.filter { !$0.1.isEmpty }.map { type, name in
      XMLElement("subj-group", [("subj-group-type", type)], [XMLElement("subject", name)])
    }
    return [
      doi.map { XMLElement("article-id", [("pub-id-type", "doi")], $0) },
      XMLElement("article-id", [("pub-id-type", "publisher-id")], number), XMLElement("article-categories", [], groups),
    ]
  }

  private func issue(location: String, on day: CalendarDate? = nil) -> [XMLElement?] {
    let day = day ?? profile.issue.published
    let attributes = [
      ("publication-format", "electronic"), ("date-type", "pub"), ("iso-8601-date", day.description),
    ]
    let date = [("day", day.day), ("month", day.month), ("year", day.year)].map { XMLElement($0, String($1)) }
    return [
      XMLElement("pub-date", attributes, date), XMLElement("volume", profile.issue.volume),
      XMLElement(ifAny: "issue", profile.issue.number), XMLElement("issue-title", profile.title),
      XMLElement("supplement", profile.issue.supplement), XMLElement("elocation-id", location),
    ]
  }

  private var permissions: XMLElement {
    let rights = profile.copyright
    let licence = profile.licence.map { licence in
      XMLElement(
        "license", [("xlink:href", licence.url)],
        [XMLElement("ali:license_ref", licence.url), XMLElement("license-p", licence.text)])
    }
    return XMLElement(
      "permissions", XMLElement("copyright-statement", book.rights),
      XMLElement("copyright-year", String(rights.year)), XMLElement("copyright-holder", rights.holder), licence)
  }

  private var conference: XMLElement {
    let event = book.event
    return XMLElement(
      "conference",
      XMLElement("conf-date", [("iso-8601-date", "\(event.starts)/\(event.ends)")], book.dates),
      XMLElement("conf-name", event.name), XMLElement("conf-acronym", event.shortName),
      XMLElement("conf-loc", "\(event.venue), \(event.city)"), XMLElement("conf-sponsor", event.society.legalName))
  }
}
