public import EventData

/// A pair that somebody set by hand.
public struct AssignmentRule: Sendable, Equatable {
  /// What was set.
  public enum Rule: String, Sendable {
    /// This reviewer must review it.
    case fixed
    /// This reviewer must not.
    case forbidden
  }

  /// The abstract's and the reviewer's code.
  public let abstract: String, reviewer: String
  /// What was set.
  public let rule: Rule
  /// Why.
  public let reason: String
  /// By whom, and when.
  public let actor: String, given: Moment
}

/// Pairs set by hand; `abstract assign` obeys them.
public enum AssignmentRules {
  /// Sets a pair.
  ///
  /// - Throws: `ExplainedError` (refused) when abstract or reviewer is unknown, or a pair to be fixed is in conflict or
  ///   its reviewer withdrawn; (usage) without a reason.
  public static func set(
    _ abstract: String, _ reviewer: String, _ rule: AssignmentRule.Rule, reason: String, author: Store.Author,
    in tx: Transaction
  ) throws -> AssignmentRule {
    let reason = reason.nfc.onOneLine
    guard !reason.isEmpty else {
      throw ExplainedError(.usage, "The reason is empty", remedy: "Give it with --reason.")
    }
    let person = try Reviewers.required(reviewer, in: tx)
    let code = try Reviewers.requiredAbstract(abstract, in: tx)
    if rule == .fixed {
      if person.state == .withdrawn {
        throw ExplainedError(
          .refused, "\(person.code) has withdrawn", remedy: "Choose another reviewer, or take them back on.")
      }
      let found = try Conflicts.list(ConflictFilter(reviewer: person.code, abstract: code), in: tx)
      if let finding = found.first(where: { $0.state != .dismissed }) {
        throw ExplainedError(
          .refused, "\(person.code) is in conflict with \(code): \(finding.kind.rawValue), \(finding.evidence)",
          remedy: finding.state == .confirmed
            ? "It was confirmed; when that was wrong: onco reviewer conflicts dismiss \(person.code) \(code) --change "
              + "--reason ..."
            : "When it is none: onco reviewer conflicts dismiss \(person.code) \(code) --reason ...")
      }
    }
    let made = AssignmentRule(
      abstract: code, reviewer: person.code, rule: rule, reason: reason, actor: author.name, given: author.now)
    try AssignmentQueries.setRule(made, in: tx)
    tx.note("\(code) \(person.code) \(rule.rawValue): \(reason)")
    return made
  }

  /// Takes a rule out again.
  ///
  /// - Throws: `ExplainedError` (refused) when there is none.
  public static func free(_ abstract: String, _ reviewer: String, in tx: Transaction) throws -> AssignmentRule {
    let code = Series.abstract.complete(abstract)
    let person = try Reviewers.required(reviewer, in: tx).code
    guard let rule = try AssignmentQueries.rules(in: tx).first(where: { $0.abstract == code && $0.reviewer == person })
    else {
      throw ExplainedError(
        .refused, "No rule is set for \(code) and \(person)", remedy: "See them with: onco abstract assign rules")
    }
    try AssignmentQueries.removeRule(code, person, in: tx)
    tx.note("\(code) \(person) no longer \(rule.rule.rawValue)")
    return rule
  }

  /// All pairs set by hand.
  public static func list(in tx: Transaction) throws -> [AssignmentRule] { try AssignmentQueries.rules(in: tx) }
}
