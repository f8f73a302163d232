public import EventData

/// An abstract on file with all that belongs to it.
public struct AbstractRecord: Equatable, Sendable {
  /// The state of an abstract.
  public enum State: String, Sendable, CaseIterable {
    /// Submitted, not decided.
    case submitted
    /// Taken back by its authors.
    case withdrawn
    /// Accepted by the committee.
    case accepted
    /// Rejected by the committee.
    case rejected
  }

  /// The code, such as `A-0042`.
  public let code: String
  /// Where it stands.
  public let state: State
  /// True while it is neither withdrawn nor decided. Who waits on the reserve list is submitted, and decided.
  public let isInReview: Bool
  /// What the author sent, in its current version.
  public let content: AbstractContent
  /// How long the text is by the call's rule.
  public let length: Int
  /// What is wrong with it, though it was taken.
  public let problems: [ImportReport.Problem]
  /// When it came on file.
  public let created: Moment
  /// When it last changed.
  public let changed: Moment
  /// The row it came from, in its file.
  public let sourceRow: Int
  /// The hash of the file it came from.
  public let sourceFile: String
  /// The name of the file it came from, as it was imported first.
  public let sourceName: String
  /// Sender and title as first sent: what says which rows of a form are versions of it.
  public let identity: String
  /// When the desk edited this version; nil when it is as its author sent it.
  public let edited: Moment?
  /// Earlier versions, oldest first.
  public let revisions: [AbstractRevision]

  /// Where it stands, in words.
  var standing: String { state == .submitted && !isInReview ? "on the reserve list" : state.rawValue }
}

/// A version that a correction replaced.
public struct AbstractRevision: Equatable, Sendable {
  /// From 1 for the first version.
  public let number: Int
  /// When it was replaced.
  public let replaced: Moment
  /// By whom.
  public let actor: String
  /// What changed, `field: old -> new`.
  public let changes: [String]
  /// Why the desk edited it; empty when a form's row replaced it.
  public let reason: String
  /// The whole old version as JSON.
  public let content: String
}

/// A line of `abstract list`.
public struct AbstractSummary: Equatable, Sendable {
  /// The code.
  public let code: String
  /// Where it stands.
  public let state: AbstractRecord.State
  /// The title.
  public let title: String
  /// The presenting author.
  public let presenter: String
  /// The type's code.
  public let type: String
  /// Whether its results are there.
  public let stage: AbstractContent.Stage
  /// The track's code; nil when unknown.
  public let track: String?
  /// The wish's code; nil when unknown.
  public let presentation: String?
  /// How long the text is.
  public let length: Int
  /// When it was sent.
  public let submitted: Moment
  /// The ids of its problems.
  public let problems: [String]
  /// The names of all authors and institutions, folded as they are searched.
  public let people: String
  /// The whole text, folded as it is searched.
  public let body: String
}

/// Which abstracts to list; an empty filter lists all.
public struct AbstractFilter: Sendable {
  /// Only this track's code.
  public var track: String?
  /// Only this state.
  public var state: AbstractRecord.State?
  /// Only those with this problem's id.
  public var problem: String?
  /// Only this type's code.
  public var type: String?
  /// Only those with, or still without, their results.
  public var stage: AbstractContent.Stage?
  public init(
    track: String? = nil, state: AbstractRecord.State? = nil, problem: String? = nil, type: String? = nil,
    stage: AbstractContent.Stage? = nil
  ) {
    (self.track, self.state, self.problem, self.type, self.stage) = (track, state, problem, type, stage)
  }
}

/// How many abstracts there are, for `event status`.
public struct AbstractCounts: Equatable, Sendable {
  /// By state.
  public let byState: [AbstractRecord.State: Int]
  /// Submitted ones by track code; empty code for those without a track.
  public let byTrack: [String: Int]
  /// Submitted ones with at least one problem.
  public let withProblems: Int
  /// Refused rows of the file that was imported last.
  public let refusedRows: Int

  /// All abstracts.
  public var total: Int { byState.values.reduce(0, +) }
}
