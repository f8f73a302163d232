import Foundation
import GRDB

/// SQLite through GRDB: WAL, foreign keys, half a minute of patience for another process (a long import holds the right to
/// write for seconds), and full synchronisation, so that what was reported as done survives a power cut.
struct SQLiteEngine: StoreEngine {
  private let database: any DatabaseWriter
  let path: String

  /// - Parameters:
  ///   - isShared: false for a file nobody else has open, which then needs no files beside it.
  ///   - patience: how many seconds to wait for another program that writes.
  init(path: String?, isShared: Bool = true, patience: Double = 30) throws {
    self.path = path ?? "memory"
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // Guards must also see the removal that INSERT OR REPLACE does.
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
    }
    do {
      guard let path else {
        database = try DatabaseQueue(configuration: configuration)
        return
      }
      database = try Self.open(path, configuration, isShared: isShared)
      // The pool lowers this to NORMAL after its own preparation, and a power cut could then take back an admission that
      // was announced.
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    } catch {
      throw SQLiteEngine.explained(error, path: self.path)
    }
  }

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try explaining { try database.read { try body(session($0)) } }
  }

  private func session(_ db: Database) -> SQLiteSession {
    SQLiteSession(db: db, interrupt: { [database] in database.interrupt() })
  }

  func write<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result { try transaction(.commit, body) }

  func rehearse<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result { try transaction(.rollback, body) }

  private func transaction<Result>(
    _ end: Database.TransactionCompletion, _ body: (any SQLSession) throws -> Result
  ) throws -> Result {
    try explaining {
      try database.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.immediate) {
          result = try body(session(db))
          return end
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    }
  }

  func isDurable() throws -> Bool {
    try explaining {
      try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 >= 2 }
    }
  }

  func shapeProblems() throws -> [String] {
    let made = try SQLiteEngine(path: nil)
    try made.migrate(SchemaStep.all, now: Moment(seconds: 0))
    return SchemaShapes.problems(try read(Self.shapes), made: try made.read(Self.shapes))
  }

  /// What each table, view, index and guard is made by.
  private static func shapes(in session: any SQLSession) throws -> [String: String] {
    let rows = try session.rows("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'", [])
    return Dictionary(
      uniqueKeysWithValues: rows.map {
        (($0.text("type") == "trigger" ? "guard" : $0.text("type")) + " " + $0.text("name"), $0.text("sql"))
      })
  }

  func integrityProblems() throws -> [String] {
    try explaining {
      try database.read { db in
        let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let orphans = try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
          "The table \(row[0] as String? ?? "?") holds a row that refers to a missing row of \(row[2] as String? ?? "?")"
        }
        return integrity + orphans
      }
    }
  }

  /// SQLite's online backup: one consistent state, while others write.
  func backUp(toFile path: String) throws {
    try explaining {
      let copy = try DatabaseQueue(path: path)
      try database.backup(to: copy)
      // A file by itself, without a log beside it.
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
    }
  }

  func figures() throws -> EngineFigures {
    try explaining {
      try database.read { db in
        let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
        let bytes = try Int64.fetchOne(
          db, sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return EngineFigures(engine: "SQLite \(version)", bytes: bytes ?? 0)
      }
    }
  }

  private func explaining<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw SQLiteEngine.explained(error, path: path)
    }
  }

  /// A database error in words a volunteer can act on.
  private static func explained(_ error: any Error, path: String) -> ExplainedError {
    guard let error = error as? DatabaseError else {
      return ExplainedError(
        .outside, "The database could not be used: \(error)", at: path,
        remedy: "Check that the folder exists and can be written, then try again.")
    }
    let detail = error.message ?? "SQLite code \(error.resultCode.rawValue)"
    if error.resultCode == .SQLITE_CONSTRAINT { return .refusedChange(at: path, why: detail) }
    let (what, remedy) =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        (
          "The database is in use by another program",
          "Wait until the other command has finished, then run this one again; nothing was changed."
        )
      case .SQLITE_FULL: ("The disk is full", "Free some space and run the command again; nothing was changed.")
      case .SQLITE_IOERR:
        (
          "The disk could not be read or written",
          "Check that it has free space, that no limit on the size of files is reached, and that it is sound; "
            + "then run the command again. Nothing was changed."
        )
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
        (
          "The database file cannot be opened for writing",
          "Check that the folder exists and that you may write in it. Nothing was changed."
        )
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        (
          "The file is not a sound database",
          "Restore the last backup, or choose another file with --database sqlite:PATH."
        )
      default: ("The database failed", "Nothing was changed; try again.")
      }
    return ExplainedError(
      .outside, what, at: path, why: error.resultCode == .SQLITE_FULL ? nil : detail, remedy: remedy)
  }
}
