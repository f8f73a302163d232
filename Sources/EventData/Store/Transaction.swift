/// A conversation with the database inside one transaction. SQL is written in the subset that SQLite and PostgreSQL
/// share, with parameters `?1`, `?2` ...; values are always bound, never pasted.
///
/// Not Sendable: it lives only inside the closure of `Store.read` or `Store.write`.
public final class Transaction {
  private let engine: any SQLSession
  private(set) var changes: [String] = []
  /// The rows written so far, each as it stands now.
  private var written: Seals.Written = [:]
  private var statements: [String: SealedStatement?] = [:]

  init(_ engine: any SQLSession) { self.engine = engine }

  /// Runs a query and returns all its rows. Throws `ExplainedError` when the database refuses.
  public func rows(_ sql: String, _ parameters: [SQLValue] = []) throws -> [Row] {
    guard let statement = sealed(sql) else { return try engine.rows(sql, parameters) }
    let rows = try engine.rows(statement.sql, parameters)
    for row in rows {
      let values = statement.values(row)
      written.updateValue(statement.isRemoval ? nil : values, forKey: statement.table.place(of: values))
    }
    return rows
  }

  /// Seals all rows written, at the transaction's end.
  func seal() throws { try Seals.append(written, in: engine) }

  /// The first row of a query; nil when there is none.
  public func row(_ sql: String, _ parameters: [SQLValue] = []) throws -> Row? {
    try rows(sql, parameters).first
  }

  /// The integer in the first column of the first row; 0 when there is no row or NULL.
  public func count(_ sql: String, _ parameters: [SQLValue] = []) throws -> Int {
    if case .integer(let number)? = try row(sql, parameters)?[0] { Int(number) } else { 0 }
  }

  /// Runs a statement that returns nothing; the number of rows it changed.
  @discardableResult
  public func run(_ sql: String, _ parameters: [SQLValue] = []) throws -> Int {
    try sealed(sql) == nil ? engine.run(sql, parameters) : rows(sql, parameters).count
  }

  private func sealed(_ sql: String) -> SealedStatement? {
    if sql.hasPrefix("SELECT") { return nil }
    if let known = statements[sql] { return known }
    let statement = SealedStatement(sql)
    statements.updateValue(statement, forKey: sql)
    return statement
  }

  /// Runs what may fail, such as a rule somebody wrote or a row of a file, so that the transaction outlives its failure
  /// and nothing of it is left: no rows, no notes.
  public func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    let (noted, before) = (changes.count, written)
    do {
      return try engine.attempt(body)
    } catch {
      changes.removeSubrange(noted...)
      written = before
      throw error
    }
  }

  /// Runs a query that somebody else wrote, such as a rule's. One that takes longer, or finds more than any congress has,
  /// is stopped with an `ExplainedError`.
  public func rows(ofStranger sql: String, _ parameters: [SQLValue], seconds: Int) throws -> [Row] {
    try engine.rows(ofStranger: sql, parameters, seconds: seconds)
  }

  /// The columns of a table or view, in order; empty when there is none of that name.
  public func columns(of table: String) throws -> [TableColumn] { try engine.columns(of: table) }

  /// Notes what changed, for the audit trail: `R-00012 category: resident -> consultant`. One line each.
  public func note(_ change: String) { changes.append(change.onOneLine) }

  /// The next number of a series, starting at 1, taken from its counter row inside this transaction: dense and never
  /// given twice.
  public func next(_ series: String) throws -> Int64 {
    let row = try row(
      """
      INSERT INTO counter (series, last) VALUES (?1, 1)
      ON CONFLICT (series) DO UPDATE SET last = counter.last + 1
      RETURNING last
      """, [.text(series)])
    guard let last = row?.optionalInteger("last") else {
      throw ExplainedError(
        .bug, "The counter '\(series)' gave no number", remedy: "Report this with the command you ran.")
    }
    return last
  }
}
