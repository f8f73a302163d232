/// What stands in the columns of a row, in order. The names are our own words; the values are always bound.
public typealias Columns = [(name: String, value: SQLValue)]

extension Transaction {
  /// Inserts a row; the number of rows inserted. Throws `ExplainedError` when the database refuses it, or when a name is
  /// none.
  @discardableResult
  public func insert(into table: String, _ columns: Columns) throws -> Int {
    try run(ColumnSQL.insert(into: table, columns.map(\.name)), columns.map(\.value))
  }

  /// Changes the rows that hold all values of `place`, of which none may be NULL; the number of rows. Throws as `insert`
  /// does.
  @discardableResult
  public func update(_ table: String, set columns: Columns, where place: Columns) throws -> Int {
    try run(
      ColumnSQL.update(table, set: columns.map(\.name), where: place.map(\.name)), (columns + place).map(\.value))
  }

  /// Inserts a row, or changes the one that has this key; without `columns` the one that is there stays. The number of
  /// rows. Throws as `insert` does.
  ///
  /// - Parameter once: what a new row holds besides, and an older one keeps.
  @discardableResult
  public func put(into table: String, key: Columns, set columns: Columns = [], once: Columns = []) throws -> Int {
    let all = key + columns + once
    let (insert, names) = (try ColumnSQL.insert(into: table, all.map(\.name)), columns.map(\.name))
    let change =
      names.isEmpty ? "NOTHING" : "UPDATE SET " + names.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let place = key.map(\.name).joined(separator: ", ")
    return try run("\(insert) ON CONFLICT (\(place)) DO \(change)", all.map(\.value))
  }
}

/// The text of statements whose parameters stand in the order of their columns: the same for the same columns, so that
/// a prepared statement is found again.
enum ColumnSQL {
  static func insert(into table: String, _ names: [String]) throws -> String {
    let marks = names.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    return "INSERT INTO \(try checked(table)) (\(try names.map(checked).joined(separator: ", "))) VALUES (\(marks))"
  }

  static func update(_ table: String, set names: [String], where places: [String]) throws -> String {
    func list(_ names: [String], from first: Int, between: String) throws -> String {
      try names.enumerated().map { "\(try checked($1)) = ?\($0 + first)" }.joined(separator: between)
    }
    guard !places.isEmpty else { throw wrong("nothing", "says which rows of \(table) to change") }
    return """
      UPDATE \(try checked(table)) SET \(try list(names, from: 1, between: ", ")) \
      WHERE \(try list(places, from: names.count + 1, between: " AND "))
      """
  }

  /// A name of small letters, digits and underscores, which needs no quotes on either engine.
  private static func checked(_ name: String) throws -> String {
    let isName = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    guard isName, let first = name.utf8.first, !(48...57).contains(first) else {
      throw wrong("'\(name)'", "is no name of a table or column")
    }
    return name
  }

  private static func wrong(_ what: String, _ fault: String) -> ExplainedError {
    ExplainedError(.bug, "\(what) \(fault)", remedy: "Report this with the command you ran.")
  }
}
