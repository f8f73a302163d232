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
    for sql in [
      "DELETE FROM abstract_author_affiliation WHERE abstract = ?1", "DELETE FROM abstract_author WHERE abstract = ?1",
      "DELETE FROM abstract_affiliation WHERE abstract = ?1", "DELETE FROM abstract_section WHERE abstract = ?1",
      "DELETE FROM abstract_keyword WHERE abstract = ?1", "DELETE FROM abstract_trial WHERE abstract = ?1",
      "DELETE FROM abstract_encore WHERE abstract = ?1",
    ] {
      try tx.run(sql, [.text(old.code)])
    }
    try insertParts(old.code, submission.content, in: tx)
  }

  /// What is wrong with the version on file.
  static func setProblems(_ code: String, _ problems: [ImportReport.Problem], in tx: Transaction) throws {
    try tx.run("DELETE FROM abstract_problem WHERE abstract = ?1", [.text(code)])
    for (index, problem) in problems.enumerated() {
      try tx.insert(
        into: "abstract_problem",
        [
          ("abstract", .text(code)), ("position", .int(index + 1)), ("problem", .text(problem.id)),
          ("severity", .text(problem.severity.rawValue)), ("message", .text(problem.message)),
          ("remedy", .text(problem.remedy)),
        ])
    }
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
      ("table_text", .text(content.table)), ("edited_at", .optional(source.edited?.seconds)),
    ]
  }

  private static func insertParts(_ code: String, _ content: AbstractContent, in tx: Transaction) throws {
    for affiliation in content.affiliations {
      try tx.insert(
        into: "abstract_affiliation",
        [
          ("abstract", .text(code)), ("number", .int(affiliation.number)),
          ("institution", .text(affiliation.institution)), ("city", .text(affiliation.city)),
        ])
    }
    for (index, author) in content.authors.enumerated() {
      try tx.insert(
        into: "abstract_author",
        [
          ("abstract", .text(code)), ("position", .int(index + 1)), ("title", .text(author.title)),
          ("name", .text(author.name)), ("name_folded", .text(folded(author.name))),
          ("is_presenter", .int(author.isPresenter ? 1 : 0)),
        ])
      for (place, number) in author.affiliations.enumerated() where number >= 1 {
        try tx.insert(
          into: "abstract_author_affiliation",
          [
            ("abstract", .text(code)), ("author", .int(index + 1)), ("position", .int(place + 1)),
            ("affiliation", .int(number)),
          ])
      }
    }
    for (index, part) in content.sections.enumerated() {
      try tx.insert(
        into: "abstract_section",
        [
          ("abstract", .text(code)), ("position", .int(index + 1)), ("section", .text(part.section)),
          ("heading", .text(part.heading)), ("content", .text(part.text)),
        ])
    }
    for (index, keyword) in content.keywords.enumerated() {
      try tx.insert(
        into: "abstract_keyword",
        [("abstract", .text(code)), ("position", .int(index + 1)), ("keyword", .text(keyword))])
    }
    for (index, trial) in content.trials.enumerated() {
      try tx.insert(
        into: "abstract_trial",
        [
          ("abstract", .text(code)), ("position", .int(index + 1)), ("registry", .text(trial.registry)),
          ("number", .text(trial.number)),
        ])
    }
    guard let encore = content.encore else { return }
    try tx.insert(
      into: "abstract_encore",
      [
        ("abstract", .text(code)), ("meeting", .text(encore.meeting)), ("year", .text(encore.year)),
        ("number", .text(encore.number)), ("what_is_new", .text(encore.whatIsNew)),
      ])
  }
}
