/// What is imported, as the record of imports names it.
public enum ImportKind: String, Sendable {
  case abstract, bid, confirmation, payment, registration, review, reviewer, sponsor
  case pastAbstract = "past-abstract"
}

/// How an import is carried out, the same for every kind: one transaction, rows refused one by one, or a rehearsal that
/// keeps nothing; the raw rows and the file's hash kept.
public struct ImportRun {
  /// Where to.
  public let store: Store
  /// Who imports, and when.
  public let author: Store.Author
  /// True when nothing is to be kept.
  public let isDryRun: Bool
  /// The emptied fields that somebody was asked about and allowed; exactly these, or nothing.
  public var allowed: EmptiedFields?
  /// Called with rows done and rows in all.
  public let progress: (Int, Int) -> Void

  public init(
    _ store: Store, by author: Store.Author, isDryRun: Bool = false,
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) {
    (self.store, self.author, self.isDryRun, self.progress) = (store, author, isDryRun, progress)
  }

  /// Carries out an import and keeps what was sent.
  ///
  /// - Parameter take: takes the rows and says what became of each; it may be run again.
  /// - Throws: what `take` throws, `EmptiedFields` as `keep`, and `ExplainedError` when the database fails; nothing was
  ///   imported then.
  public func take(
    _ table: IntakeTable, as kind: ImportKind, _ take: (Transaction) throws -> [ImportReport.RowResult]
  ) throws -> ImportReport {
    try carryOut { try keep(take($0), of: table, as: kind, in: $0) }
  }

  /// Notes what became of a table's rows, inside the transaction that took them; what was sent is kept.
  ///
  /// - Throws: `EmptiedFields` when many rows would lose the same field, unless it is a rehearsal or was allowed.
  public func keep(
    _ rows: [ImportReport.RowResult], of table: IntakeTable, as kind: ImportKind, in tx: Transaction
  ) throws -> ImportReport {
    let report = ImportReport(table, rows: rows)
    if !isDryRun, let emptied = EmptiedFields(report), emptied != allowed { throw emptied }
    try ImportLog.record(report, of: table.source, as: kind, at: author.now, in: tx)
    return report
  }

  /// Takes rows one by one, inside an import: a row that is refused leaves nothing behind, and the others are taken.
  ///
  /// - Parameter take: takes one row, or throws why it cannot be taken.
  public func each(
    of table: IntakeTable, in tx: Transaction, _ take: (IntakeTable.Row) throws -> ImportReport.RowResult
  ) throws -> [ImportReport.RowResult] {
    try table.rows.enumerated().map { index, row in
      defer { progress(index + 1, table.rows.count) }
      if row.remarks.contains(where: { $0.kind.usual == .error }) { return .init(row, code: nil, .refused) }
      do {
        return try tx.attempt { try take(row) }
      } catch let error as ExplainedError where error.kind == .refused || error.kind == .usage {
        return .init(row, code: nil, .refused, [.init(refusal: error)])
      }
    }
  }

  /// Runs a transaction, or rehearses it.
  public func carryOut<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    isDryRun ? try store.rehearse(body) : try store.write(author, body)
  }
}

/// The raw rows of imported files: what was sent is kept as it came, with its file's hash and row number.
enum ImportLog {
  /// Notes a file. The same bytes imported again leave what is known, unless they did something this time.
  static func record(
    _ report: ImportReport, of source: SourceTable, as kind: ImportKind, at now: Moment, in tx: Transaction
  ) throws {
    let key: [SQLValue] = [.text(source.hash), .text(kind.rawValue)]
    let isNew = try tx.count("SELECT count(*) FROM imported_file WHERE hash = ?1 AND kind = ?2", key) == 0
    guard isNew || report.count(.new) + report.count(.changed) > 0 else { return }
    try tx.run(
      """
      INSERT INTO imported_file (hash, kind, name, imported_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (hash, kind) DO NOTHING
      """, key + [.text(source.file), .moment(now)])
    for row in report.rows {
      try tx.run(
        """
        INSERT INTO imported_row (file_hash, kind, row_number, raw, outcome, code) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (file_hash, kind, row_number) DO UPDATE SET outcome = excluded.outcome, code = excluded.code
          WHERE excluded.outcome <> 'unchanged'
            AND (imported_row.outcome <> excluded.outcome OR imported_row.code IS DISTINCT FROM excluded.code)
        """,
        key + [
          .int(row.row), .text(JSON.list(row.cells.map { .text($0) }).rendered()), .text(row.outcome.rawValue),
          .optional(row.code),
        ])
    }
    tx.note(
      "\(kind.rawValue)s from \(source.file): "
        + ImportReport.Outcome.allCases.map { "\(report.count($0)) \($0.rawValue)" }.joined(separator: ", "))
  }
}
