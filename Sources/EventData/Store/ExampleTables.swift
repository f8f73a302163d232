/// A throw-away database in memory that holds, for each view rules may read, a plain table with the view's columns:
/// what a rule's examples run on. Nothing else is in it, so a rule that reads a table instead of a view fails here.
public struct ExampleTables: Sendable {
  /// View name -> its columns in order, taken from the real schema.
  public let views: [String: [TableColumn]]
  private let engine: SQLiteEngine

  /// Applies the real schema to a database in memory and copies the shape of its views into another.
  public init() throws {
    let real = try SQLiteEngine(path: nil)
    try real.migrate(SchemaStep.all, now: Moment(seconds: 0))
    let shapes = try real.read { session in
      // The door's view and the balances are not for rules.
      let views = try session.rows(
        """
        SELECT name FROM sqlite_master
        WHERE type = 'view' AND name NOT IN ('door_visitor', 'registration_balance', 'balance') ORDER BY name
        """, [])
      return try views.map { view in (view.text("name"), try session.columns(of: view.text("name"))) }
    }
    engine = try SQLiteEngine(path: nil)
    try engine.write { session in
      for (view, columns) in shapes {
        let list = columns.map { "\($0.name) \($0.isNumber ? "INTEGER" : "TEXT")" }.joined(separator: ", ")
        _ = try session.run("CREATE TABLE \(view) (\(list)) STRICT", [])
      }
    }
    views = Dictionary(uniqueKeysWithValues: shapes)
  }

  /// Runs a query on example rows and forgets them again.
  ///
  /// - Parameters:
  ///   - sql: the query, with parameters `?1`, `?2` ...
  ///   - parameters: the values bound to them.
  ///   - given: view name -> rows, each column name -> value; columns left out are NULL.
  /// - Throws: `ExplainedError` when the query or a row does not fit the views.
  public func rows(
    _ sql: String, _ parameters: [SQLValue], given: [String: [[String: SQLValue]]]
  ) throws -> [Row] {
    try engine.rehearse { session in
      for (view, rows) in given.sorted(by: { $0.key < $1.key }) {
        for row in rows {
          let columns = row.keys.sorted()
          try session.insert([Row(columns: columns, values: columns.map { row[$0] ?? .null })], into: view)
        }
      }
      return try session.rows(ofStranger: sql, parameters, seconds: Self.patience)
    }
  }

  /// Seconds for a query on a handful of rows.
  private static let patience = 3
}
