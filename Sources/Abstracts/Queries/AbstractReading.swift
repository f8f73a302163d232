package import EventData

/// Abstracts put together from their rows.
package enum AbstractReading {
  /// One abstract, or all in the order of their codes. Histories are read only for a single one.
  package static func records(code: String? = nil, in tx: Transaction) throws -> [AbstractRecord] {
    func parts(_ part: AbstractQueries.Part) throws -> [String: [Row]] {
      try AbstractQueries.parts(part, code: code, in: tx)
    }
    let authors = try parts(.author), marks = try parts(.authorAffiliation)
    let affiliations = try parts(.affiliation), sections = try parts(.section)
    let keywords = try parts(.keyword), trials = try parts(.trial), encores = try parts(.encore)
    let problems = try parts(.problem), revisions = code == nil ? [:] : try parts(.revision)
    return try AbstractQueries.abstracts(code: code, in: tx).map { row in
      let key = row.text("code")
      let content = AbstractContent(
        email: row.text("email"), title: row.text("title"), presenter: row.text("presenter"),
        authors: people(authors[key] ?? [], marks[key] ?? []),
        affiliations: (affiliations[key] ?? []).map {
          AbstractAffiliation(
            number: $0.int("number"), institution: $0.text("institution"), city: $0.text("city"),
            country: $0.text("country"))
        },
        orcid: row.optionalText("orcid"), track: row.optionalText("track"),
        presentation: row.optionalText("presentation"), body: row.text("body"),
        sections: (sections[key] ?? []).map {
          AbstractPart(section: $0.text("section"), heading: $0.text("heading"), text: $0.text("content"))
        },
        keywords: (keywords[key] ?? []).map { $0.text("keyword") },
        conflictOfInterest: row.text("conflict_of_interest"), ethics: row.text("ethics"), mobile: row.text("mobile"),
        submitted: Moment(seconds: row.integer("submitted_at")), type: row.text("type"),
        stage: AbstractContent.Stage(rawValue: row.text("stage")) ?? .final,
        trials: (trials[key] ?? []).map { TrialNumber(registry: $0.text("registry"), number: $0.text("number")) },
        encore: (encores[key] ?? []).first.map(encore), funding: row.text("funding"), table: row.text("table_text"))
      return AbstractRecord(
        code: key, state: AbstractRecord.State(rawValue: row.text("state")) ?? .submitted,
        isInReview: row.flag("in_review"), content: content,
        length: row.int("body_length"), problems: (problems[key] ?? []).map(problem),
        created: Moment(seconds: row.integer("created_at")), changed: Moment(seconds: row.integer("changed_at")),
        sourceRow: row.int("source_row"), sourceFile: row.text("source_file"),
        sourceName: row.text("source_name"), identity: row.text("identity"),
        edited: row.moment("edited_at"),
        revisions: (revisions[key] ?? []).map(revision))
    }
  }

  private static func people(_ rows: [Row], _ marks: [Row]) -> [AbstractAuthor] {
    rows.map { row in
      AbstractAuthor(
        person: name(row),
        affiliations: marks.filter { $0.integer("author") == row.integer("position") }
          .map { $0.int("affiliation") },
        isPresenter: row.flag("is_presenter"))
    }
  }

  /// A row of an older program has no parts, or those of another name: they are read from the name.
  private static func name(_ row: Row) -> WrittenName {
    let family = row.text("family")
    guard family.isEmpty || !row.text("name").contains(family) else {
      return WrittenName(
        title: row.text("title"), full: row.text("name"), given: row.text("given"), family: family,
        suffix: row.text("suffix"), degrees: row.text("degrees"), isGroup: row.flag("is_group"))
    }
    var name = WrittenName(row.text("name"))
    (name.title, name.full) = (row.text("title"), row.text("name"))
    return name
  }

  private static func encore(_ row: Row) -> Encore {
    Encore(
      meeting: row.text("meeting"), year: row.text("year"), number: row.text("number"),
      whatIsNew: row.text("what_is_new"))
  }

  static func problem(_ row: Row) -> ImportReport.Problem {
    ImportReport.Problem(
      row.text("problem"), ProblemSeverity(rawValue: row.text("severity")) ?? .warning, row.text("message"),
      remedy: row.text("remedy"))
  }

  private static func revision(_ row: Row) -> AbstractRevision {
    AbstractRevision(
      number: row.int("number"), replaced: Moment(seconds: row.integer("replaced_at")),
      actor: row.text("actor"), changes: row.text("changes").split(separator: "\n").map(String.init),
      reason: row.text("reason"), content: row.text("content"))
  }
}
