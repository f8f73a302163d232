public import EventData

/// A place as a presenter is told it.
public struct PlacementNotice: Equatable, Sendable {
  /// The abstract, and the session's code.
  public let code: String, session: String
  /// The hall's code.
  public let room: String?
  /// Begin and end.
  public let starts: Moment?, ends: Moment?
  /// The board's name.
  public let board: String?
  /// Counts the versions of the calendar entry from 0.
  public internal(set) var sequence: Int

  /// True when the other says the same.
  func says(_ other: PlacementNotice) -> Bool {
    (session, room, board) == (other.session, other.room, other.board)
      && (starts, ends) == (other.starts, other.ends)
  }
}
