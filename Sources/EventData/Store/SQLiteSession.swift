import Foundation
import GRDB

/// A transaction of SQLite as the store's callers see it.
struct SQLiteSession: SQLSession {
  let db: Database
  /// Stops what the database is doing.
  var interrupt: @Sendable () -> Void = {}

  func rows(_ sql: String, _ parameters: [SQLValue]) throws -> [Row] {
    let statement = try prepared(sql, parameters)
    let cursor = try GRDB.Row.fetchCursor(statement)
    let columns = statement.columnNames
    var rows: [Row] = []
    while let row = try cursor.next() { rows.append(Row(columns, row)) }
    return rows
  }

  private func prepared(_ sql: String, _ parameters: [SQLValue]) throws -> Statement {
    let statement = try db.cachedStatement(sql: sql)
    statement.setUncheckedArguments(StatementArguments(parameters.map(\.databaseValue)))
    return statement
  }

  func batches(_ sql: String, of size: Int, _ body: ([Row]) throws -> Void) throws {
    let statement = try db.makeStatement(sql: sql)
    let cursor = try GRDB.Row.fetchCursor(statement)
    let columns = statement.columnNames
    var rows: [Row] = []
    while let row = try cursor.next() {
      rows.append(Row(columns, row))
      if rows.count == size {
        try body(rows)
        rows.removeAll(keepingCapacity: true)
      }
    }
    if !rows.isEmpty { try body(rows) }
  }

  func insert(_ rows: [Row], into table: String) throws {
    guard let columns = rows.first?.columns else { return }
    let sql = try ColumnSQL.insert(into: table, columns)
    for row in rows { _ = try run(sql, row.values) }
  }

  func run(_ sql: String, _ parameters: [SQLValue]) throws -> Int {
    try prepared(sql, parameters).execute()
    return db.changesCount
  }

  func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    var result: Result?
    try db.inSavepoint {
      result = try body()
      return .commit
    }
    guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return result
  }

  func limited<Result>(toSeconds seconds: Int, _ body: () throws -> Result) throws -> Result {
    let alarm = DispatchSource.makeTimerSource(queue: .global())
    alarm.schedule(deadline: .now() + .seconds(seconds))
    alarm.setEventHandler(handler: interrupt)
    alarm.resume()
    defer { alarm.cancel() }
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      throw ExplainedError.tooLong(seconds)
    }
  }

  func columns(of table: String) throws -> [TableColumn] {
    try rows(#"SELECT name, type, "notnull" AS required FROM pragma_table_info(?1)"#, [.text(table)]).map {
      TableColumn(
        name: $0.text("name"), isNumber: $0.text("type").uppercased().contains("INT"),
        isRequired: $0.integer("required") == 1)
    }
  }
}

extension Row {
  fileprivate init(_ columns: [String], _ row: GRDB.Row) {
    self.init(columns: columns, values: row.databaseValues.map(SQLValue.init))
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    // SQLite ends a text at NUL when it is read back, so a NUL must not get in.
    case .text(let text): (text.utf8.contains(0) ? text.replacing("\0", with: "") : text).databaseValue
    }
  }

  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): self = .integer(number)
    case .string(let text): self = .text(text)
    case .double(let number): self = .text(String(number))
    case .null, .blob: self = .null
    }
  }
}
