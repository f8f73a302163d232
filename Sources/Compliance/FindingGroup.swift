import EventData

/// Findings of one rule and outcome, told together when they are many: two hundred equal ones would hide the one that
/// matters. What differs in its words is still told by itself.
struct FindingGroup {
  /// At least one, in their order.
  let findings: [Finding]

  /// So many of one rule are still told one by one.
  private static let few = 3
  /// So many subjects of a line, and lines of a group, stand in a text.
  static let named = 12

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

  /// How many there are: `200 of one kind`, `4 of 2 kinds`.
  var size: String { "\(findings.count) of \(kinds.count == 1 ? "one kind" : "\(kinds.count) kinds")" }

  /// A line for each kind, its subjects and what is said of them, the first `most` by name.
  func lines(naming most: Int = .max) -> [String] {
    let rest = kinds.count - most
    return kinds.prefix(most).map { Self.line($0, naming: most) }
      + (rest > 0 ? ["And \(rest) more kinds, which --pdf and --format json show."] : [])
  }

  /// The findings by what they say, in the order of the first of each.
  private var kinds: [[Finding]] {
    var places: [String: Int] = [:], kinds: [[Finding]] = []
    for finding in findings {
      let place = places[finding.kind] ?? kinds.count
      if place == kinds.count { kinds.append([]) }
      kinds[place].append(finding)
      places[finding.kind] = place
    }
    return kinds
  }

  private static func line(_ same: [Finding], naming most: Int) -> String {
    let rest = same.count - most
    let subjects = same.prefix(most).map(\.subject).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    let first = same[0].message
    if same.allSatisfy({ $0.message == first }) { return first.contains(subjects) ? first : "\(subjects): \(first)" }
    return "\(subjects). The first: \(first)"
  }
}

extension Finding {
  fileprivate var isPlain: Bool { outcome != .waived && waiverNote == nil }

  /// What is said, whoever it is said of: without the subject's name, and without codes, counts and sums.
  fileprivate var kind: String {
    (subject.isEmpty ? message : message.replacing(subject, with: "")).split(separator: " ")
      .filter { !$0.contains(where: \.isNumber) }.joined(separator: " ")
  }
}
