extension PostgresEngine {
  /// Applies the steps the database does not have yet. A login that may only read or scan finds them applied and needs
  /// no right to make tables.
  func migrate(_ steps: [SchemaStep], now: Moment) throws {
    guard try SchemaStep.isWanting(steps, after: read(SchemaStep.last) ?? 0, at: label) else { return }
    try write { session in
      guard let session = session as? PostgresSession else { return }
      // Another process may have been quicker.
      let done = try SchemaStep.last(in: session)
      if done == nil {
        try requireRealLock(held: session.connection)
        _ = try session.run(
          """
          CREATE TABLE schema_step (
            number BIGINT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, applied_at BIGINT NOT NULL
          )
          """, [])
      }
      for step in steps where step.number > done ?? 0 {
        try session.connection.script(step.postgresText)
        try step.note(now: now, isNewDatabase: done == nil, in: session)
      }
    }
  }

  /// Makes the schema beside the event's, compares, and takes it back. Only the owner may; other logins, a standby and a
  /// full disk are content with what `integrityProblems` finds.
  func shapeProblems() throws -> [String] {
    do {
      return try scratch { session in
        let standing = try Self.shapes(in: session)
        let name = "onco_shape_\(try session.rows("SELECT pg_backend_pid() AS pid", []).first?.integer("pid") ?? 0)"
        let connection = (session as? PostgresSession)?.connection
        try connection?.script("CREATE SCHEMA \(name); SET LOCAL search_path = \(name), pg_temp")
        for step in SchemaStep.all { try connection?.script(step.postgresText) }
        let made = try Self.shapes(in: session)
        // A restored view was made from the server's own words for it, which it may word otherwise the second time.
        for (name, text) in made where name.hasPrefix("view ") {
          try connection?.script("CREATE OR REPLACE VIEW \(name.dropFirst(5)) AS \(text)")
        }
        let again = SchemaShapes.problems(standing, made: try Self.shapes(in: session))
        return SchemaShapes.problems(standing, made: made).filter(again.contains)
      }
    } catch let error as ExplainedError where error.why?.contains(#/\(SQLSTATE (42501|25006|53100)\)/#) == true {
      return []
    }
  }

  /// What views ask, what guards do, and which rules and indexes there are.
  private static func shapes(in session: any SQLSession) throws -> [String: String] {
    let rows = try session.rows(
      """
      SELECT 'view ' || relname AS name, pg_get_viewdef(oid) AS text FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'v'
      UNION ALL SELECT 'guard ' || t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || p.prosrc
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
      UNION ALL SELECT 'rule ' || conrelid::regclass::text || ' ' || conname, '' FROM pg_constraint
      WHERE connamespace = current_schema()::regnamespace AND conrelid::regclass::text <> 'schema_step'
      UNION ALL SELECT 'index ' || relname, '' FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'i' AND relname <> 'schema_step_pkey'
      """, [])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("name"), $0.text("text")) })
  }

  /// What keeps the guards from guarding: missing, or switched off by a stranger. References between rows are the
  /// server's own care; a constraint it has not checked is named.
  func integrityProblems() throws -> [String] {
    try read { session in
      let standing = Set(
        try session.rows(
          """
          SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
          """, []
        ).map { $0.text("name") })
      let guards = SchemaStep.guards.map { String($0.name) }.filter { !standing.contains($0) }
        .map { "The guard \($0) is missing or switched off" }
      let constraints = try session.rows(
        """
        SELECT conname AS name, conrelid::regclass::text AS place FROM pg_constraint
        WHERE connamespace = current_schema()::regnamespace AND NOT convalidated ORDER BY 2, 1
        """, []
      ).map { "The rule \($0.text("name")) of \($0.text("place")) was never checked on its rows" }
      let switched = try session.rows(
        """
        SELECT DISTINCT c.relname AS place FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND t.tgisinternal AND t.tgenabled = 'D' ORDER BY 1
        """, []
      ).map { "References from or to \($0.text("place")) are switched off" }
      return guards + constraints + switched
    }
  }

  /// What the server says of its disk and of this session's commits.
  func isDurable() throws -> Bool {
    try read { session in
      try session.rows(
        """
        SELECT count(*) AS durable WHERE current_setting('fsync') = 'on'
          AND current_setting('synchronous_commit') <> 'off'
        """, []
      ).first?.integer("durable") == 1
    }
  }

  func figures() throws -> EngineFigures {
    try read { session in
      let version = try session.rows("SELECT current_setting('server_version') AS version", []).first?.text("version")
      let size = try session.rows(
        """
        SELECT coalesce(sum(pg_total_relation_size(oid)), 0) AS bytes FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        """, [])
      return EngineFigures(
        engine: "PostgreSQL \(version?.prefix { $0 != " " } ?? "")", bytes: size.first?.integer("bytes") ?? 0)
    }
  }
}
