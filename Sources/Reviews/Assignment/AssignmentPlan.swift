public import EventData

/// Who reviews what, or why it cannot be: the answer of `abstract assign`.
public struct AssignmentPlan: Sendable {
  /// An abstract with its reviewers.
  public struct Entry: Sendable, Equatable {
    /// The abstract's code.
    public let abstract: String
    /// The reviewers' codes, sorted.
    public let reviewers: [String]
    /// Their affinities, in the same order.
    public let affinities: [Int]
  }

  /// A reviewer whose work is different from before.
  public struct Change: Sendable, Equatable {
    /// The reviewer's code and name.
    public let code: String, name: String
    /// Abstracts that are new, and that are taken back.
    public let given: [String], taken: [String]
    /// How many there are now.
    public let load: Int
    /// The bounds.
    public let lower: Int, upper: Int
  }

  /// The abstracts by code; empty when impossible.
  public let entries: [Entry]
  /// How many abstracts each reviewer has, by code.
  public let loads: [(code: String, load: Int)]
  /// Why it is impossible; empty when it is not.
  public let bottlenecks: [AssignmentBottleneck]
  /// The reviewers whose work changes.
  public let changes: [Change]
  /// The sum of the weights that were maximised: the affinities, and the weight of pairs that are fixed or stay.
  public let objective: Int64

  /// True when there is an answer.
  public var isPossible: Bool { bottlenecks.isEmpty }
  /// The sum of affinities.
  public var total: Int { entries.reduce(0) { $0 + $1.affinities.reduce(0, +) } }
  /// The lowest affinity of a pair; 0 when there is none.
  public var worst: Int { entries.flatMap(\.affinities).min() ?? 0 }

  /// The JSON that scripts read.
  public var json: JSON {
    .object([
      ("status", .text(isPossible ? "optimal" : "impossible")), ("total", .number(Int64(total))),
      ("worst", .number(Int64(worst))),
      (
        "assignments",
        .list(
          entries.map { entry in
            .object([
              ("abstract", .text(entry.abstract)), ("reviewers", .list(entry.reviewers.map { .text($0) })),
              ("affinity", .list(entry.affinities.map { .number(Int64($0)) })),
            ])
          })
      ),
      ("loads", .object(loads.map { ($0.code, .number(Int64($0.load))) })),
      ("bottlenecks", .list(bottlenecks.map(\.json))),
      ("objective", .number(objective)),
      (
        "changes",
        .list(
          changes.map { change in
            .object([
              ("reviewer", .text(change.code)), ("given", .list(change.given.map { .text($0) })),
              ("taken", .list(change.taken.map { .text($0) })),
            ])
          })
      ),
    ])
  }
}

/// Why no assignment exists, in words.
public struct AssignmentBottleneck: Sendable, Equatable {
  /// `capacity`, `least-load` or `contradiction`.
  public let kind: String
  /// How many reviews are too many or too few.
  public let short: Int
  /// The abstracts and reviewers concerned, by code.
  public let abstracts: [String], reviewers: [String]
  /// The tracks of the abstracts, by code.
  public let tracks: [String]
  /// How many new reviewers, free of conflicts and taking the usual load, would do; nil when that does not help.
  public let recruits: Int?
  /// Who would do if each took the usual load more; empty when that does not help.
  public let lifts: [String]
  /// One sentence: what is missing and what to do.
  public let words: String

  var json: JSON {
    .object([
      ("kind", .text(kind)), ("short", .number(Int64(short))), ("tracks", .list(tracks.map { .text($0) })),
      ("abstracts", .list(abstracts.map { .text($0) })), ("reviewers", .list(reviewers.map { .text($0) })),
      ("recruit", recruits.map { .number(Int64($0)) } ?? .null), ("lift", .list(lifts.map { .text($0) })),
      ("words", .text(words)),
    ])
  }
}
