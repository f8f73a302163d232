public import EventData

/// The result of a compliance check: a pre-check of the organiser's own data, not legal advice.
///
/// Findings name companies and people: a report is for the committee, not for the public.
public struct ComplianceReport: Sendable {
  /// The congress's name.
  public let event: String
  /// True when the event's values are samples.
  public let isFictional: Bool
  /// The day of the check in the event's zone.
  public let asOf: CalendarDate
  /// The rules that ran, gravest first, then by id.
  public let results: [RuleResult]
  /// Remarks about waivers.
  public let notes: [Note]
  /// From this severity on a finding makes the check fail, unless the caller says otherwise.
  public let failsOn: Severity

  /// One rule and what it found.
  public struct RuleResult: Sendable {
    /// The rule.
    public let rule: Rule
    /// What it found, passes included.
    public let findings: [Finding]

    /// The worst of its findings; not applicable when there was nothing to judge.
    public var outcome: Outcome { findings.map(\.outcome).min() ?? .notApplicable }
  }

  /// A remark about a waiver.
  public struct Note: Sendable {
    /// `warning` for a waiver without use, `info` for one that ends soon.
    public let severity: Severity
    /// The waiver's rule.
    public let rule: String
    /// The waiver's subject.
    public let subject: String
    /// The remark.
    public let text: String
  }

  /// Every finding, worst first; passes come last within their severity.
  public var findings: [Finding] { results.flatMap(\.findings).sorted(by: Finding.precedes) }

  /// What there is to act on or to know: every finding that is no pass, worst first.
  public var openFindings: [Finding] { findings.filter { $0.outcome != .pass } }

  /// The breaches whose subject is one company, by name or code.
  ///
  /// - Parameter least: the least severity.
  public func findings(about name: String, code: String, from least: Severity) -> [Finding] {
    findings.filter {
      $0.outcome == .fail && $0.rule.severity >= least && [name, code].contains($0.subject)
    }
  }

  /// How many findings have an outcome; for `notApplicable`, how many rules had nothing to judge.
  public func count(_ outcome: Outcome) -> Int {
    outcome == .notApplicable
      ? results.count { $0.outcome == .notApplicable } : results.flatMap(\.findings).count { $0.outcome == outcome }
  }

  /// How many of the rules rest on a source whose text was read.
  public var verifiedRules: Int { results.filter(\.rule.isVerified).count }

  /// Whether the command ends with exit code 1.
  ///
  /// - Parameters:
  ///   - threshold: the least severity that counts; the policy's own when nil.
  ///   - strictUnknown: when true, what could not be judged counts like a failure.
  /// - Returns: true when a failure (or an unused waiver, which is a warning) reaches the threshold, and always when a
  ///   rule could not be run.
  public func exitsWithFindings(at threshold: Severity? = nil, strictUnknown: Bool = false) -> Bool {
    let least = threshold ?? failsOn
    let counting: Set<Outcome> = strictUnknown ? [.fail, .unknown] : [.fail]
    return findings.contains { $0.outcome == .error || (counting.contains($0.outcome) && $0.rule.severity >= least) }
      || notes.contains { $0.severity == .warning && $0.severity >= least }
  }
}
