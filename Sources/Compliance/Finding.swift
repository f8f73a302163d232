import EventData

/// What a rule says about one subject, after waivers.
public struct Finding: Sendable {
  /// The rule.
  public let rule: Rule
  /// Whom or what it is about, as waivers name it; empty when the rule could not be run.
  public let subject: String
  /// What was found.
  public internal(set) var outcome: Outcome
  /// What is wrong, or missing.
  public let message: String
  /// What may follow.
  public let impact: String
  /// What to do.
  public let remedy: String
  /// The waiver in force; nil unless `outcome` is `waived`.
  public internal(set) var waiver: CompliancePolicy.Waiver?
  /// What the waiver covered: `fail` or `unknown`; nil unless `outcome` is `waived`.
  public internal(set) var waivedOutcome: Outcome?
  /// Why a waiver for it does not count, such as `waiver expired 3 days ago`; nil for none.
  public internal(set) var waiverNote: String?
  /// The columns of the check, as text.
  public let details: [(name: String, value: String)]

  /// Worst first, then by rule and subject: the order of every report.
  static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.rule.severity != right.rule.severity { return left.rule.severity > right.rule.severity }
    if left.outcome != right.outcome { return left.outcome < right.outcome }
    return (left.rule.id, left.subject, left.message) < (right.rule.id, right.subject, right.message)
  }

  func noting(_ note: String) -> Finding {
    var finding = self
    finding.waiverNote = note
    return finding
  }

  func waived(by waiver: CompliancePolicy.Waiver) -> Finding {
    var finding = self
    (finding.outcome, finding.waivedOutcome, finding.waiver) = (.waived, outcome, waiver)
    return finding
  }
}
