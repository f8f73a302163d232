/// The raw rows of imported files: what was sent is kept as it came, with its file's hash and row number.
public enum ImportLog {
  /// Notes a file. The same bytes imported again leave what is known, unless a row fares
  /// otherwise this time.
  public static func record(
    _ report: ImportReport, fileHash: String, kind: String, at now: Moment, in transaction: Transaction
  ) throws {
    let file = SQLValue.text(fileHash)
    try transaction.run(
      """
      INSERT INTO import_file (hash, kind, name, imported_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (hash, kind) DO NOTHING
      """, [file, .text(kind), .text(report.file), .moment(now)])
    for row in report.rows {
      try transaction.run(
        """
        INSERT INTO import_row (file_hash, kind, row_number, raw, outcome, code) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (file_hash, kind, row_number) DO UPDATE SET outcome = excluded.outcome, code = excluded.code
          WHERE excluded.outcome <> 'unchanged'
            AND (import_row.outcome <> excluded.outcome OR import_row.code IS DISTINCT FROM excluded.code)
        """,
        [
          file, .text(kind), .int(row.row), .text(JSON.list(row.cells.map { .text($0) }).rendered()),
          .text(row.outcome.rawValue), .optional(row.code),
        ])
    }
  }
}
