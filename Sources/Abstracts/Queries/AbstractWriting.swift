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
  static func insert(_ code: String, _ submission: Submission, from source: Source, in transaction: Transaction) throws
  {
    try transaction.run(
      """
      INSERT INTO abstract (code, identity, email, title, presenter, orcid, track, presentation, body,
        conflict_of_interest, ethics, mobile, body_length, title_folded, people_folded, body_folded, submitted_at,
        source_file, source_row, type, stage, funding, table_text, edited_at, state, created_at, changed_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?21, ?22, ?23, ?24,
        ?25, 'submitted', ?20, ?20)
      """, values(code, submission, source))
    try insertParts(code, submission.content, in: transaction)
  }

  /// A corrected version; the replaced one goes into the history.
  static func replace(
    _ old: AbstractRecord, by submission: Submission, changes: [String], actor: String, zone: EventZone,
    from source: Source, reason: String = "", in transaction: Transaction
  ) throws {
    let number = try transaction.count(
      "SELECT count(*) FROM abstract_revision WHERE abstract = ?1", [.text(old.code)])
    let content = JSON.object(old.content.fields(in: zone).map { ($0.name, .text($0.value)) }).rendered()
    try transaction.run(
      """
      INSERT INTO abstract_revision
        (abstract, number, replaced_at, actor, changes, content, source_file, source_row, reason)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      [
        .text(old.code), .int(number + 1), .moment(source.now), .text(actor),
        .text(changes.joined(separator: "\n")), .text(content), .text(old.sourceFile), .int(old.sourceRow),
        .text(reason),
      ])
    try transaction.run(
      """
      UPDATE abstract SET identity = ?2, email = ?3, title = ?4, presenter = ?5, orcid = ?6, track = ?7,
        presentation = ?8, body = ?9, conflict_of_interest = ?10, ethics = ?11, mobile = ?12, body_length = ?13,
        title_folded = ?14, people_folded = ?15, body_folded = ?16, submitted_at = ?17, source_file = ?18,
        source_row = ?19, changed_at = ?20, type = ?21, stage = ?22, funding = ?23, table_text = ?24,
        edited_at = ?25
      WHERE code = ?1
      """, values(old.code, submission, source))
    for sql in [
      "DELETE FROM abstract_author_affiliation WHERE abstract = ?1", "DELETE FROM abstract_author WHERE abstract = ?1",
      "DELETE FROM abstract_affiliation WHERE abstract = ?1", "DELETE FROM abstract_section WHERE abstract = ?1",
      "DELETE FROM abstract_keyword WHERE abstract = ?1", "DELETE FROM abstract_trial WHERE abstract = ?1",
      "DELETE FROM abstract_encore WHERE abstract = ?1",
    ] {
      try transaction.run(sql, [.text(old.code)])
    }
    try insertParts(old.code, submission.content, in: transaction)
  }

  /// What is wrong with the version on file.
  static func setProblems(_ code: String, _ problems: [ImportReport.Problem], in transaction: Transaction) throws {
    try transaction.run("DELETE FROM abstract_problem WHERE abstract = ?1", [.text(code)])
    for (index, problem) in problems.enumerated() {
      try transaction.run(
        """
        INSERT INTO abstract_problem (abstract, position, problem, severity, message, remedy)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """,
        [
          .text(code), .int(index + 1), .text(problem.id), .text(problem.severity.rawValue), .text(problem.message),
          .text(problem.remedy),
        ])
    }
  }

  private static func values(_ code: String, _ submission: Submission, _ source: Source) -> [SQLValue] {
    let content = submission.content
    return [
      .text(code), .text(submission.identity), .text(content.email), .text(content.title), .text(content.presenter),
      .optional(content.orcid), .optional(content.track), .optional(content.presentation), .text(content.body),
      .text(content.conflictOfInterest), .text(content.ethics), .text(content.mobile), .int(submission.length),
      .text(submission.titleFolded), .text(submission.peopleFolded), .text(submission.bodyFolded),
      .moment(content.submitted), .text(source.file), .int(source.row), .moment(source.now),
      .text(content.type), .text(content.stage.rawValue), .text(content.funding), .text(content.table),
      .optional(source.edited?.seconds),
    ]
  }

  private static func insertParts(_ code: String, _ content: AbstractContent, in transaction: Transaction) throws {
    for affiliation in content.affiliations {
      try transaction.run(
        "INSERT INTO abstract_affiliation (abstract, number, institution, city) VALUES (?1, ?2, ?3, ?4)",
        [.text(code), .int(affiliation.number), .text(affiliation.institution), .text(affiliation.city)])
    }
    for (index, author) in content.authors.enumerated() {
      try transaction.run(
        """
        INSERT INTO abstract_author (abstract, position, title, name, name_folded, is_presenter)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """,
        [
          .text(code), .int(index + 1), .text(author.title), .text(author.name), .text(folded(author.name)),
          .int(author.isPresenter ? 1 : 0),
        ])
      for (place, number) in author.affiliations.enumerated() where number >= 1 {
        try transaction.run(
          "INSERT INTO abstract_author_affiliation (abstract, author, position, affiliation) VALUES (?1, ?2, ?3, ?4)",
          [.text(code), .int(index + 1), .int(place + 1), .int(number)])
      }
    }
    for (index, part) in content.sections.enumerated() {
      try transaction.run(
        "INSERT INTO abstract_section (abstract, position, section, heading, content) VALUES (?1, ?2, ?3, ?4, ?5)",
        [.text(code), .int(index + 1), .text(part.section), .text(part.heading), .text(part.text)])
    }
    for (index, keyword) in content.keywords.enumerated() {
      try transaction.run(
        "INSERT INTO abstract_keyword (abstract, position, keyword) VALUES (?1, ?2, ?3)",
        [.text(code), .int(index + 1), .text(keyword)])
    }
    for (index, trial) in content.trials.enumerated() {
      try transaction.run(
        "INSERT INTO abstract_trial (abstract, position, registry, number) VALUES (?1, ?2, ?3, ?4)",
        [.text(code), .int(index + 1), .text(trial.registry), .text(trial.number)])
    }
    guard let encore = content.encore else { return }
    try transaction.run(
      "INSERT INTO abstract_encore (abstract, meeting, year, number, what_is_new) VALUES (?1, ?2, ?3, ?4, ?5)",
      [
        .text(code), .text(encore.meeting), .text(encore.year), .text(encore.number), .text(encore.whatIsNew),
      ])
  }
}
