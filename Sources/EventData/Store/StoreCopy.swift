/// Moves an event from one database to another, of the same engine or not.
public enum StoreCopy {
  /// What one table holds.
  public struct Holding: Hashable, Sendable {
    /// The table.
    public let table: String
    /// How many rows.
    public let rows: Int
    /// A hash over all its rows, whatever their order; equal on both engines for equal rows.
    public let hash: String
  }

  /// What every table of a database holds, as one snapshot, those first that others refer to.
  public static func holdings(of store: Store) throws -> [Holding] {
    try store.engine.read { session in
      try Store.tables.map { holding(of: $0, try session.rows("SELECT * FROM \($0)", [])) }
    }
  }

  /// How many rows every table holds.
  public static func counts(of store: Store) throws -> [String: Int] {
    try store.read { tx in
      try Dictionary(uniqueKeysWithValues: Store.tables.map { ($0, try tx.count("SELECT count(*) FROM \($0)")) })
    }
  }

  /// Copies everything, the audit trail as it is, in one transaction, and compares each table's rows before it is kept.
  ///
  /// - Parameter dryRun: copies and compares, and keeps nothing.
  /// - Returns: what was copied.
  /// - Throws: `ExplainedError`: refused when the target holds rows; outside when a table did not arrive as it was.
  public static func copy(from source: Store, to target: Store, dryRun: Bool = false) throws -> [Holding] {
    try source.engine.read { from in
      let work: (any SQLSession) throws -> [Holding] = { to in
        try requireEmpty(target, to)
        return try Store.tables.map { table in
          let rows = try from.rows("SELECT * FROM \(table)", [])
          try insert(rows, into: table, to)
          let (sent, come) = (
            holding(of: table, rows), holding(of: table, try to.rows("SELECT * FROM \(table)", []))
          )
          guard sent == come else {
            throw ExplainedError(
              .outside, "The table \(table) did not arrive as it was: \(sent.rows) rows sent, \(come.rows) found",
              at: target.label, remedy: "Nothing was kept. Report this; the source is as it was.")
          }
          return sent
        }
      }
      return dryRun ? try target.engine.rehearse(work) : try target.engine.write(work)
    }
  }

  private static func requireEmpty(_ target: Store, _ session: any SQLSession) throws {
    for table in Store.tables {
      guard try session.rows("SELECT 1 FROM \(table) LIMIT 1", []).isEmpty else {
        throw ExplainedError(
          .refused, "The target is not empty: its table \(table) holds rows", at: target.label,
          remedy: "Name a new file, a new database or a new schema; an event is never mixed with another.")
      }
    }
  }

  private static func insert(_ rows: [Row], into table: String, _ session: any SQLSession) throws {
    guard let columns = rows.first?.columns else { return }
    let places = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    for row in rows { _ = try session.run(sql, columns.indices.map { row[$0] }) }
  }

  /// Each value with its kind and length, so that no two rows can look alike.
  private static func holding(of table: String, _ rows: [Row]) -> Holding {
    let lines = rows.map { row in
      contentHash(
        row.columns.indices.map { position in
          switch row[position] {
          case .null: "n"
          case .integer(let number): "i\(number);"
          case .text(let text): "t\(text.utf8.count):\(text)"
          }
        }.joined())
    }
    return Holding(table: table, rows: rows.count, hash: contentHash(lines.sorted().joined()))
  }
}

extension Store {
  /// Writes the whole of an SQLite database to a new file while others go on working, and checks the file.
  ///
  /// - Returns: the rows in it.
  /// - Throws: `ExplainedError` (69) when it cannot be written or is not sound, or when this is no SQLite database.
  public func backUp(toFile path: String, now: Moment) throws -> Int {
    guard let sqlite = engine as? SQLiteEngine else {
      throw ExplainedError(.bug, "A server is not backed up this way", at: label, remedy: "Report this.")
    }
    let head = try read { try AuditLog.entries(last: 1, in: $0).last }
    try sqlite.backUp(toFile: path)
    let copy = Store(try SQLiteEngine(path: path, isShared: false), label: path)
    let problems = try copy.verify()
    let known = try copy.read { try AuditLog.entries(last: nil, in: $0).contains { $0.hash == head?.hash } }
    guard problems.isEmpty, head == nil || known else {
      throw ExplainedError(
        .outside, "The backup is not sound", at: path, why: problems.prefix(5).joined(separator: "\n       "),
        remedy: "Check the disk, and the database with: onco database verify")
    }
    return try StoreCopy.counts(of: copy).values.reduce(0, +)
  }

  /// What `onco database status` tells.
  public struct Figures: Sendable {
    /// Engine and version, such as `SQLite 3.40.1`.
    public let engine: String
    /// What the event's data take, in bytes.
    public let bytes: Int64
    /// The last schema step applied.
    public let schemaStep: Int
    /// The last step this program knows.
    public let knownStep: Int
    /// Rows of the audit trail.
    public let auditRows: Int
  }

  /// Engine, size, schema step.
  public func figures() throws -> Figures {
    let engine = try engine.figures()
    let (step, rows) = try read { tx in
      (
        try tx.count("SELECT max(number) FROM schema_step"), try tx.count("SELECT max(number) FROM audit_entry")
      )
    }
    return Figures(
      engine: engine.engine, bytes: engine.bytes, schemaStep: step,
      knownStep: Int(SchemaStep.all.last?.number ?? 0), auditRows: rows)
  }
}
