import EventData

/// The SQL of refused rows and of what authors were asked.
enum RefusalQueries {
  /// All refusals, open and settled, in the order of their codes.
  static func all(in tx: Transaction) throws -> [Refusal] {
    let problems = try tx.rows("SELECT * FROM abstract_refusal_problem ORDER BY refusal, position").grouped(
      by: "refusal")
    return try tx.rows("SELECT * FROM abstract_refusal ORDER BY code").map { row in
      Refusal(
        code: row.text("code"), identity: row.text("identity"), abstract: row.optionalText("abstract"),
        email: row.text("email"), presenter: row.text("presenter"), title: row.text("title"),
        mobile: row.text("mobile"), submitted: Moment(seconds: row.integer("submitted_at")),
        sourceName: row.text("source_name"), sourceRow: row.int("source_row"),
        isOpen: row.text("state") == "open",
        problems: (problems[row.text("code")] ?? []).map(AbstractReading.problem))
    }
  }

  /// Writes a refusal anew, open.
  static func put(_ refusal: Refusal, at now: Moment, in tx: Transaction) throws {
    try tx.put(
      into: "abstract_refusal", key: [("code", .text(refusal.code))],
      set: [
        ("abstract", .optional(refusal.abstract)), ("email", .text(refusal.email)),
        ("presenter", .text(refusal.presenter)), ("title", .text(refusal.title)), ("mobile", .text(refusal.mobile)),
        ("submitted_at", .moment(refusal.submitted)), ("source_name", .text(refusal.sourceName)),
        ("source_row", .int(refusal.sourceRow)), ("state", "open"), ("changed_at", .moment(now)),
      ], once: [("identity", .text(refusal.identity))])
    try tx.run("DELETE FROM abstract_refusal_problem WHERE refusal = ?1", [.text(refusal.code)])
    for (index, problem) in refusal.problems.enumerated() {
      try tx.insert(
        into: "abstract_refusal_problem",
        [("refusal", .text(refusal.code)), ("position", .int(index + 1))] + AbstractWriting.columns(problem))
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
        row.int("number"), row.text("fingerprint"), Moment(seconds: row.integer("asked_at"))
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
