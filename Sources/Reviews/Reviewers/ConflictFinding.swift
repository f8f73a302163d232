public import EventData

/// A reason why a reviewer must not review an abstract.
public struct ConflictFinding: Sendable, Equatable {
  /// What the reason is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The reviewer is an author or the sender.
    case samePerson = "same-person"
    /// An author works where the reviewer works.
    case institution
    /// An author wrote another abstract of this call with the reviewer.
    case coAuthor = "co-author"
    /// The reviewer declared to be close to an author or an institution.
    case declared
    /// The reviewer answered `no`.
    case bid
    /// Somebody wrote it down.
    case byHand = "by-hand"
  }

  /// What was decided about it.
  public enum State: String, Sendable, CaseIterable {
    /// Nobody has decided; it counts as a conflict.
    case open
    /// It is a conflict.
    case confirmed
    /// It is none.
    case dismissed
  }

  /// The reviewer's code.
  public let reviewer: String
  /// The abstract's code.
  public let abstract: String
  /// What the reason is.
  public let kind: Kind
  /// What it rests on, such as an institution's name.
  public let evidence: String
  /// What was decided.
  public var state: State = .open
  /// Why it was decided so; empty while open.
  public var reason = ""
  /// Who decided; empty while open.
  public var decidedBy = ""
  /// When it was decided.
  public var decided: Moment?

  /// What tells findings apart.
  var key: String { "\(reviewer)\t\(abstract)\t\(kind.rawValue)\t\(evidence)" }
}

/// Which findings to list; an empty filter lists all.
public struct ConflictFilter: Sendable {
  /// Only this reviewer's code.
  public var reviewer: String?
  /// Only this abstract's code.
  public var abstract: String?
  /// Only this kind.
  public var kind: ConflictFinding.Kind?
  /// Only this state.
  public var state: ConflictFinding.State?
  /// Only this evidence, without regard to case and punctuation.
  public var evidence: String?
  public init(
    reviewer: String? = nil, abstract: String? = nil, kind: ConflictFinding.Kind? = nil,
    state: ConflictFinding.State? = nil, evidence: String? = nil
  ) {
    (self.reviewer, self.abstract, self.kind) = (reviewer, abstract, kind)
    (self.state, self.evidence) = (state, evidence)
  }

  func lets(_ finding: ConflictFinding) -> Bool {
    (reviewer.map { $0 == finding.reviewer } ?? true) && (abstract.map { $0 == finding.abstract } ?? true)
      && (kind.map { $0 == finding.kind } ?? true) && (state.map { $0 == finding.state } ?? true)
      && (evidence.map { folded($0) == folded(finding.evidence) } ?? true)
  }
}
