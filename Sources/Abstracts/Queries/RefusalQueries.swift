import EventData

/// The SQL of refused rows and of what authors were asked.
enum RefusalQueries {
  /// All refusals, open and settled, in the order of their codes.
  static func all(in tx: Transaction) throws -> [Refusal] {
    let problems = Dictionary(
      grouping: try tx.rows("SELECT * FROM abstract_refusal_problem ORDER BY refusal, position")
    ) { $0.text("refusal") }
    return try tx.rows("SELECT * FROM abstract_refusal ORDER BY code").map { row in
      Refusal(
        code: row.text("code"), identity: row.text("identity"), abstract: row.optionalText("abstract"),
        email: row.text("email"), presenter: row.text("presenter"), title: row.text("title"),
        mobile: row.text("mobile"), submitted: Moment(seconds: row.integer("submitted_at")),
        sourceName: row.text("source_name"), sourceRow: Int(row.integer("source_row")),
        isOpen: row.text("state") == "open",
        problems: (problems[row.text("code")] ?? []).map(AbstractReading.problem))
    }
  }

  /// Writes a refusal anew, open.
  static func put(_ refusal: Refusal, at now: Moment, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO abstract_refusal (code, identity, abstract, email, presenter, title, mobile, submitted_at,
        source_name, source_row, state, changed_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', ?11)
      ON CONFLICT (code) DO UPDATE SET abstract = excluded.abstract, email = excluded.email,
        presenter = excluded.presenter, title = excluded.title, mobile = excluded.mobile,
        submitted_at = excluded.submitted_at, source_name = excluded.source_name, source_row = excluded.source_row,
        state = 'open', changed_at = excluded.changed_at
      """,
      [
        .text(refusal.code), .text(refusal.identity), .optional(refusal.abstract), .text(refusal.email),
        .text(refusal.presenter), .text(refusal.title), .text(refusal.mobile), .moment(refusal.submitted),
        .text(refusal.sourceName), .int(refusal.sourceRow), .moment(now),
      ])
    try tx.run("DELETE FROM abstract_refusal_problem WHERE refusal = ?1", [.text(refusal.code)])
    for (index, problem) in refusal.problems.enumerated() {
      try tx.insert(
        into: "abstract_refusal_problem",
        [
          ("refusal", .text(refusal.code)), ("position", .int(index + 1)), ("problem", .text(problem.id)),
          ("severity", .text(problem.severity.rawValue)), ("message", .text(problem.message)),
          ("remedy", .text(problem.remedy)),
        ])
    }
  }

  /// Marks a refusal as settled: an acceptable row came.
  static func settle(_ code: String, at now: Moment, in tx: Transaction) throws {
    try tx.update(
      "abstract_refusal", set: [("state", "settled"), ("changed_at", .moment(now))], where: [("code", .text(code))])
    tx.note("\(code) settled: an acceptable version is on file")
  }

  // MARK: - What authors were asked

  /// The latest question about each subject: subject -> number, fingerprint, moment.
  static func asked(in tx: Transaction) throws -> [String: (number: Int, fingerprint: String, at: Moment)] {
    var latest: [String: (number: Int, fingerprint: String, at: Moment)] = [:]
    for row in try tx.rows("SELECT * FROM abstract_ask ORDER BY subject, number") {
      latest[row.text("subject")] = (
        Int(row.integer("number")), row.text("fingerprint"), Moment(seconds: row.integer("asked_at"))
      )
    }
    return latest
  }

  /// When the author of an abstract was asked, first to last.
  static func asks(of subject: String, in tx: Transaction) throws -> [Moment] {
    try tx.rows(
      "SELECT asked_at FROM abstract_ask WHERE subject = ?1 AND fingerprint <> '' ORDER BY number", [.text(subject)]
    ).map { Moment(seconds: $0.integer("asked_at")) }
  }

  static func addAsk(_ subject: String, number: Int, fingerprint: String, at now: Moment, in tx: Transaction)
    throws
  {
    try tx.insert(
      into: "abstract_ask",
      [
        ("subject", .text(subject)), ("number", .int(number)), ("fingerprint", .text(fingerprint)),
        ("asked_at", .moment(now)),
      ])
  }
}
