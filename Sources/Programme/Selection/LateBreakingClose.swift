import Abstracts
public import EventData

/// Rejects the late-breaking abstracts whose results never came.
public enum LateBreakingClose {
  /// The origin of these decisions.
  static let origin = "late-breaking"

  /// What became of a placeholder.
  public enum Outcome: String, Sendable {
    /// Rejected, and its author is written to.
    case rejected
    /// Rejected, but the address cannot be written to: call.
    case unreachable = "rejected-no-address"
    /// Kept, as an exception gives its author more time.
    case waits
    /// Kept, as the committee decided about it already.
    case decided
  }

  /// A placeholder.
  public struct Line: Equatable, Sendable {
    /// The abstract's code.
    public let code: String
    /// The title.
    public let title: String
    /// The presenting author.
    public let presenter: String
    /// What became of it.
    public let outcome: Outcome
  }

  /// Rejects every placeholder that is still without results after its date, each with a decision and a letter.
  /// Doing it again changes nothing.
  ///
  /// - Parameter letters: writes to the authors; nil when nobody is written to: 'abstract announce' does it later.
  /// - Throws: `ExplainedError` (2) before the date, or when the call takes no late-breaking abstracts.
  public static func close(
    _ abstracts: AbstractRules, letters: DecisionLetters?, author: Store.Author, in tx: Transaction
  ) throws -> [Line] {
    let call = abstracts.call
    guard let rule = call.lateBreaking else {
      throw ExplainedError(
        .refused, "The call takes no late-breaking abstracts",
        remedy: "Nothing; or add 'late_breaking' to abstracts.yaml.")
    }
    let zone = call.form.zone
    guard author.now > rule.finalBy else {
      throw ExplainedError(
        .refused, "Results may come until \(zone.text(rule.finalBy, seconds: true)) \(zone.name)",
        why: "An abstract must not be rejected before its date.",
        remedy: "Wait until then. To see which are without results now: onco abstract list --stage placeholder.")
    }
    let refusal = abstracts.selection?.refusal?.code ?? "rejected"
    let placeholders = try AbstractReading.records(in: tx).filter {
      $0.state == .submitted && $0.content.stage == .placeholder
    }
    return try placeholders.map { record in
      let content = record.content
      func line(_ outcome: Outcome) -> Line {
        Line(code: record.code, title: content.title, presenter: content.presenter, outcome: outcome)
      }
      if let exception = call.exception(email: content.email, presenter: content.presenter),
        author.now <= exception.until
      {
        return line(.waits)
      }
      guard record.isInReview else { return line(.decided) }
      let choice = SelectionChoice(
        code: record.code, outcome: refusal, origin: origin, place: nil, score: nil,
        reason: "No results came by \(zone.text(rule.finalBy)).")
      try DecisionQueries.set(choice, outcome: refusal, presents: .nothing, by: author, in: tx)
      tx.note("\(record.code) rejected: no results came by \(zone.text(rule.finalBy))")
      guard let letters else { return line(.rejected) }
      guard EmailAddress(content.email) != nil else { return line(.unreachable) }
      try Announcement.tellUnfinished(DecidedAbstract.one(record.code, in: tx), letters, now: author.now, in: tx)
      return line(.rejected)
    }
  }
}
