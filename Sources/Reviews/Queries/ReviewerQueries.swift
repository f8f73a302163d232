import EventData

/// The SQL of reviewers.
enum ReviewerQueries {
  /// One reviewer, or all by code.
  static func reviewers(code: String? = nil, in tx: Transaction) throws -> [Reviewer] {
    func parts(_ table: String, by order: String) throws -> [String: [Row]] {
      try tx.rows("SELECT * FROM \(table) ORDER BY reviewer, \(order)").grouped(by: "reviewer")
    }
    let tracks = try parts("reviewer_track", by: "track"), absences = try parts("reviewer_absence", by: "first_day")
    let declared = try parts("reviewer_declared", by: "position")
    let rows = try tx.rows("SELECT * FROM reviewer WHERE ?1 IS NULL OR code = ?1 ORDER BY code", [.optional(code)])
    return rows.compactMap { row in
      guard let email = EmailAddress(row.text("email")) else { return nil }
      let key = row.text("code")
      var reviewer = Reviewer(
        name: row.text("name"), email: email, orcid: row.optionalText("orcid"), institution: row.text("institution"),
        city: row.text("city"), tracks: (tracks[key] ?? []).map { $0.text("track") },
        loadLower: row.optionalInt("load_lower"),
        loadUpper: row.optionalInt("load_upper"),
        declared: (declared[key] ?? []).map { $0.text("name") },
        absences: (absences[key] ?? []).compactMap { absence in
          guard let first = CalendarDate(absence.text("first_day")), let last = CalendarDate(absence.text("last_day"))
          else { return nil }
          return Reviewer.Absence(first: first, last: last)
        })
      reviewer.code = key
      reviewer.state = Reviewer.State(rawValue: row.text("state")) ?? .active
      return reviewer
    }
  }

  static func insert(_ reviewer: Reviewer, now: Moment, in tx: Transaction) throws {
    try tx.insert(
      into: "reviewer", [("code", .text(reviewer.code))] + columns(reviewer, now) + [("created_at", .moment(now))])
    try writeParts(reviewer, in: tx)
  }

  static func update(_ reviewer: Reviewer, now: Moment, in tx: Transaction) throws {
    try tx.update("reviewer", set: columns(reviewer, now), where: [("code", .text(reviewer.code))])
    for part in ["track", "absence", "declared"] {
      try tx.run("DELETE FROM reviewer_\(part) WHERE reviewer = ?1", [.text(reviewer.code)])
    }
    try writeParts(reviewer, in: tx)
  }

  /// Rows of reviewer and number: pairs that stand, reviews that came back, open findings, abstracts in conflict, bids.
  static func figures(in tx: Transaction) throws -> [String: [String: Int]] {
    let queries = [
      ("assigned", "SELECT reviewer, count(*) AS number FROM assignment WHERE state = 'assigned' GROUP BY reviewer"),
      ("returned", "SELECT reviewer, count(*) AS number FROM review WHERE state <> 'declined' GROUP BY reviewer"),
      ("open", "SELECT reviewer, count(*) AS number FROM reviewer_conflict WHERE state = 'open' GROUP BY reviewer"),
      (
        "conflicts",
        """
        SELECT reviewer, count(DISTINCT abstract) AS number FROM reviewer_conflict WHERE state <> 'dismissed'
        GROUP BY reviewer
        """
      ),
      ("bids", "SELECT reviewer, count(*) AS number FROM reviewer_bid GROUP BY reviewer"),
    ]
    var figures: [String: [String: Int]] = [:]
    for (name, sql) in queries {
      for row in try tx.rows("\(sql) ORDER BY reviewer") {
        figures[row.text("reviewer"), default: [:]][name] = row.int("number")
      }
    }
    return figures
  }

  private static func columns(_ reviewer: Reviewer, _ now: Moment) -> Columns {
    [
      ("identity", .text(reviewer.email.folded)), ("name", .text(reviewer.name)),
      ("name_folded", .text(folded(reviewer.plainName))), ("email", .text(reviewer.email.description)),
      ("orcid", .optional(reviewer.orcid)), ("institution", .text(reviewer.institution)),
      ("institution_folded", .text(folded(reviewer.institution))), ("city", .text(reviewer.city)),
      ("load_lower", .optional(reviewer.loadLower)),
      ("load_upper", .optional(reviewer.loadUpper)), ("state", .text(reviewer.state.rawValue)),
      ("changed_at", .moment(now)),
    ]
  }

  private static func writeParts(_ reviewer: Reviewer, in tx: Transaction) throws {
    for track in reviewer.tracks {
      try tx.insert(into: "reviewer_track", [("reviewer", .text(reviewer.code)), ("track", .text(track))])
    }
    for absence in reviewer.absences {
      try tx.insert(
        into: "reviewer_absence",
        [
          ("reviewer", .text(reviewer.code)), ("first_day", .text(absence.first.description)),
          ("last_day", .text(absence.last.description)),
        ])
    }
    for (index, name) in reviewer.declared.enumerated() {
      try tx.insert(
        into: "reviewer_declared",
        [
          ("reviewer", .text(reviewer.code)), ("position", .int(index + 1)), ("name", .text(name)),
          ("name_folded", .text(folded(name))),
        ])
    }
  }
}
