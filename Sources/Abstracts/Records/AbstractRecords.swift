public import EventData

/// The abstracts on file, read only.
public enum AbstractRecords {
  /// The abstracts a filter lets through, in the order of their codes. Throws `ExplainedError` when the database fails.
  public static func list(_ filter: AbstractFilter = AbstractFilter(), in store: Store) throws -> [AbstractSummary] {
    try store.read { tx in
      let problems = try AbstractQueries.parts(.problem, in: tx)
      return try AbstractQueries.list(filter, in: tx).map { row in
        let code = row.text("code")
        return AbstractSummary(
          code: code, state: AbstractRecord.State(rawValue: row.text("state")) ?? .submitted, title: row.text("title"),
          presenter: row.text("presenter"), type: row.text("type"),
          stage: AbstractContent.Stage(rawValue: row.text("stage")) ?? .final, track: row.optionalText("track"),
          presentation: row.optionalText("presentation"), length: row.int("body_length"),
          submitted: Moment(seconds: row.integer("submitted_at")),
          problems: (problems[code] ?? []).map { $0.text("problem") }, people: row.text("people_folded"),
          body: row.text("body_folded"))
      }
    }
  }

  /// One abstract with all that belongs to it.
  ///
  /// Throws `ExplainedError` (2) when there is no such code.
  public static func show(_ code: String, in store: Store) throws -> AbstractRecord {
    try store.read { try record(code, in: $0) }
  }

  /// One abstract inside a transaction. Throws `ExplainedError` (2) when there is no such code.
  package static func record(_ code: String, in tx: Transaction) throws -> AbstractRecord {
    let wanted = code.trimmed.uppercased()
    if let record = try AbstractReading.records(code: wanted, in: tx).first { return record }
    let codes = try AbstractQueries.abstracts(in: tx).map { $0.text("code") }
    if let first = codes.first, let last = codes.last {
      throw ExplainedError.missing(
        "abstract", wanted, in: codes, why: "The codes go from \(first) to \(last).", see: "abstract list")
    }
    throw ExplainedError(
      .refused, "There is no abstract '\(wanted.onOneLine)'", why: "No abstract is on file yet.",
      remedy: "Import the form's export with: onco abstract import FILE.csv")
  }

  /// How many there are, for `event status`.
  public static func counts(in store: Store) throws -> AbstractCounts {
    try store.read { tx in
      var byState: [AbstractRecord.State: Int] = [:]
      for row in try AbstractQueries.countsByState(in: tx) {
        if let state = AbstractRecord.State(rawValue: row.text("state")) { byState[state] = row.int("number") }
      }
      var byTrack: [String: Int] = [:]
      for row in try AbstractQueries.countsByTrack(in: tx) {
        byTrack[row.text("track")] = row.int("number")
      }
      return AbstractCounts(
        byState: byState, byTrack: byTrack, withProblems: try AbstractQueries.countWithProblems(in: tx),
        refusedRows: try AbstractQueries.countRefused(in: tx))
    }
  }
}
