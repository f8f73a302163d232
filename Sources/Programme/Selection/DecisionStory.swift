import Abstracts
public import EventData

/// All that explains a decision. For the committee: it names no reviewer.
public struct DecisionStory: Sendable {
  /// A change of the decision.
  public struct Step: Equatable, Sendable {
    /// When, and by whom.
    public let at: Moment, actor: String
    /// The outcome it led to; nil when the decision was taken back.
    public let outcome: String?
    /// Why.
    public let reason: String
  }

  /// The abstract's title.
  public let title: String
  /// The decision; nil while there is none.
  public let decision: DecidedAbstract?
  /// What is set by hand; nil when nothing is.
  public let override: SelectionOverride?
  /// What another run of the selection would say; nil when the letter holds.
  public let choice: SelectionChoice?
  /// Totals and recommendations of the complete reviews, the highest first.
  public let reviews: [String]
  /// The changes, oldest first.
  public let steps: [Step]

  /// The story of one abstract.
  ///
  /// Throws `ExplainedError` (2) when there is no such abstract.
  public static func of(_ code: String, abstracts: AbstractRules, in tx: Transaction) throws -> DecisionStory {
    let record = try AbstractRecords.record(code, in: tx)
    let plan = try Decisions.plan(abstracts, in: tx)
    let totals = try CandidateQueries.totals(in: tx).filter { $0.text("abstract") == code }
      .map { ($0.int("total"), $0.text("recommendation")) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }
    return DecisionStory(
      title: record.content.title,
      decision: try DecisionQueries.decided(code: code, in: tx).first.map(DecidedAbstract.init),
      override: try Decisions.overrides(in: tx)[code], choice: plan.choices.first { $0.code == code },
      reviews: totals.map { "\(points($0.0))\($0.1.isEmpty ? "" : ", recommends \($0.1)")" },
      steps: try LifecycleQueries.decisions(code, in: tx).map {
        Step(
          at: Moment(seconds: $0.integer("decided_at")), actor: $0.text("decided_by"),
          outcome: $0.optionalText("outcome"), reason: $0.text("reason"))
      })
  }
}
