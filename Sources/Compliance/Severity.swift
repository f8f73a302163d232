/// How grave a breach of a rule is. Gravest is greatest.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Legal exposure, or the loss of accreditation.
  case critical
  /// A breach that stops the congress's preparation by default.
  case error
  /// To be looked at.
  case warning
  /// For information.
  case info

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.count - (Self.allCases.firstIndex(of: self) ?? 0) }
}

/// What a rule found about one subject. Missing data is `unknown`, never a pass.
public enum Outcome: String, CaseIterable, Comparable, Sendable {
  /// The rule itself could not be run.
  case error
  /// The data break the rule.
  case fail
  /// The data do not suffice to judge.
  case unknown
  /// Broken or not judged, and the society has decided to live with it for a time.
  case waived
  /// The data keep the rule.
  case pass
  /// There was nothing to judge.
  case notApplicable = "not-applicable"

  /// The worst comes first.
  public static func < (left: Outcome, right: Outcome) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
