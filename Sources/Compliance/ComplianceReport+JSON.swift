public import EventData

extension ComplianceReport {
  /// The report for programs. Field names are stable; `format` is raised when one changes its meaning.
  public var json: JSON {
    .object([
      ("format", .number(1)),
      ("event", .text(event)),
      ("fictional", .flag(isFictional)),
      ("as_of", .text(asOf.description)),
      ("fail_on", .text(failsOn.rawValue)),
      ("rules", .list(results.map(\.json))),
      ("findings", .list(findings.map(\.json))),
      ("notes", .list(notes.map(\.json))),
      (
        "counts",
        .object(
          Outcome.allCases.map { ($0.rawValue.replacing("-", with: "_"), .number(Int64(count($0)))) } + [
            ("rules", .number(Int64(results.count))), ("verified_rules", .number(Int64(verifiedRules))),
          ])
      ),
      ("disclaimer", .text("A pre-check, not legal advice.")),
    ])
  }
}

extension ComplianceReport.RuleResult {
  fileprivate var json: JSON {
    .object([
      ("id", .text(rule.id)), ("title", .text(rule.title)), ("severity", .text(rule.severity.rawValue)),
      ("pack", .text(rule.pack)), ("binds", .text(rule.binds)), ("authority", .text(rule.authority)),
      ("phase", .text(rule.phase)), ("outcome", .text(outcome.rawValue)), ("cites", .list(rule.citations.map(\.json))),
    ])
  }
}

extension Rule.Citation {
  fileprivate var json: JSON {
    .object([
      ("document", .text(document)), ("clause", .optional(clause)), ("confidence", .text(confidence)),
      ("url", .optional(url)),
    ])
  }
}

extension Finding {
  fileprivate var json: JSON {
    .object([
      ("rule", .text(rule.id)), ("severity", .text(rule.severity.rawValue)), ("subject", .text(subject)),
      ("outcome", .text(outcome.rawValue)), ("message", .text(message)), ("impact", .text(impact)),
      ("remedy", .text(remedy)), ("waiver", waiverJSON), ("waiver_note", .optional(waiverNote)),
      ("details", .object(details.map { ($0.name, .text($0.value)) })),
    ])
  }

  private var waiverJSON: JSON {
    guard let waiver else { return .null }
    return .object([
      ("covers", .optional(waivedOutcome?.rawValue)), ("reason", .text(waiver.reason)),
      ("approved_by", .text(waiver.approvedBy)), ("approved_on", .text(waiver.approvedOn.description)),
      ("expires", .text(waiver.expires.description)),
    ])
  }
}

extension ComplianceReport.Note {
  fileprivate var json: JSON {
    .object([
      ("severity", .text(severity.rawValue)), ("rule", .text(rule)), ("subject", .text(subject)), ("text", .text(text)),
    ])
  }
}
