public import EventData

/// Who came in, and what was refused.
public struct DoorReport: Sendable {
  /// Scans of one door with one outcome.
  public struct Tally: Sendable {
    /// The day, or `event` where doors admit once in all.
    public let slot: String
    /// The door.
    public let door: String
    /// `admitted`, or the reason of refusal.
    public let outcome: String
    /// How many scans.
    public let scans: Int
    /// When the first and the last was.
    public let first: Moment
    /// The last scan.
    public let last: Moment
  }

  /// People admitted of one category.
  public struct Attendance: Sendable {
    /// The day, or `event`.
    public let slot: String
    /// The category's code.
    public let category: String
    /// Distinct people.
    public let people: Int
  }

  /// By day, door, outcome.
  public let tallies: [Tally]
  /// By day and category.
  public let attendance: [Attendance]

  /// Reads the door log.
  public static func make(in tx: Transaction) throws -> DoorReport {
    DoorReport(
      tallies: try DoorQueries.tallies(in: tx).map { row in
        Tally(
          slot: row.text("slot"), door: row.text("door"),
          outcome: row.text("outcome") == "admitted" ? "admitted" : row.text("reason"),
          scans: Int(row.integer("scans")), first: row.moment("first_at") ?? Moment(seconds: 0),
          last: row.moment("last_at") ?? Moment(seconds: 0))
      },
      attendance: try DoorQueries.attendance(in: tx).map {
        Attendance(slot: $0.text("slot"), category: $0.text("category"), people: Int($0.integer("people")))
      })
  }
}
