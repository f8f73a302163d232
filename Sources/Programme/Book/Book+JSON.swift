public import EventData

extension Book {
  /// What programs read: the book, its journal and each abstract. `format` goes up when a field changes its meaning.
  public var json: JSON {
    let zone = event.zone
    let head: [(String, JSON)] = [
      ("format", .number(1)), ("number", .number(Int64(number))), ("made", .text(zone.text(made))),
      ("embargoed", .flag(isProof)),
    ]
    guard case .object(let members) = Self.content(edition, profile, event, chapters) else { return .null }
    return .object(head + members)
  }

  /// All that an edition prints, for its hash and for programs.
  static func content(_ edition: BookEdition, _ profile: BookProfile, _ event: EventProfile, _ chapters: [Chapter])
    -> JSON
  {
    let journal = profile.journal
    let serial: [(String, JSON)] = [
      ("title", .text(journal.title)), ("short_title", .text(journal.shortTitle)),
      ("issn_print", .optional(journal.printISSN?.description)),
      ("issn_electronic", .optional(journal.electronicISSN?.description)), ("publisher", .text(journal.publisher)),
      ("volume", .text(profile.issue.volume)), ("issue", .text(profile.issue.number)),
      ("supplement", .text(profile.issue.supplement)), ("published", .text(profile.issue.published.description)),
    ]
    let parts = JSON.objects(chapters) { chapter in
      [
        ("title", .text(chapter.title)), ("subtitle", .text(chapter.subtitle)),
        ("abstracts", .objects(chapter.entries) { $0.fields(in: event.zone) }),
      ]
    }
    return .object([
      ("edition", .text(edition.rawValue)), ("title", .text(profile.title)), ("language", .text(profile.language)),
      ("journal", .object(serial)), ("copyright", .text("\(profile.copyright.year) \(profile.copyright.holder)")),
      ("licence", .optional(profile.licence?.url)), ("foreword", .optional(profile.foreword?.text)),
      ("chapters", parts),
    ])
  }
}

extension BookEntry {
  /// The hash of what is printed of the work itself. Where it is presented and found changes without it, and so does how
  /// its lines are broken.
  public var hash: String { contentHash(JSON.object(head + work(text: \.onOneLine)).rendered()) }

  func fields(in zone: EventZone) -> [(String, JSON)] {
    let withheld: Moment? = if case .title(let until) = extent { until } else { nil }
    let errata = JSON.objects(errata) {
      [
        ("number", .number(Int64($0.number))), ("kind", .text($0.kind.rawValue)), ("notice", .text($0.notice)),
        ("given", .text(zone.text($0.given))),
      ]
    }
    return head + [
      ("code", .text(code)), ("doi", .text(doi)), ("url", .text(url)), ("track", .text(track)), ("type", .text(type)),
      ("outcome", .text(outcome)),
    ] + work(text: \.self) + [
      ("session", .text(place?.session ?? "")), ("board", .text(place?.board ?? "")),
      ("starts", .optional(place?.starts.map { zone.text($0) })),
      ("withheld_until", .optional(withheld.map { zone.text($0) })), ("errata", errata),
    ]
  }

  /// A field that came later: absent when empty, so that the hash of what was printed before stays.
  private static func ifAny(_ name: String, _ text: String) -> [(String, JSON)] {
    text.isEmpty ? [] : [(name, .text(text))]
  }

  private var head: [(String, JSON)] { [("number", .text(number)), ("title", .text(citedTitle))] }

  private func work(text shown: (String) -> String) -> [(String, JSON)] {
    let authors = JSON.objects(authors) { author in
      [
        ("name", .text(author.name.full)), ("family", .text(author.name.family)), ("given", .text(author.name.given)),
      ] + Self.ifAny("suffix", author.name.suffix) + [
        ("affiliations", .list(author.affiliations.map { .number(Int64($0)) })),
        ("presenter", .flag(author.isPresenter)), ("orcid", .optional(author.orcid)),
      ]
    }
    let affiliations = JSON.objects(affiliations) {
      [("number", .number(Int64($0.number))), ("institution", .text($0.institution)), ("city", .text($0.city))]
        + Self.ifAny("country", $0.country)
    }
    let sections = JSON.objects(parts) {
      [("code", .text($0.section)), ("heading", .text($0.heading)), ("text", .text(shown($0.text)))]
    }
    let trials = JSON.objects(trials) { [("registry", .text($0.registry)), ("number", .text($0.number))] }
    return [
      ("authors", authors), ("affiliations", affiliations), ("text", .text(shown(text))), ("sections", sections),
      ("table", .list(table.lines.map { .text(shown($0)) })), ("keywords", .list(keywords.map { .text($0) })),
      ("trials", trials),
      ("funding", .text(funding)), ("conflict_of_interest", .text(conflict)), ("encore", .text(encore)),
    ]
  }
}
