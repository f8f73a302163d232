import Abstracts
public import EventData

/// The reviewers of an event.
public enum Reviewers {
  /// The reviewers by code: all, or those who know a track's code, or are in a state.
  public static func list(track: String? = nil, state: Reviewer.State? = nil, in tx: Transaction) throws
    -> [ReviewerSummary]
  {
    let figures = try ReviewerQueries.figures(in: tx)
    return try ReviewerQueries.reviewers(in: tx).filter { reviewer in
      (track.map(reviewer.tracks.contains) ?? true) && (state.map { $0 == reviewer.state } ?? true)
    }.map { summary($0, figures[$0.code] ?? [:]) }
  }

  /// One reviewer with the work that stands. Throws `ExplainedError` (refused) when there is no such code.
  public static func show(_ code: String, in tx: Transaction) throws -> ReviewerSummary {
    let reviewer = try required(code, in: tx)
    return summary(reviewer, try ReviewerQueries.figures(in: tx)[reviewer.code] ?? [:])
  }

  /// One reviewer, or an error that says how to find it. The code may be typed as `rv-3`, or be the e-mail address.
  public static func required(_ typed: String, in tx: Transaction) throws -> Reviewer {
    let all = try ReviewerQueries.reviewers(in: tx)
    if let reviewer = find(typed, among: all) { return reviewer }
    guard all.isEmpty else {
      throw ExplainedError.missing("reviewer", typed, in: all.map(\.code), see: "reviewer list")
    }
    throw ExplainedError(
      .refused, "There is no reviewer '\(typed.onOneLine)'",
      remedy: "Import the list of reviewers with: onco reviewer import FILE.csv")
  }

  /// The reviewer a code or e-mail address means; nil when there is none.
  static func find(_ typed: String, among all: [Reviewer]) -> Reviewer? {
    if let email = EmailAddress(typed) { return all.first { $0.email.folded == email.folded } }
    let code = Series.reviewer.complete(typed)
    return all.first { $0.code == code }
  }

  /// Adds a reviewer and returns the code.
  ///
  /// - Throws: `ExplainedError` (refused) when the name is empty, the bounds contradict each other, a track is unknown,
  ///   or the address is on file already.
  public static func add(_ reviewer: Reviewer, call: ReviewedCall, now: Moment, in tx: Transaction) throws -> String {
    try check(reviewer, call: call)
    try refuseTaken(reviewer.email, by: nil, in: tx)
    return try insert(reviewer, now: now, in: tx)
  }

  /// Writes a corrected reviewer and returns what changed, `field: old -> new` each.
  ///
  /// - Throws: `ExplainedError` (refused) as `add` does.
  public static func update(_ reviewer: Reviewer, call: ReviewedCall, now: Moment, in tx: Transaction) throws
    -> [String]
  {
    try check(reviewer, call: call)
    try refuseTaken(reviewer.email, by: reviewer.code, in: tx)
    return try replace(try required(reviewer.code, in: tx), by: reviewer, now: now, in: tx)
  }

  /// Takes a reviewer off, or back on. Reviews that came back stay; the rest is given to others by `abstract assign`.
  ///
  /// - Returns: how many standing abstracts wait for another reviewer.
  /// - Throws: `ExplainedError` (refused) when there is nothing to do.
  public static func setState(_ code: String, _ state: Reviewer.State, reason: String, now: Moment, in tx: Transaction)
    throws -> Int
  {
    var reviewer = try required(code, in: tx)
    guard reviewer.state != state else {
      throw ExplainedError(
        .refused, state == .withdrawn ? "\(reviewer.code) has withdrawn already" : "\(reviewer.code) is active",
        remedy: "Nothing needs to be done.")
    }
    reviewer.state = state
    try ReviewerQueries.update(reviewer, now: now, in: tx)
    tx.note("\(reviewer.code) \(state.rawValue): \(reason)")
    let figures = try ReviewerQueries.figures(in: tx)[reviewer.code] ?? [:]
    return max(0, (figures["assigned"] ?? 0) - (figures["returned"] ?? 0))
  }

  /// Notes days on which a reviewer cannot review; a period with the same first day is replaced, `remove` takes it out.
  public static func setAbsence(
    _ code: String, _ absence: Reviewer.Absence, remove: Bool = false, now: Moment, in tx: Transaction
  ) throws {
    guard absence.first <= absence.last else {
      throw ExplainedError(.usage, "The last day is before the first", remedy: "Write the earlier day first.")
    }
    let old = try required(code, in: tx)
    var reviewer = old
    reviewer.absences.removeAll { $0.first == absence.first }
    if !remove {
      reviewer.absences.append(absence)
      reviewer.absences.sort { $0.first < $1.first }
    } else if old.absences == reviewer.absences {
      throw ExplainedError(
        .refused, "\(old.code) has no absence from \(absence.first) on",
        remedy: "See: onco reviewer show \(old.code)")
    }
    _ = try replace(old, by: reviewer, now: now, in: tx)
  }

  // MARK: - Writing

  static func insert(_ reviewer: Reviewer, now: Moment, in tx: Transaction) throws -> String {
    var reviewer = reviewer
    reviewer.code = try Series.reviewer.next(in: tx)
    try ReviewerQueries.insert(reviewer, now: now, in: tx)
    tx.note("\(reviewer.code) new reviewer: \(reviewer.name), \(reviewer.tracks.joined(separator: ", "))")
    return reviewer.code
  }

  static func replace(_ old: Reviewer, by reviewer: Reviewer, now: Moment, in tx: Transaction) throws -> [String] {
    let changes = fieldChanges(from: old.fields, to: reviewer.fields)
    guard !changes.isEmpty else { return [] }
    try ReviewerQueries.update(reviewer, now: now, in: tx)
    for change in changes { tx.note("\(old.code) \(change)") }
    return changes
  }

  private static func summary(_ reviewer: Reviewer, _ figures: [String: Int]) -> ReviewerSummary {
    ReviewerSummary(
      reviewer: reviewer, assigned: figures["assigned"] ?? 0, returned: figures["returned"] ?? 0,
      openConflicts: figures["open"] ?? 0, conflicts: figures["conflicts"] ?? 0, bids: figures["bids"] ?? 0)
  }

  private static func refuseTaken(_ email: EmailAddress, by code: String?, in tx: Transaction) throws {
    guard let other = find(email.description, among: try ReviewerQueries.reviewers(in: tx)), other.code != code else {
      return
    }
    throw ExplainedError(
      .refused, "\(email) is on file already", at: other.code, remedy: "Look at: onco reviewer show \(other.code)")
  }

  private static func check(_ reviewer: Reviewer, call: ReviewedCall) throws {
    if folded(reviewer.name).isEmpty {
      throw ExplainedError(.refused, "The reviewer's name is empty", remedy: "Give it.")
    }
    if let problem = ReviewerReader.boundsProblem(reviewer, call: call) {
      throw ExplainedError(.refused, "The bounds contradict each other: \(problem)", remedy: "Correct --min or --max.")
    }
    for track in reviewer.tracks where !call.tracks.contains(where: { $0.code == track }) {
      let (message, remedy) = TrackCell.problem(track, call: call)
      throw ExplainedError(.refused, message, remedy: remedy)
    }
  }
}
