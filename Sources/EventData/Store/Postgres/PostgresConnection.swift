import CPostgres
import Foundation

/// One connection through libpq, with its prepared statements.
///
/// Unchecked, since libpq's handle is a bare pointer: the pool gives a connection to one transaction at a time.
final class PostgresConnection: @unchecked Sendable {
  let handle: OpaquePointer
  private var statements: [String: String] = [:]
  /// The number of the schema the event lives in; the lock of its writers is named after it.
  private(set) var schema: Int64 = 0
  /// Begins each transaction: where to look for tables. Behind a pooler a transaction may run in a session that another
  /// program has set up for another event.
  private(set) var path = ""
  /// What this connection's prepared statements are called, and no other's: behind a pooler that mixes sessions a
  /// statement is then unknown, and never another one.
  private var mark = ""

  /// A result: the rows, and how many a statement changed.
  struct Answer {
    let rows: [Row]
    let changed: Int
    let tag: String
  }

  /// Connects as libpq does: URL, environment, ~/.pgpass, service files, TLS.
  init(url: String) throws {
    // What stands before the URL may be said otherwise in it; what stands behind may not.
    let settings = [
      ("connect_timeout", "10"), ("fallback_application_name", "onco"), ("keepalives_idle", "30"),
      ("tcp_user_timeout", "30000"), ("dbname", url), ("client_encoding", "UTF8"),
    ]
    guard let handle = Self.connect(settings) else { throw PostgresError(.connecting, "out of memory", isLost: true) }
    self.handle = handle  // from here on deinit gives it back, also when this throws
    guard PQstatus(handle) == CONNECTION_OK else {
      throw PostgresError(.connecting, String(cString: PQerrorMessage(handle)), isLost: true)
    }
    cpostgres_ignore_notices(handle)
    try settle()
  }

  deinit { PQfinish(handle) }

  private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
    let names = settings.map { strdup($0.0) }
    let values = settings.map { strdup($0.1) }
    defer { for text in names + values { free(text) } }
    return PQconnectdbParams(names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
  }

  /// True when libpq still holds it for good.
  var isSound: Bool { PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE }

  /// `postgres://login@host:port/database`: never with the password.
  var label: String {
    func text(_ value: UnsafeMutablePointer<CChar>?) -> String { value.map { String(cString: $0) } ?? "" }
    return "postgres://\(text(PQuser(handle)))@\(text(PQhost(handle))):\(text(PQport(handle)))/\(text(PQdb(handle)))"
  }

  /// What every session of ours has in common, whatever the server or the login is set to. Limits that the URL or the
  /// login sets itself stay.
  private func settle() throws {
    let answer = try script(
      """
      SET TIME ZONE 'UTC'; SET DateStyle = 'ISO'; SET standard_conforming_strings = on; SET synchronous_commit = on;
      SET jit = off; -- our queries are short; compiling one takes longer than running it
      SELECT set_config(name, fallback, false) FROM (VALUES ('lock_timeout', '60s'), ('statement_timeout', '300s'),
        ('idle_in_transaction_session_timeout', '60s')) AS limits (name, fallback) WHERE current_setting(name) = '0';
      SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', false) AS path,
        current_schema() AS name, replace(gen_random_uuid()::text, '-', '') AS mark,
        (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AS number,
        current_setting('server_encoding') AS encoding, current_setting('server_version_num') AS version
      """, .connecting)
    guard let row = answer.rows.first, let number = row.optionalInteger("number") else {
      throw PostgresError(
        .connecting, "the schema that search_path names does not exist, or this login may not use it")
    }
    guard row.text("encoding") == "UTF8" else {
      throw PostgresError(.connecting, "the database's encoding is \(row.text("encoding")); UTF8 is needed")
    }
    let options = PQoptions(handle).map { String(cString: $0) } ?? ""
    guard PostgresText.isHeeded(options, schema: row.text("name")) else {
      throw PostgresError(
        .connecting, "the URL's search_path was not heeded: this connection works in '\(row.text("name"))'")
    }
    schema = number
    path = "SET LOCAL search_path = \(row.text("path"));"
    mark = row.text("mark")
  }

  /// Runs statements without parameters; the answer is the last one's.
  @discardableResult
  func script(_ sql: String, _ stage: PostgresError.Stage = .working) throws -> Answer {
    try answer(PQexec(handle, sql), stage)
  }

  /// Runs one statement, prepared at its first use.
  func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Answer {
    // 20 is BIGINT, 25 TEXT. A NULL takes its type from its use, and where that tells nothing it is a text.
    let types: [Oid] = parameters.enumerated().map { index, value in
      switch value {
      case .integer: 20
      case .text: 25
      case .null: PostgresText.isTested(index + 1, in: sql) ? 25 : 0
      }
    }
    let key = "\(types.map { $0 == 20 ? "i" : $0 == 25 ? "t" : "n" }.joined()) \(sql)"
    let name: String
    if let known = statements[key] {
      name = known
    } else {
      // Statements are few, being written in our own files; lists bound by rules could still make many.
      if statements.count >= 400 {
        try script("DEALLOCATE ALL")
        statements = [:]
      }
      name = "onco_\(mark)_\(statements.count)"
      _ = try answer(PQprepare(handle, name, PostgresText.query(sql), Int32(types.count), types), .working)
      statements[key] = name
    }
    // PostgreSQL has no NUL in texts.
    let texts: [UnsafeMutablePointer<CChar>?] = parameters.map { value in
      switch value {
      case .null: nil
      case .integer(let number): strdup(String(number))
      case .text(let text): strdup(text.utf8.contains(0) ? text.replacing("\0", with: "") : text)
      }
    }
    defer { for text in texts { free(text) } }
    let result = PQexecPrepared(
      handle, name, Int32(texts.count), texts.map { UnsafePointer($0) }, nil, nil, 0)
    return try answer(result, .working)
  }

  func answer(_ result: OpaquePointer?, _ stage: PostgresError.Stage) throws -> Answer {
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard result != nil, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY else {
      func field(_ code: Character) -> String {
        PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
      }
      let said = [field("M"), field("D"), field("H")].filter { !$0.isEmpty }.joined(separator: "; ")
      // What has no SQLSTATE libpq says itself: the line is broken, though it may not call it so yet.
      throw PostgresError(
        stage, state: field("C"), said.isEmpty ? String(cString: PQerrorMessage(handle)) : said,
        isLost: PQstatus(handle) != CONNECTION_OK || field("C").isEmpty)
    }
    let columns = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
    let types = (0..<PQnfields(result)).map { PQftype(result, $0) }
    let rows = (0..<PQntuples(result)).map { row in
      Row(columns: columns, values: types.indices.map { Self.value(result, row, Int32($0), types[$0]) })
    }
    return Answer(
      rows: rows, changed: Int(String(cString: PQcmdTuples(result))) ?? 0, tag: String(cString: PQcmdStatus(result)))
  }

  /// Whole numbers of any type (20, 21, 23, 26; 1700 is NUMERIC, what a sum of BIGINT is) and truth (16) as integers,
  /// all else as text.
  private static func value(_ result: OpaquePointer?, _ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
    guard PQgetisnull(result, row, column) == 0, let cell = PQgetvalue(result, row, column) else { return .null }
    let text = String(cString: cell)
    switch type {
    case 20, 21, 23, 26, 1700: return Int64(text).map { .integer($0) } ?? .text(text)
    case 16: return .integer(text == "t" ? 1 : 0)
    default: return .text(text)
    }
  }
}
