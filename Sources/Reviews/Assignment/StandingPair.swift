public import EventData

/// A pair that stands: somebody reviews an abstract.
public struct StandingPair: Sendable, Equatable {
  /// The abstract's code and title.
  public let abstract: String, title: String
  /// The reviewer's code and name.
  public let reviewer: String, name: String
  /// How well they suited each other when it was given.
  public let affinity: Int
  /// `waiting`, or the state of the review that came back.
  public let review: String
}

extension Assignments {
  /// The pairs that stand, of one abstract or one reviewer when named.
  public static func standing(abstract: String? = nil, reviewer: String? = nil, in tx: Transaction) throws
    -> [StandingPair]
  {
    try AssignmentQueries.standingPairs(abstract: abstract, reviewer: reviewer, in: tx)
  }
}
