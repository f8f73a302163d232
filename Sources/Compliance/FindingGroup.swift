import EventData

/// Findings of one rule and outcome, told together when they are many: two hundred equal ones would hide the one that
/// matters.
struct FindingGroup {
  /// At least one, in their order.
  let findings: [Finding]

  /// So many of one rule are still told one by one.
  private static let few = 3
  /// So many subjects of a group are named.
  private static let named = 12

  /// Groups findings, each group where its first one stands. What is waived, or has a note about its waiver, stands alone.
  static func all(_ findings: [Finding]) -> [FindingGroup] {
    let sets = Dictionary(grouping: findings.filter(\.isPlain)) { "\($0.rule.id) \($0.outcome)" }
    var told: Set<String> = []
    return findings.compactMap { finding in
      let key = "\(finding.rule.id) \(finding.outcome)"
      guard finding.isPlain, let set = sets[key], set.count > few else { return FindingGroup(findings: [finding]) }
      return told.insert(key).inserted ? FindingGroup(findings: set) : nil
    }
  }

  /// What stands for all.
  var first: Finding { findings[0] }
  /// True for several findings.
  var isMany: Bool { findings.count > 1 }

  /// The subjects, the first dozen by name: `Dr A, Dr B and 188 more`.
  var subjects: String {
    let rest = findings.count - Self.named
    return findings.prefix(Self.named).map(\.subject).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension Finding {
  fileprivate var isPlain: Bool { outcome != .waived && waiverNote == nil }
}
