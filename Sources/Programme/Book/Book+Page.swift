import EventData
import Templates

extension Book {
  /// The fields of `Templates/pages/abstract-book`.
  var pageFields: [String: TemplateValue] {
    [
      "language": .text(profile.language), "title": .text(profile.title), "event": .text(event.name),
      "event_dates": .text(dates), "event_place": .text("\(event.venue), \(event.city)"),
      "society": .text(event.society.legalName), "journal": .text(profile.journal.title),
      "volume_line": .text(volumeLine), "citation": .text(citation), "published": .text(profile.issue.published.long),
      "year": .text(String(profile.issue.published.year)),
      "issn": .list(issnLines), "publisher": .text(publisher), "copyright": .text(rights),
      "licence": .text(profile.licence?.text ?? ""), "licence_url": .text(profile.licence?.url ?? ""),
      "embargo": .text(embargoLine), "edition": .text(editionLine), "is_full": .flag(edition == .full),
      "mark": .text(isProof ? "EMBARGOED until \(event.zone.longText(embargo)) – proof for the journal" : ""),
      "fictional": .flag(event.isFictional), "count": .text(counted(entries.count, "abstract")),
      "foreword": .objects([profile.foreword].compactMap { $0 }) {
        ["title": .text($0.title), "paragraphs": .list(paragraphs($0.text)), "signed": .text($0.signed)]
      },
      "chapters": .list(chapters.enumerated().map { chapterFields($1, number: $0 + 1) }),
      "errata": .list(errata.map(erratumLine)), "authors": indexFields(.authors(of: self)),
      "keywords": indexFields(.keywords(of: self)), "trials": indexFields(.trials(of: self)),
    ]
  }

  var dates: String {
    event.starts == event.ends ? event.starts.long : "\(event.starts.long) to \(event.ends.long)"
  }

  private var volumeLine: String {
    let issue = profile.issue
    let number = issue.number.isEmpty ? "" : "Number \(issue.number)"
    return ["Volume \(issue.volume)", number, issue.supplement].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var issnLines: [TemplateValue] {
    let numbers = [(profile.journal.printISSN, "print"), (profile.journal.electronicISSN, "electronic")]
    return numbers.compactMap { number, medium in number.map { "ISSN \($0.description) (\(medium))" } }
  }

  private var publisher: String {
    [profile.journal.publisher, profile.journal.place].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  var rights: String { "© \(profile.copyright.year) \(profile.copyright.holder)" }

  private var editionLine: String {
    let what = edition == .full ? "Full edition" : "Titles and authors"
    return number == 1 || isProof ? what : "\(what), printing \(number) of \(event.zone.day(of: made).long)"
  }

  private var embargoLine: String {
    let late = entries.contains { if case .title(.some) = $0.extent { true } else { false } }
    let first = "The texts were under embargo until \(event.zone.longText(embargo))."
    if edition == .titles { return "The texts are under embargo until \(event.zone.longText(embargo))." }
    guard late else { return first }
    return "\(first) The texts of late-breaking abstracts are withheld until \(event.zone.longText(lateEmbargo))."
  }

  private func paragraphs(_ text: String) -> [TemplateValue] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed).split(separator: "")
      .map { .text($0.joined(separator: " ").onOneLine) }
  }

  private func chapterFields(_ chapter: Chapter, number: Int) -> TemplateValue {
    let numbers = chapter.entries.map(\.number)
    return .object([
      "anchor": .text("c-\(number)"), "title": .text(chapter.title), "subtitle": .text(chapter.subtitle),
      "count": .text(counted(chapter.entries.count, "abstract")), "range": .text(range(numbers)),
      "abstracts": .list(chapter.entries.map(abstractFields)),
    ])
  }

  private func range(_ numbers: [String]) -> String {
    guard let first = numbers.first, let last = numbers.last, first != last else { return numbers.first ?? "" }
    return "\(first) to \(last)"
  }

  private func erratumLine(_ erratum: BookErratum) -> TemplateValue {
    let entry = entries.first { $0.code == erratum.abstract }
    return .object([
      "label": .text(erratum.label), "notice": .text(erratum.notice),
      "day": .text(event.zone.day(of: erratum.given).long), "number": .text(entry?.number ?? ""),
      "anchor": .text(entry?.anchor ?? ""), "title": .text(entry?.title ?? ""),
    ])
  }

  private func indexFields(_ index: BookIndex) -> TemplateValue {
    .objects(index.groups) { group in
      [
        "letter": .text(group.letter),
        "lines": .objects(group.lines) { line in
          [
            "text": .text(line.text),
            "places": .objects(line.entries) { ["anchor": .text($0.anchor), "number": .text($0.number)] },
          ]
        },
      ]
    }
  }
}
