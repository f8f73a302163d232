import EventData

extension ComplianceReport {
  /// The report for a terminal or a mail: findings by severity with remedy and source beside each, then what passed,
  /// remarks, and the counts.
  ///
  /// - Parameter width: columns to wrap at; at least 40 are used.
  public func text(width: Int = 100) -> String {
    let page = TextPage(width: max(40, width))
    page.add("Compliance pre-check of \(event.onOneLine), as of \(asOf)")
    if isFictional { page.add("Sample data: every name and company is invented.") }
    page.add("For the committee only: findings name companies and people.")
    for severity in Severity.allCases {
      let found = openFindings.filter { $0.rule.severity == severity }
      guard !found.isEmpty else { continue }
      page.add("")
      page.add(severity.rawValue.uppercased())
      for group in FindingGroup.all(found) { add(group, to: page) }
    }
    addQuietRules(to: page)
    if !notes.isEmpty {
      page.add("")
      page.add("WAIVERS TO LOOK AT")
      for note in notes { page.add("\(note.severity.rawValue): \(note.text)", indent: 2, hanging: 4) }
    }
    page.add("")
    page.add(
      "\(verifiedRules) of \(counted(results.count, "rule")) rest on a text that was read; "
        + "the source of each finding says how sure it is.")
    page.add(countsLine, isWrapped: false)
    return page.text
  }

  /// `2 failed, 1 waived, 3 unknown, 40 passed, ...`: the last line of every report.
  public var countsLine: String {
    "\(count(.fail)) failed, \(count(.waived)) waived, \(count(.unknown)) unknown, \(count(.pass)) passed, "
      + "\(counted(count(.error), "rule")) not run, \(counted(count(.notApplicable), "rule")) with nothing to judge "
      + "(pre-check, not legal advice)"
  }

  private func add(_ group: FindingGroup, to page: TextPage) {
    let finding = group.first, rule = group.first.rule
    let outcome = finding.outcome.rawValue.uppercased()
    if group.isMany {
      page.add("\(outcome)  \(rule.id)  \(group.size): \(rule.title)", indent: 2, hanging: 6)
      for line in group.lines(naming: FindingGroup.named) { page.add(line, indent: 6, hanging: 8) }
    } else {
      let subject = finding.subject.isEmpty ? "" : "  \(finding.subject)"
      page.add("\(outcome)  \(rule.id)\(subject)", indent: 2, hanging: 6)
      page.add(finding.message, indent: 6)
    }
    if let waiver = finding.waiver {
      page.add(
        "Waived until \(waiver.expires) by \(waiver.approvedBy.onOneLine) (\(waiver.approvedOn)): "
          + waiver.reason.onOneLine, indent: 6, hanging: 8)
    } else {
      if let note = finding.waiverNote { page.add("Note: \(note)", indent: 6, hanging: 12) }
      if finding.outcome != .unknown { page.add("Why:  \(finding.impact)", indent: 6, hanging: 12) }
      page.add("Do:   \(finding.remedy)", indent: 6, hanging: 12)
    }
    for (index, citation) in rule.citations.enumerated() {
      page.add("\(index == 0 ? "From: " : "      ")\(citation.line)", indent: 6, hanging: 12)
    }
    page.add(rule.bindsInWords, indent: 12)
  }

  /// Rules with nothing to report, told apart: kept, and nothing to judge.
  private func addQuietRules(to page: TextPage) {
    let kept = results.filter { $0.outcome == .pass }.map { result in
      "PASS  \(result.rule.id)  \(result.rule.title) (\(counted(result.findings.count, "subject")))"
    }
    let idle = results.filter { $0.outcome == .notApplicable }.map { result in
      "NOT APPLICABLE  \(result.rule.id)  \(result.rule.title): nothing to judge"
    }
    guard !(kept + idle).isEmpty else { return }
    page.add("")
    page.add("NOTHING TO REPORT")
    for line in kept + idle { page.add(line, indent: 2, hanging: 8) }
  }
}

/// Lines wrapped at a width.
private final class TextPage {
  private let width: Int
  private var lines: [String] = []

  init(width: Int) { self.width = width }

  /// Adds a paragraph, its first line indented by `indent`, the others by `hanging` (or the same). One
  /// that is not wrapped stays on one line, for programs that look for it.
  func add(_ text: String, indent: Int = 0, hanging: Int? = nil, isWrapped: Bool = true) {
    let margin = String(repeating: " ", count: hanging ?? indent)
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if isWrapped, !isEmpty, !word.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = margin
        isEmpty = true
      }
      line += isEmpty ? word : " \(word)"
      isEmpty = false
    }
    lines.append(line)
  }

  var text: String { lines.joined(separator: "\n") + "\n" }
}
