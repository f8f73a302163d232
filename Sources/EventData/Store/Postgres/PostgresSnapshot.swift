/// A server's event as it stands at one moment, kept so that pg_dump can be told to see the very same rows.
public final class PostgresSnapshot {
  private let session: PostgresSession
  private let label: String
  /// What `pg_dump --snapshot` is told.
  public let name: String

  /// Holds the moment for as long as this object lives.
  ///
  /// - Throws: `ExplainedError` (69) when the server cannot be reached.
  public init(url: String) throws {
    let (connection, rows) = try PostgresError.explaining(at: withoutPasswords(url)) {
      let connection = try PostgresConnection(url: url)
      let answer = try connection.script(
        """
        BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(connection.path)
        SET LOCAL idle_in_transaction_session_timeout = 0; -- an archive of a large event takes minutes
        SELECT pg_export_snapshot() AS name
        """)
      return (connection, answer.rows)
    }
    (session, label) = (PostgresSession(connection: connection), connection.label)
    name = rows.first?.text("name") ?? ""
  }

  /// What tables hold at that moment; those that are not there are left out.
  public func holdings(of tables: [String]) throws -> [StoreCopy.Holding] {
    try PostgresError.explaining(at: label) {
      try tables.sorted().compactMap { table in
        try session.columns(of: table).isEmpty ? nil : StoreCopy.holding(of: table, session)
      }
    }
  }
}
