import CPostgres

/// What programs beside ours, such as pg_dump, need to know about a server's database.
public struct PostgresPlace: Sendable {
  /// The URL as libpq's environment variables, so that no password stands in a list of processes.
  public let environment: [String: String]
  /// The database's name, wherever it was said.
  public let database: String
  /// The schema the event lives in.
  public let schema: String
  /// True when the schema holds no table.
  public let isEmpty: Bool

  /// Asks the server a URL names.
  ///
  /// - Throws: `ExplainedError` (69) when it cannot be reached.
  public init(url: String) throws {
    let row = try PostgresError.explaining(at: withoutPasswords(url)) {
      try PostgresConnection(url: url).execute(
        """
        SELECT current_schema() AS name, current_database() AS place,
          (SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace) AS relations
        """, []
      ).rows.first
    }
    (database, schema) = (row?.text("place") ?? "", row?.text("name") ?? "")
    isEmpty = row?.integer("relations") == 0
    environment = Self.environment(of: url)
  }

  private static func environment(of url: String) -> [String: String] {
    guard let options = PQconninfoParse(url, nil) else { return [:] }
    defer { PQconninfoFree(options) }
    var found: [String: String] = [:]
    var place = options
    while place.pointee.keyword != nil {
      if let name = place.pointee.envvar, let value = place.pointee.val {
        found[String(cString: name)] = String(cString: value)
      }
      place += 1
    }
    return found
  }
}
