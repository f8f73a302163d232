public import EventData

/// The place a presenter was told last.
public struct PlacementNotice: Equatable, Sendable {
  /// The abstract, and the session's code; empty when the abstract has left the programme since.
  public let code: String, session: String
  /// The hall's code.
  public let room: String?
  /// Begin and end.
  public let starts: Moment?, ends: Moment?
  /// The board's name.
  public let board: String?
  /// Counts the changes from 0.
  public let sequence: Int

  /// True when the other says the same.
  func says(_ other: PlacementNotice) -> Bool {
    (session, room, board) == (other.session, other.room, other.board)
      && (starts, ends) == (other.starts, other.ends)
  }
}
