public import EventData

/// `compliance.yaml`: the rule packs in force, changed parameters, and waivers with their reasons.
public struct CompliancePolicy: Sendable {
  /// The packs whose rules are checked, such as `accme`.
  public let packs: [String]
  /// From this severity on, a finding makes the check fail.
  public let failsOn: Severity
  /// Rule parameters that differ from the rulebook's.
  public let parameters: [ParameterChange]
  /// Findings the society has decided to live with, for a time.
  public let waivers: [Waiver]

  /// A rule parameter with the society's own value.
  public struct ParameterChange: Sendable {
    /// The rule's id.
    public let rule: String
    /// The parameter's name.
    public let name: String
    /// Its value, or its values when the parameter is a list.
    public let values: [String]
  }

  /// A decision to live with one finding until a day.
  public struct Waiver: Hashable, Sendable {
    /// The rule's id.
    public let rule: String
    /// The finding's subject, exactly as the report prints it.
    public let subject: String
    /// Why; at least 15 characters.
    public let reason: String
    /// Who decided.
    public let approvedBy: String
    /// When it was decided: the first day it counts.
    public let approvedOn: CalendarDate
    /// The last day it counts.
    public let expires: CalendarDate
  }
}

extension CompliancePolicy {
  public init(_ fields: FieldReader) {
    packs = fields.texts("packs", "The rule packs in force: folders of the rulebook, such as accme.", required: true)
    if packs.isEmpty, !fields.isRecording {
      fields.problem(at: "packs", "name at least one pack, or nothing is checked")
    }
    failsOn = fields.choice("fail_on", "From this severity on, a finding makes the check fail.", or: .error)
    parameters = fields.objects("parameters", "Rule parameters that differ from the rulebook's.") { change in
      ParameterChange(
        rule: change.text("rule", "The rule's id."), name: change.text("name", "The parameter's name."),
        values: change.texts("value", "Its value, or a list of values.", required: true))
    }
    var seen: Set<[String]> = []
    waivers = fields.objects("waivers", "Findings the society has decided to live with, for a time.") { fields in
      let waiver = Waiver(fields)
      if !fields.isRecording, !seen.insert([waiver.rule, waiver.subject]).inserted {
        fields.problem(at: "subject", "\(waiver.rule) for '\(waiver.subject)' is waived twice; keep one entry")
      }
      return waiver
    }
  }
}

extension CompliancePolicy.Waiver {
  /// The fewest characters that can say why.
  private static let shortestReason = 15

  fileprivate init(_ fields: FieldReader) {
    rule = fields.text("rule", "The rule's id.")
    subject = fields.text("subject", "The finding's subject, exactly as the report prints it.")
    reason = fields.text("reason", "Why, in at least 15 characters.").onOneLine
    approvedBy = fields.text("approved_by", "Who decided; not the person concerned.")
    approvedOn = fields.date("approved_on", "When it was decided.")
    expires = fields.date("expires", "The last day it counts.")
    guard !fields.isRecording else { return }
    if !reason.isEmpty, reason.count < Self.shortestReason {
      fields.problem(
        at: "reason", "'\(reason)' is too short for a reason; write at least \(Self.shortestReason) characters")
    }
    if subject.contains("*") { fields.problem(at: "subject", "a waiver names one subject; '*' is not allowed") }
    // A date that could not be read stands at 1970 and has its own problem.
    if expires < approvedOn, expires.dayNumber != 0 {
      fields.problem(at: "expires", "'expires' (\(expires)) is before 'approved_on' (\(approvedOn))")
    }
    if !subject.isEmpty, folded(approvedBy) == folded(subject) {
      fields.problem(at: "approved_by", "'\(approvedBy)' cannot waive a finding about themselves")
    }
  }
}
