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
    do {
      let connection = try PostgresConnection(url: url)
      session = PostgresSession(connection: connection)
      label = connection.label
      let row = try connection.script(
        """
        BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(connection.path)
        SET LOCAL idle_in_transaction_session_timeout = 0; -- an archive of a large event takes minutes
        SELECT pg_export_snapshot() AS name
        """
      ).rows.first
      name = row?.text("name") ?? ""
    } catch let error as PostgresError {
      throw error.explained(at: PostgresEngine.place(url))
    }
  }

  /// What tables hold at that moment; those that are not there are left out.
  public func holdings(of tables: [String]) throws -> [StoreCopy.Holding] {
    do {
      return try tables.sorted().compactMap { table in
        try session.columns(of: table).isEmpty ? nil : StoreCopy.holding(of: table, session)
      }
    } catch let error as PostgresError {
      throw error.explained(at: label)
    }
  }
}
