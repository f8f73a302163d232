public import Templates

extension ComplianceReport {
  /// The fields of `Templates/pages/compliance-report`.
  public var pageFields: [String: TemplateValue] {
    let failed = openFindings.filter { $0.outcome == .fail || $0.outcome == .error }
    let packs = Set(results.map(\.rule.pack)).sorted().joined(separator: ", ")
    return [
      "language": "en", "event": .text(event),
      "checked": .text(
        "\(asOf.long). For the committee only\(isFictional ? ". Sample data: every name and company is invented" : "")"),
      "rulebook": .text("\(results.count) rules, packs \(packs)"), "verdict": .text(verdict),
      "verdict_class": .text(count(.fail) + count(.error) > 0 ? "fail" : count(.unknown) > 0 ? "unknown" : "pass"),
      "counts": .list(counts.map { .object(["label": .text($0), "count": .number($1), "class": .text($2)]) }),
      "groups": .list(
        Severity.allCases.compactMap { severity in
          let found = failed.filter { $0.rule.severity == severity }
          return found.isEmpty ? nil : group(severity, found)
        }),
      "unknowns": .list(FindingGroup.all(openFindings.filter { $0.outcome == .unknown }).map { .object($0.fields) }),
      "waivers": .list(
        openFindings.filter { $0.outcome == .waived }.map { finding in
          .object(finding.fields.merging(["reason": .text(finding.waiver?.reason ?? "")]) { $1 })
        }),
    ]
  }

  private var verdict: String {
    let open = count(.fail) + count(.error)
    if open > 0 { return "\(open) findings need a decision; \(count(.unknown)) questions cannot be judged yet." }
    if count(.unknown) > 0 { return "Nothing found, but \(count(.unknown)) questions cannot be judged yet." }
    return "Nothing found."
  }

  private var counts: [(String, Int, String)] {
    [
      ("failed", count(.fail) + count(.error), "critical"), ("unknown", count(.unknown), "unknown"),
      ("waived", count(.waived), "waived"), ("passed", count(.pass), "pass"),
    ]
  }

  private func group(_ severity: Severity, _ findings: [Finding]) -> TemplateValue {
    let name = severity.rawValue
    let colour = [Severity.critical: "critical", .error: "major", .warning: "minor", .info: "none"][severity] ?? "none"
    return .object([
      "severity": .text(name.prefix(1).uppercased() + name.dropFirst()), "class": .text(colour),
      "count": .number(findings.count), "findings": .list(FindingGroup.all(findings).map { .object($0.fields) }),
    ])
  }
}

extension FindingGroup {
  fileprivate var fields: [String: TemplateValue] {
    guard isMany else { return first.fields }
    return first.fields.merging([
      "subject": .text(size), "message": .text(lines().joined(separator: "\n")),
    ]) { $1 }
  }
}

extension Finding {
  fileprivate var fields: [String: TemplateValue] {
    [
      "rule": .text(rule.id), "title": .text(rule.title), "message": .text(message), "remedy": .text(remedy),
      "binds": .text(rule.binds), "authority": .text(rule.authority), "subject": .text(subject),
      "citations": .list(rule.citations.map { .text($0.line) }),
    ]
  }
}
