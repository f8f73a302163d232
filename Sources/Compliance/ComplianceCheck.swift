public import EventData

/// Runs the rules in force over the event's data. Reads only; changes nothing.
public enum ComplianceCheck {
  /// Checks an event.
  ///
  /// - Parameters:
  ///   - book: the rulebook, as read and checked by `RuleBook.read`.
  ///   - policy: packs in force, parameters and waivers.
  ///   - store: the event's database, its programme tables brought up to date by `ProgrammeSync` before.
  ///   - asOf: the moment of the check; its day in the event's zone decides about waivers and dates.
  ///   - event: name and time zone.
  /// - Returns: the findings, in an order that depends on nothing but the data.
  /// - Throws: `ExplainedError` (65) when the policy names a pack, rule or parameter there is none of, and (69) when the
  ///   database cannot be read. A rule whose query fails is a finding with the outcome `error`.
  public static func run(
    book: RuleBook, policy: CompliancePolicy, store: Store, asOf: Moment, event: EventProfile
  ) throws -> ComplianceReport {
    try book.check(policy)
    let today = event.zone.day(of: asOf)
    let rules = book.rules.filter { policy.packs.contains($0.pack) }
    var review = WaiverReview(policy.waivers, on: today)
    let results = try store.read { tx in
      rules.map { rule in
        let changes = policy.parameters.filter { $0.rule == rule.id }
          .map { Rule.Parameter(name: $0.name, values: $0.values) }
        let values = rule.values(today: today, changes: changes)
        let findings = findings(of: rule, values, zone: event.zone, in: tx)
        return ComplianceReport.RuleResult(
          rule: rule, findings: findings.map { review.judge($0) }.sorted(by: Finding.precedes))
      }
    }
    review.close(
      subjects: Dictionary(uniqueKeysWithValues: results.map { ($0.rule.id, $0.findings.map(\.subject)) }),
      book: book, packs: policy.packs)
    return ComplianceReport(
      event: event.name, isFictional: event.isFictional, asOf: today, results: results, notes: review.notes,
      failsOn: policy.failsOn)
  }

  /// Seconds for one rule; the shipped ones take a few hundredths on a large congress.
  private static let patience = 10

  /// A rule's findings before waivers, each said once.
  private static func findings(
    of rule: Rule, _ values: [String: [SQLValue]], zone: EventZone, in tx: Transaction
  ) -> [Finding] {
    do {
      let (sql, parameters) = rule.query.bound(values)
      let rows = try tx.attempt { try tx.rows(ofStranger: sql, parameters, seconds: Self.patience) }
      let verdicts = try rule.verdicts(rows, values: values, zone: zone)
      var seen: Set<[String]> = []
      return verdicts.filter { seen.insert([$0.outcome.rawValue, $0.subject, $0.message]).inserted }.map { verdict in
        Finding(
          rule: rule, subject: verdict.subject, outcome: verdict.outcome, message: verdict.message,
          impact: verdict.impact, remedy: verdict.remedy, details: verdict.details)
      }
    } catch {
      return [
        Finding(
          rule: rule, subject: "", outcome: .error, message: "The rule could not be run: \(RuleTrial.words(error))",
          impact: "Nothing is known about what this rule guards.",
          remedy: "Correct the rule's file in the rulebook, then check again.", details: [])
      ]
    }
  }
}

extension RuleBook {
  /// Throws when a policy names what the rulebook does not have: such a line would be silently without effect.
  public func check(_ policy: CompliancePolicy) throws {
    var problems: [String] = []
    func unknown(_ what: String, _ name: String, _ names: [String]) {
      let hint = nearest(to: name, in: names).map { ". Did you mean '\($0)'?" } ?? ""
      problems.append("\(what) '\(name)' is not in the rulebook; it has: \(names.joined(separator: ", "))\(hint)")
    }
    for pack in policy.packs where !packs.contains(pack) { unknown("packs: the pack", pack, packs) }
    for change in policy.parameters {
      guard let rule = rule(change.rule) else {
        unknown("parameters: the rule", change.rule, rules.map(\.id))
        continue
      }
      guard let parameter = rule.parameters.first(where: { $0.name == change.name }) else {
        unknown("parameters: the parameter \(rule.id)", change.name, rule.parameters.map(\.name))
        continue
      }
      let isNumber = parameter.values.count == 1 && Int64(parameter.values[0]) != nil
      if isNumber, change.values.count != 1 || Int64(change.values[0]) == nil {
        problems.append("parameters: \(rule.id) '\(change.name)' must be one whole number")
      }
    }
    for waiver in policy.waivers where rule(waiver.rule) == nil {
      unknown("waivers: the rule", waiver.rule, rules.map(\.id))
    }
    guard problems.isEmpty else {
      throw ExplainedError(
        .definition, "compliance.yaml does not fit the rulebook", at: "compliance.yaml",
        why: problems.joined(separator: "\n       "), remedy: "Correct the lines named above and check again.")
    }
  }
}
