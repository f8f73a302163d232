/// A transaction of PostgreSQL as the store's callers see it.
struct PostgresSession: SQLSession {
  let connection: PostgresConnection

  func rows(_ sql: String, _ parameters: [SQLValue]) throws -> [Row] { try connection.execute(sql, parameters).rows }

  func run(_ sql: String, _ parameters: [SQLValue]) throws -> Int { try connection.execute(sql, parameters).changed }

  func batches(_ sql: String, of size: Int, _ body: ([Row]) throws -> Void) throws {
    try connection.script("DECLARE batches NO SCROLL CURSOR FOR \(sql)")
    while true {
      let rows = try connection.script("FETCH \(size) FROM batches").rows
      if !rows.isEmpty { try body(rows) }
      if rows.count < size { break }
    }
    try connection.script("CLOSE batches")
  }

  func insert(_ rows: [Row], into table: String) throws { try connection.copyIn(rows, into: table) }

  func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    try connection.script("SAVEPOINT attempt")
    do {
      let result = try body()
      try connection.script("RELEASE attempt")
      return result
    } catch {
      try connection.script("ROLLBACK TO attempt; RELEASE attempt")
      throw error
    }
  }

  func limited<Result>(toSeconds seconds: Int, _ body: () throws -> Result) throws -> Result {
    try connection.script("SET LOCAL statement_timeout = '\(seconds)s'")
    do {
      let result = try body()
      try connection.script("SET LOCAL statement_timeout TO DEFAULT")
      return result
    } catch let error as PostgresError where error.state == "57014" {
      throw ExplainedError.tooLong(seconds)
    }
  }

  func columns(of table: String) throws -> [TableColumn] {
    try rows(
      """
      SELECT a.attname AS name, a.atttypid AS type, a.attnotnull AS required FROM pg_attribute a
      WHERE a.attrelid = to_regclass(?1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
      """, [.text(PostgresText.quoted(table, by: "\""))]
    ).map {
      TableColumn(
        name: $0.text("name"), isNumber: [20, 21, 23, 1700].contains($0.integer("type")),
        isRequired: $0.integer("required") == 1)
    }
  }
}
