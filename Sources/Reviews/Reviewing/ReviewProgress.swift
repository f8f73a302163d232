public import EventData

/// How far a reviewer is.
public struct ReviewerProgress: Sendable {
  /// The code.
  public let reviewer: String
  /// The name.
  public let name: String
  /// Where reminders go.
  public let email: EmailAddress
  /// The number of the pack last issued; nil when none was.
  public let pack: Int64?
  /// Abstracts to review, without those declined.
  public let assigned: Int
  /// Complete reviews.
  public let complete: Int
  /// Reviews that lack a score.
  public let incomplete: Int
  /// Abstracts sent back because of a conflict of interest.
  public let declined: Int
  /// When a review last came in; nil when none has.
  public let last: Moment?
  /// True when something is open after the due day.
  public let isOverdue: Bool

  /// Reviews that are not complete yet.
  public var open: Int { max(0, assigned - complete) }
}

/// Who has returned how much.
public enum ReviewProgress {
  /// The codes of the reviewers who have been given a pack.
  public static func issued(in tx: Transaction) throws -> Set<String> { Set(try PackQueries.packs(in: tx).keys) }

  /// Everybody with something to review or reviewed, by code.
  public static func list(_ rules: ReviewRules, zone: EventZone, now: Moment, in tx: Transaction) throws
    -> [ReviewerProgress]
  {
    let work = try PackQueries.work(in: tx)
    let everything = try PackQueries.work(decidedToo: true, in: tx)
    let packs = try PackQueries.packs(in: tx)
    let states = try ReviewQueries.states(in: tx).grouped(by: "reviewer")
    let today = zone.day(of: now)
    return try ReviewerQueries.reviewers(in: tx).compactMap { reviewer in
      let own = states[reviewer.code] ?? []
      let todo = Set(work[reviewer.code] ?? [])
      guard !todo.isEmpty || !own.isEmpty else { return nil }
      let given = Set(everything[reviewer.code] ?? [])
      func codes(_ state: String) -> Set<String> {
        Set(own.filter { $0.text("state") == state }.map { $0.text("abstract") })
      }
      // What was reviewed before it was decided stays counted; what is decided without the review is no longer due.
      let done = codes("complete").intersection(given)
      return ReviewerProgress(
        reviewer: reviewer.code, name: reviewer.name, email: reviewer.email, pack: packs[reviewer.code]?.number,
        assigned: todo.union(done).count, complete: done.count,
        incomplete: codes("incomplete").intersection(todo).count, declined: codes("declined").count,
        last: own.compactMap { $0.moment("changed_at") }.max(),
        isOverdue: !todo.isSubset(of: done) && rules.due.map { today > $0 } ?? false)
    }
  }
}
