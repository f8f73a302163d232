import Abstracts
import EventData

/// The book as one deposit of Crossref's schema 5.3.1: the journal, the issue, and each abstract with its DOI.
struct CrossrefDeposit {
  let book: Book
  let depositor: BookProfile.Depositor

  /// The deposit. Its batch id comes from what is in it; its timestamp is the moment the edition was made, so that the
  /// deposit of a later edition is always the newer one.
  func document() -> String {
    let moment = EventZone.utc.text(book.made, seconds: true).filter(\.isNumber)
    let batch = "\(book.event.prefix.lowercased())-\(book.edition.rawValue)-\(book.hash.prefix(16))"
    let head = XMLElement(
      "head", XMLElement("doi_batch_id", batch), XMLElement("timestamp", moment),
      XMLElement(
        "depositor", XMLElement("depositor_name", depositor.name), XMLElement("email_address", depositor.email)),
      XMLElement("registrant", depositor.registrant))
    let journal = XMLElement("journal", [], [serial, issue] + book.entries.map(article))
    return XMLElement(
      "doi_batch",
      [
        ("version", "5.3.1"), ("xmlns", "http://www.crossref.org/schema/5.3.1"),
        ("xmlns:jats", "http://www.ncbi.nlm.nih.gov/JATS1"),
        ("xmlns:ai", "http://www.crossref.org/AccessIndicators.xsd"),
        ("xmlns:ct", "http://www.crossref.org/clinicaltrials.xsd"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "http://www.crossref.org/schema/5.3.1 https://www.crossref.org/schemas/crossref5.3.1.xsd"
        ),
      ], [head, XMLElement("body", journal)]
    ).document()
  }

  private var serial: XMLElement {
    let journal = book.profile.journal
    func issn(_ number: Issn?, _ medium: String) -> XMLElement? {
      number.map { XMLElement("issn", [("media_type", medium)], $0.description) }
    }
    return XMLElement(
      "journal_metadata", [("language", book.profile.language)],
      [
        XMLElement("full_title", journal.title), XMLElement("abbrev_title", journal.shortTitle),
        issn(journal.printISSN, "print"), issn(journal.electronicISSN, "electronic"),
      ])
  }

  private var issue: XMLElement {
    let issue = book.profile.issue
    return XMLElement(
      "journal_issue", XMLElement("titles", XMLElement("title", book.profile.title)), published,
      XMLElement("journal_volume", XMLElement("volume", issue.volume)), XMLElement(ifAny: "issue", issue.number),
      XMLElement("special_numbering", issue.supplement))
  }

  private var published: XMLElement {
    let day = book.profile.issue.published
    return XMLElement(
      "publication_date", [("media_type", "online")],
      [
        XMLElement("month", day.month.padded(to: 2)), XMLElement("day", day.day.padded(to: 2)),
        XMLElement("year", String(day.year)),
      ])
  }

  private func article(_ entry: BookEntry) -> XMLElement {
    let number = XMLElement("item_number", [("item_number_type", "article_number")], entry.number)
    return XMLElement(
      "journal_article", [("publication_type", "abstract_only"), ("language", book.profile.language)],
      [
        XMLElement("titles", XMLElement("title", entry.citedTitle)), contributors(entry), abstract(entry), published,
        XMLElement("publisher_item", number), licence(entry), trials(entry),
        XMLElement("doi_data", XMLElement("doi", entry.doi), XMLElement("resource", entry.url)),
      ])
  }

  private func licence(_ entry: BookEntry) -> XMLElement? {
    guard entry.hasText, let licence = book.profile.licence else { return nil }
    let day = book.profile.issue.published.description
    return XMLElement(
      "ai:program", [("name", "AccessIndicators")],
      [
        XMLElement("ai:free_to_read"),
        XMLElement("ai:license_ref", [("applies_to", "vor"), ("start_date", day)], licence.url),
      ])
  }

  private func trials(_ entry: BookEntry) -> XMLElement? {
    let known = entry.trials.filter { !$0.crossref.isEmpty }
    guard !known.isEmpty else { return nil }
    return XMLElement(
      "ct:program", [],
      known.map { XMLElement("ct:clinical-trial-number", [("registry", $0.crossref)], $0.number) })
  }

  private func abstract(_ entry: BookEntry) -> XMLElement? {
    guard entry.hasText, !entry.parts.isEmpty else { return nil }
    return XMLElement("jats:abstract", [("xml:lang", book.profile.language)], entry.jatsParts(prefix: "jats:"))
  }

  private func contributors(_ entry: BookEntry) -> XMLElement? {
    guard !entry.authors.isEmpty else { return nil }
    let people = entry.authors.enumerated().map { index, author in
      let attributes = [("sequence", index == 0 ? "first" : "additional"), ("contributor_role", "author")]
      if author.name.isGroup { return XMLElement("organization", attributes, author.name.full.cut(to: 511)) }
      let places = author.affiliations.compactMap { mark in entry.affiliations.first { $0.number == mark } }
      return XMLElement(
        "person_name", attributes,
        [
          XMLElement(ifAny: "given_name", Self.name(author.name.given)),
          XMLElement("surname", Self.name(author.name.family)),
          XMLElement(ifAny: "suffix", author.name.suffix.cut(to: 10)),
          places.isEmpty ? nil : XMLElement("affiliations", [], places.map(institution)),
          author.orcid.map { XMLElement("ORCID", [("authenticated", "false")], "https://orcid.org/\($0)") },
        ])
    }
    return XMLElement("contributors", [], people)
  }

  private func institution(_ place: AbstractAffiliation) -> XMLElement {
    XMLElement(
      "institution", XMLElement("institution_name", place.institution.cut(to: 1_024)),
      XMLElement(ifAny: "institution_place", place.place.cut(to: 1_024)))
  }

  /// A part of a name as the schema takes it: no digit, no question mark, at most 60 characters.
  private static func name(_ text: String) -> String {
    let kept = text.filter { !$0.isNumber && $0 != "?" }.onOneLine
    return kept.isEmpty && !text.isEmpty ? "–" : kept.cut(to: 60)
  }
}

extension String {
  /// At most so many Unicode scalars.
  fileprivate func cut(to length: Int) -> String {
    unicodeScalars.count <= length ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(length)))
  }
}
