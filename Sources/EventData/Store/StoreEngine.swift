/// What stands behind `Store`: SQLite or PostgreSQL.
protocol StoreEngine: Sendable {
  /// Runs queries on one consistent snapshot.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result
  /// Runs one transaction, the only one that writes at this time, and keeps what it did.
  func write<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result
  /// Runs one transaction as `write` does and forgets what it did.
  func rehearse<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result
  /// True when a commit is on disk before it is reported.
  func isDurable() throws -> Bool
  /// Applies the steps the database does not have yet, in order.
  func migrate(_ steps: [SchemaStep], now: Moment) throws
  /// Where views, guards and tables are not as this program would make them.
  func shapeProblems() throws -> [String]
  /// What the database's own checks find.
  func integrityProblems() throws -> [String]
  /// What the engine is, and how large the event's data are.
  func figures() throws -> EngineFigures
}

/// The engine's name and version, and the bytes the event's data take.
struct EngineFigures: Sendable {
  let engine: String
  let bytes: Int64
}

/// What an engine offers inside a transaction.
protocol SQLSession {
  func rows(_ sql: String, _ parameters: [SQLValue]) throws -> [Row]
  func run(_ sql: String, _ parameters: [SQLValue]) throws -> Int
  /// Runs a query and hands its rows over in parts of at most `size`, so that a large table needs little memory.
  func batches(_ sql: String, of size: Int, _ body: ([Row]) throws -> Void) throws
  /// Inserts rows that all have the same columns.
  func insert(_ rows: [Row], into table: String) throws
  /// Runs what may fail without taking the transaction down with it.
  func attempt<Result>(_ body: () throws -> Result) throws -> Result
  /// The columns of a table or view, in order.
  func columns(of table: String) throws -> [TableColumn]
  /// Runs queries that somebody else wrote, and stops them when they take longer.
  func limited<Result>(toSeconds seconds: Int, _ body: () throws -> Result) throws -> Result
}

extension ExplainedError {
  /// A rule of the schema forbids what was to be written.
  static func refusedChange(at place: String, why: String) -> ExplainedError {
    ExplainedError(
      .refused, "The database refused the change", at: place, why: why,
      remedy: "Nothing was changed. If the reason above is unclear, report it with the command you ran.")
  }
}

extension SQLSession {
  /// Runs a query that somebody else wrote, and stops one that has no end: a recursion may take all time, or all memory.
  func rows(ofStranger sql: String, _ parameters: [SQLValue], seconds: Int) throws -> [Row] {
    let most = 100_000
    let found: [Row] = try limited(toSeconds: seconds) {
      try rows("SELECT * FROM (\(sql)\n) AS found LIMIT \(most + 1)", parameters)
    }
    guard found.count <= most else {
      throw ExplainedError(
        .refused, "The query gave more than \(most) rows", remedy: "Correct it: a recursion or a join has no end.")
    }
    return found
  }
}

extension ExplainedError {
  /// A query somebody wrote would not end.
  static func tooLong(_ seconds: Int) -> ExplainedError {
    ExplainedError(
      .refused, "The query was stopped: it took longer than \(seconds) seconds",
      remedy: "Correct it: a recursion or a join without an end takes for ever.")
  }
}

/// A column of a table or view.
public struct TableColumn: Hashable, Sendable {
  /// The name.
  public let name: String
  /// True for numbers and times, false for texts.
  public let isNumber: Bool
  /// True when it cannot be NULL.
  public let isRequired: Bool
}
