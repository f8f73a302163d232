/// What a run of the selection would change, with what the committee should know before it says yes.
public struct SelectionPlan: Equatable, Sendable {
  /// A decision that changes.
  public struct Change: Equatable, Sendable {
    /// The abstract.
    public let code: String
    /// Its title.
    public let title: String
    /// Its track's code.
    public let track: String?
    /// The outcome before; nil when undecided.
    public let from: String?
    /// The outcome after; nil when undecided.
    public let to: String?
    /// The choice behind it.
    public let choice: SelectionChoice
    /// True when a letter about the old outcome is out.
    public let wasAnnounced: Bool
  }

  /// Every choice, in the order of selection.
  public let choices: [SelectionChoice]
  /// What changes, in the order of selection.
  public let changes: [Change]
  /// Codes that cannot be decided yet.
  public let undecided: [String]
  /// Codes whose reviews the ranking has doubts about, by flag.
  public let flagged: [String: [String]]
  /// Quotas that hold more than they allow, because of overrides or earlier letters.
  public let overfull: [String]
  /// How many have each outcome, letters that are out included.
  public let counts: [String: Int]
}
