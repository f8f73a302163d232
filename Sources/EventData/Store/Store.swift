import Foundation

/// The event database behind one face, whatever the engine.
///
/// Reading never changes anything; each `write` is one transaction and one row of the audit trail.
public struct Store: Sendable {
  /// Who does what, and when: the head of an audit row.
  public struct Author: Sendable {
    /// The person or device, such as `desk-2` or a login name.
    public let name: String
    /// The command as typed, such as `registration import form.csv`.
    public let command: String
    /// When.
    public let now: Moment

    public init(name: String, command: String, now: Moment) {
      (self.name, self.command, self.now) = (name, command, now)
    }
  }

  let engine: any StoreEngine
  /// What the database is called in messages, such as `sqlite:data/event.sqlite`.
  public let label: String
  init(_ engine: any StoreEngine, label: String) { (self.engine, self.label) = (engine, label) }

  private init(_ engine: any StoreEngine, label: String, migratingAt now: Moment) throws {
    self.init(engine, label: label)
    try engine.migrate(SchemaStep.all, now: now)
  }

  /// Opens an SQLite file, creating it and applying missing schema steps.
  ///
  /// Throws `ExplainedError` (69) when the file cannot be opened, is newer than this program, or is no database.
  public init(sqliteFile path: String, now: Moment) throws {
    try self.init(SQLiteEngine(path: path), label: "sqlite:\(path)", migratingAt: now)
  }

  /// Opens the database a URL names when it holds an event, and makes nothing.
  ///
  /// - Throws: `ExplainedError`: refused when it is empty; otherwise as `init(url:now:)`.
  public init(existing url: String, now: Moment) throws {
    let engine: any StoreEngine =
      Store.isServer(url) ? try PostgresEngine(url: url) : try SQLiteEngine(path: String(url.dropFirst(7)))
    guard try engine.read({ try !$0.columns(of: "schema_step").isEmpty }) else {
      throw ExplainedError(
        .refused, "The database holds no event: it is empty, or another program's", at: withoutPasswords(url),
        remedy: "Check the name and the folder, --database and ONCO_DATABASE. Nothing was changed.")
    }
    try self.init(url: url, now: now)
  }

  /// Opens the database a URL names: `sqlite:PATH`, or `postgres://...` as libpq takes it (with ~/.pgpass, service
  /// files and TLS modes). Applies missing schema steps.
  ///
  /// Throws `ExplainedError`: 64 when the URL is of neither kind; 69 when the database cannot be reached or used, or is
  /// newer than this program.
  public init(url: String, now: Moment) throws {
    if url.hasPrefix("sqlite:"), url.count > 7 {
      try self.init(sqliteFile: String(url.dropFirst(7)), now: now)
    } else if Store.isServer(url) {
      let server = try PostgresEngine(url: url)
      try self.init(server, label: server.label, migratingAt: now)
    } else {
      throw ExplainedError(
        .usage, "'\(url)' is no database this program knows",
        remedy: "Write sqlite:PATH, such as sqlite:/tmp/try.sqlite, or postgres://LOGIN@HOST/NAME.")
    }
  }

  /// True when a URL names a PostgreSQL server.
  public static func isServer(_ url: String) -> Bool {
    url.hasPrefix("postgres://") || url.hasPrefix("postgresql://")
  }

  /// The tables of the schema, those that others refer to first.
  public static var tables: [String] { SchemaStep.tables }

  /// A database in memory, for tests and rule examples.
  public init(inMemoryAt now: Moment = Moment(seconds: 0)) throws {
    try self.init(SQLiteEngine(path: nil), label: "memory", migratingAt: now)
  }

  /// Runs queries on one consistent snapshot.
  public func read<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try engine.read { try body(Transaction($0)) }
  }

  /// Runs one transaction and writes its audit row. When `body` throws, nothing has happened. When nothing was noted
  /// and no row changed, no audit row is written.
  public func write<Result>(_ author: Author, _ body: (Transaction) throws -> Result) throws -> Result {
    try append { tx in
      let result = try body(tx)
      if !tx.changes.isEmpty { try AuditTrail.append(tx.changes, by: author, in: tx) }
      return result
    }
  }

  /// Runs `body` in a transaction that is rolled back at its end: what a `--dry-run` prints is what would happen.
  public func rehearse<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try engine.rehearse { try body(Transaction($0)) }
  }

  /// Runs one transaction on an append-only log, which is its own trail (door scans, mail attempts): no audit row.
  public func append<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try engine.write { session in
      let tx = Transaction(session)
      let result = try body(tx)
      try tx.seal()
      return result
    }
  }

  /// True when a commit is on disk before it is reported: SQLite's `synchronous = FULL`, PostgreSQL's `fsync` and
  /// `synchronous_commit`.
  public func isDurable() throws -> Bool { try engine.isDurable() }

  /// Checks the audit trail's hash chain, every row against the seal of what was written, the schema against the one
  /// this program makes, and the database's own consistency; the problems found, in order.
  public func verify() throws -> [String] {
    let problems =
      try engine.read { try AuditTrail.problems(in: $0) + Seals.problems(in: $0) + SchemaStep.problems(in: $0) }
      + engine.integrityProblems()
      + engine.shapeProblems()
    var seen: Set<String> = []
    return problems.filter { seen.insert($0).inserted }
  }
}
