import EventData

/// The SQL that writes abstracts.
enum AbstractWriting {
  /// Where a version came from.
  struct Source {
    let file: String
    let row: Int
    let now: Moment
    /// When the desk edited it; nil for a form's row.
    var edited: Moment?
  }

  /// A new abstract with all that belongs to it.
  static func insert(_ code: String, _ submission: Submission, from source: Source, in tx: Transaction) throws {
    try tx.insert(
      into: "abstract",
      [("code", .text(code))] + columns(submission, source)
        + [("state", "submitted"), ("created_at", .moment(source.now))])
    try insertParts(code, submission.content, in: tx)
  }

  /// A corrected version; the replaced one goes into the history.
  static func replace(
    _ old: AbstractRecord, by submission: Submission, changes: [String], actor: String, zone: EventZone,
    from source: Source, reason: String = "", in tx: Transaction
  ) throws {
    let number = try tx.count(
      "SELECT count(*) FROM abstract_revision WHERE abstract = ?1", [.text(old.code)])
    let content = JSON.object(old.content.fields(in: zone).map { ($0.name, .text($0.value)) }).rendered()
    try tx.insert(
      into: "abstract_revision",
      [
        ("abstract", .text(old.code)), ("number", .int(number + 1)), ("replaced_at", .moment(source.now)),
        ("actor", .text(actor)), ("changes", .text(changes.joined(separator: "\n"))), ("content", .text(content)),
        ("source_file", .text(old.sourceFile)), ("source_row", .int(old.sourceRow)), ("reason", .text(reason)),
      ])
    try tx.update("abstract", set: columns(submission, source), where: [("code", .text(old.code))])
    for part in ["author_affiliation", "author", "affiliation", "section", "keyword", "trial", "encore"] {
      try tx.run("DELETE FROM abstract_\(part) WHERE abstract = ?1", [.text(old.code)])
    }
    try insertParts(old.code, submission.content, in: tx)
  }

  /// What is wrong with the version on file.
  static func setProblems(_ code: String, _ problems: [ImportReport.Problem], in tx: Transaction) throws {
    try tx.run("DELETE FROM abstract_problem WHERE abstract = ?1", [.text(code)])
    for (index, problem) in problems.enumerated() {
      try tx.insert(
        into: "abstract_problem", [("abstract", .text(code)), ("position", .int(index + 1))] + columns(problem))
    }
  }

  static func columns(_ problem: ImportReport.Problem) -> Columns {
    [
      ("problem", .text(problem.id)), ("severity", .text(problem.severity.rawValue)),
      ("message", .text(problem.message)), ("remedy", .text(problem.remedy)),
    ]
  }

  private static func columns(_ submission: Submission, _ source: Source) -> Columns {
    let content = submission.content
    return [
      ("identity", .text(submission.identity)), ("email", .text(content.email)), ("title", .text(content.title)),
      ("presenter", .text(content.presenter)), ("orcid", .optional(content.orcid)), ("track", .optional(content.track)),
      ("presentation", .optional(content.presentation)), ("body", .text(content.body)),
      ("conflict_of_interest", .text(content.conflictOfInterest)), ("ethics", .text(content.ethics)),
      ("mobile", .text(content.mobile)), ("body_length", .int(submission.length)),
      ("title_folded", .text(submission.titleFolded)), ("people_folded", .text(submission.peopleFolded)),
      ("body_folded", .text(submission.bodyFolded)), ("submitted_at", .moment(content.submitted)),
      ("source_file", .text(source.file)), ("source_row", .int(source.row)), ("changed_at", .moment(source.now)),
      ("type", .text(content.type)), ("stage", .text(content.stage.rawValue)), ("funding", .text(content.funding)),
      ("table_text", .text(content.table)), ("edited_at", .optional(source.edited)),
    ]
  }

  private static func insertParts(_ code: String, _ content: AbstractContent, in tx: Transaction) throws {
    func insert(_ table: String, at index: Int? = nil, _ columns: Columns) throws {
      let place: Columns = index.map { [("position", .int($0 + 1))] } ?? []
      try tx.insert(into: table, [("abstract", .text(code))] + place + columns)
    }
    for place in content.affiliations {
      try insert(
        "abstract_affiliation",
        [
          ("number", .int(place.number)), ("institution", .text(place.institution)), ("city", .text(place.city)),
          ("country", .text(place.country)),
        ])
    }
    for (index, author) in content.authors.enumerated() {
      try insert(
        "abstract_author", at: index,
        [
          ("title", .text(author.title)), ("name", .text(author.name)), ("name_folded", .text(folded(author.name))),
          ("is_presenter", .flag(author.isPresenter)), ("given", .text(author.person.given)),
          ("family", .text(author.person.family)), ("suffix", .text(author.person.suffix)),
          ("degrees", .text(author.person.degrees)), ("is_group", .flag(author.person.isGroup)),
        ])
      for (place, number) in author.affiliations.enumerated() where number >= 1 {
        try insert(
          "abstract_author_affiliation", at: place, [("author", .int(index + 1)), ("affiliation", .int(number))])
      }
    }
    for (index, part) in content.sections.enumerated() {
      try insert(
        "abstract_section", at: index,
        [("section", .text(part.section)), ("heading", .text(part.heading)), ("content", .text(part.text))])
    }
    for (index, keyword) in content.keywords.enumerated() {
      try insert("abstract_keyword", at: index, [("keyword", .text(keyword))])
    }
    for (index, trial) in content.trials.enumerated() {
      try insert("abstract_trial", at: index, [("registry", .text(trial.registry)), ("number", .text(trial.number))])
    }
    guard let encore = content.encore else { return }
    try insert(
      "abstract_encore",
      [
        ("meeting", .text(encore.meeting)), ("year", .text(encore.year)), ("number", .text(encore.number)),
        ("what_is_new", .text(encore.whatIsNew)),
      ])
  }
}
