public import EventData

/// What happened to an abstract, first to last.
public enum AbstractHistory {
  /// One thing that happened.
  public struct Entry: Equatable, Sendable {
    /// When.
    public let at: Moment
    /// `received`, `changed`, `edited`, `withdrawn`, `revived`, `decided` or `asked`.
    public let what: String
    /// Who did it; empty when not kept.
    public let actor: String
    /// Why; empty when no reason is kept.
    public let reason: String
    /// What changed, `field: old -> new`, or what was decided.
    public let details: [String]
  }

  /// The history of an abstract. Throws `ExplainedError` (2) when there is no such code.
  public static func of(_ code: String, in store: Store) throws -> [Entry] {
    try store.read { tx in
      let record = try AbstractRecords.record(code, in: tx)
      var entries = [Entry(at: record.created, what: "received", actor: "", reason: "", details: [])]
      entries += record.revisions.map {
        Entry(
          at: $0.replaced, what: $0.reason.isEmpty ? "changed" : "edited", actor: $0.actor, reason: $0.reason,
          details: $0.changes)
      }
      entries += try LifecycleQueries.steps(code: record.code, in: tx).map {
        Entry(
          at: Moment(seconds: $0.integer("done_at")), what: $0.text("kind"), actor: $0.text("actor"),
          reason: $0.text("reason"), details: [])
      }
      entries += try LifecycleQueries.decisions(record.code, in: tx).map {
        Entry(
          at: Moment(seconds: $0.integer("decided_at")), what: "decided", actor: $0.text("decided_by"),
          reason: $0.text("reason"), details: [$0.optionalText("outcome") ?? "taken back"])
      }
      entries += try RefusalQueries.asks(of: record.code, in: tx).map {
        Entry(at: $0, what: "asked", actor: "", reason: "the author, about the problems then", details: [])
      }
      return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
  }
}
