import Foundation
import Synchronization

/// PostgreSQL through libpq.
///
/// One transaction writes at a time, as on SQLite: each takes the event's advisory lock first, and reads what was
/// committed before it (READ COMMITTED after the lock). So counters, numbers, claims and admissions, which read before
/// they write, are right without a lock of their own. Readers take no lock and see one snapshot.
final class PostgresEngine: StoreEngine {
  private let url: String
  private let idle = Mutex<[PostgresConnection]>([])
  /// The database as messages name it.
  let label: String

  /// Half of the advisory lock's name; the other half is the schema's number. The letters "onco".
  private static let lockSpace = 0x6F6E_636F
  private static let mostIdle = 4
  private static let mostTries = 4

  init(url: String) throws {
    self.url = url
    let first = try PostgresError.explaining(at: withoutPasswords(url)) { try PostgresConnection(url: url) }
    label = first.label
    idle.withLock { $0.append(first) }
  }

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try work(begin: { try $0.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \($0.path)") }, body) {
      connection, _ in
      try connection.script("COMMIT")
    }
  }

  func write<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try work(begin: beginWriting, body, end: commit)
  }

  func rehearse<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try work(begin: beginWriting, body) { connection, _ in try connection.script("ROLLBACK") }
  }

  /// Runs what leaves nothing behind, without keeping others from writing.
  func scratch<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try work(begin: { try $0.script("BEGIN; \($0.path)") }, body) { connection, _ in
      try connection.script("ROLLBACK")
    }
  }

  // MARK: - Transactions

  private func beginWriting(_ connection: PostgresConnection) throws -> PostgresConnection.Answer {
    try connection.script(
      """
      BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; \(connection.path)
      SELECT pg_advisory_xact_lock(\(Self.lockSpace), \(Int32(truncatingIfNeeded: connection.schema))),
        txid_current() AS number
      """)
  }

  /// Runs one transaction, again when it certainly did not happen and may fare better.
  private func work<Result>(
    begin: (PostgresConnection) throws -> PostgresConnection.Answer,
    _ body: (any SQLSession) throws -> Result, end: (PostgresConnection, Int64?) throws -> Void
  ) throws -> Result {
    for attempt in 1... {
      var taken: PostgresConnection?
      do {
        let connection = try take()
        taken = connection
        let number = try begin(connection).rows.first?.optionalInteger("number")
        let result = try body(PostgresSession(connection: connection))
        try end(connection, number)
        give(connection)
        return result
      } catch {
        if let taken { abandon(taken) }
        guard let error = error as? PostgresError else { throw error }
        // After a break, a server that is not there yet may be there in a moment.
        let mayFareBetter = error.mayBeRepeated || attempt > 1 && error.stage == .connecting
        guard mayFareBetter, attempt < Self.mostTries else { throw error.explained(at: label) }
        // 0.1, 0.4 and 1.6 seconds: a server that starts again needs a moment.
        usleep(UInt32(25_000) << UInt32(2 * attempt))
      }
    }
    throw ExplainedError(.bug, "A transaction had no end", at: label, remedy: "Report this with the command you ran.")
  }

  /// Commits. When the connection breaks before the answer, the server is asked what became of the transaction.
  private func commit(_ connection: PostgresConnection, _ number: Int64?) throws {
    do {
      let answer = try connection.script("COMMIT", .committing)
      guard answer.tag == "COMMIT" else {
        throw PostgresError(.working, "the transaction was taken back, since one of its statements had failed")
      }
    } catch let error as PostgresError {
      guard error.stage == .committing, error.isLost, let number else { throw error }
      switch fate(of: number) {
      case "committed": return
      case "aborted": throw PostgresError(.working, state: error.state, error.message, isLost: true)
      default: throw error
      }
    }
  }

  private func fate(of number: Int64) -> String? {
    for attempt in 1...4 {
      usleep(UInt32(25_000) << UInt32(2 * attempt))
      guard let connection = try? PostgresConnection(url: url),
        let fate = try? connection.execute("SELECT txid_status(?1) AS fate", [.integer(number)]).rows.first
      else { continue }
      if fate.text("fate") != "in progress" { return fate.optionalText("fate") }
    }
    return nil
  }

  /// Refuses a server that takes the call for a lock and locks nothing, as some that speak the protocol do. Called
  /// while this process holds the lock.
  func requireRealLock(held connection: PostgresConnection) throws {
    let answer = try PostgresConnection(url: url).script(
      "SELECT pg_try_advisory_xact_lock(\(Self.lockSpace), \(Int32(truncatingIfNeeded: connection.schema))) AS taken")
    guard answer.rows.first?.integer("taken") == 0 else {
      throw ExplainedError(
        .outside, "This server's advisory locks lock nothing", at: label,
        why: "Two desks could write at once and be given the same numbers.",
        remedy: "Use PostgreSQL itself, or a version of this server whose advisory locks are real.")
    }
  }

  // MARK: - Pool

  private func take() throws -> PostgresConnection {
    while let connection = idle.withLock({ $0.popLast() }) {
      if connection.isSound { return connection }
    }
    return try PostgresConnection(url: url)
  }

  private func give(_ connection: PostgresConnection) {
    guard connection.isSound else { return }
    idle.withLock { if $0.count < Self.mostIdle { $0.append(connection) } }
  }

  /// Takes back what a connection did and keeps it when it is still sound.
  private func abandon(_ connection: PostgresConnection) {
    if (try? connection.script("ROLLBACK")) != nil { give(connection) }
  }
}
