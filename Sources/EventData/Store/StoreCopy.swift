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

  /// So many rows are in memory at once; a row with a document may have some hundred kilobytes.
  static let batch = 200

  /// What every table of a database holds, as one snapshot, those first that others refer to.
  public static func holdings(of store: Store) throws -> [Holding] {
    try store.engine.read { session in try Store.tables.map { try holding(of: $0, session) } }
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
  /// - Parameter progress: told each table's name and how many of its rows have gone.
  /// - Returns: what was copied.
  /// - Throws: `ExplainedError`: refused when the target holds rows; outside when a table did not arrive as it was.
  public static func copy(
    from source: Store, to target: Store, dryRun: Bool = false, progress: (String, Int) -> Void = { _, _ in }
  ) throws -> [Holding] {
    try source.engine.read { from in
      let work: (any SQLSession) throws -> [Holding] = { to in
        try requireEmpty(target, to)
        return try Store.tables.map { table in
          var hash = RowsHash()
          try from.batches(all(of: table), of: batch) { rows in
            hash.add(rows)
            try to.insert(rows, into: table)
            progress(table, hash.rows)
          }
          let sent = Holding(table: table, hash)
          let come = try holding(of: table, to)
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

  private static func all(of table: String) -> String { "SELECT * FROM \(table)" }

  static func holding(of table: String, _ session: any SQLSession) throws -> Holding {
    var hash = RowsHash()
    try session.batches(all(of: table), of: batch) { hash.add($0) }
    return Holding(table: table, hash)
  }
}

extension StoreCopy.Holding {
  init(table: String, _ hash: RowsHash) { self.init(table: table, rows: hash.rows, hash: hash.text) }
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
      (try tx.count("SELECT max(number) FROM schema_step"), try tx.count("SELECT max(number) FROM audit_entry"))
    }
    return Figures(
      engine: engine.engine, bytes: engine.bytes, schemaStep: step,
      knownStep: Int(SchemaStep.all.last?.number ?? 0), auditRows: rows)
  }
}
