import Foundation
import TestSupport
import Testing

@testable import EventData

/// What only a server can do to us. Skipped where scripts/test has no server to offer.
@Suite(.enabled(if: TestEngine.server != nil)) struct PostgresTests {
  private let now = Moment(seconds: 1_790_000_000)
  private var desk: Store.Author { Store.Author(name: "desk-1", command: "test", now: now) }

  private func store() throws -> (Store, TestSchema) {
    let schema = try TestSchema()
    return (try Store(url: schema.url(), now: now), schema)
  }

  @Test(arguments: [
    ("postgres://onco@no-such-host.invalid/x", "The server's name is not known on this network"),
    ("postgres://onco@127.0.0.1:1/x", "No server answers there"),
    ("postgres://onco@/x?host=/no/such/folder", "No server answers there"),
    ("postgres://onco@127.0.0.1/x?no_such_option=1", "The database's URL cannot be read"),
    ("postgres://onco@127.0.0.1:port/x", "No server answers there"),
  ]) func `a server that cannot be reached is said in words, without the password`(url: String, what: String) throws {
    let withPassword = url.replacing("onco@", with: "onco:secret-word@")
    let error = #expect(throws: ExplainedError.self) { try Store(url: withPassword, now: now) }
    #expect(error?.kind == .outside)
    #expect(error?.description.contains("secret-word") == false)
    if !url.contains(":port") { #expect(error?.what == what) }
  }

  @Test func `an unknown database, schema or login is said in words`() throws {
    let server = try #require(TestEngine.server)
    let nowhere = server.replacing("/postgres?", with: "/no_such_database?").replacing(
      "/demo?", with: "/no_such_database?")
    for url in [nowhere, server.replacing("onco@", with: "no_such_login@"), server + "&options=-csearch_path%3Dnone"] {
      let error = #expect(throws: ExplainedError.self) { try Store(url: url, now: now) }
      #expect(error?.kind == .outside)
      #expect(error?.why?.contains("does not exist") == true, "\(url)")
    }
  }

  @Test func `an event never lands in another schema than the URL names`() throws {
    let schema = try TestSchema()
    let url = try schema.url().replacing(schema.name, with: "not_there,\(schema.name)")
    let error = #expect(throws: ExplainedError.self) { try Store(url: url, now: now) }
    #expect(error?.what == "The schema the URL names is not the one the server works in")
    #expect(try schema.rows("SELECT 1 FROM pg_tables WHERE schemaname = '\(schema.name)'") == [])
    for (options, isHeeded) in [
      ("", true), ("-clock_timeout=5s", true), ("-csearch_path=onco26", true), ("-c search_path=ONCO26,public", true),
      ("-csearch_path=\"onco26\"", true), ("-csearch_path=onco27", false), ("-csearch_path=\"Onco26\"", false),
    ] {
      #expect(PostgresText.isHeeded(options, schema: "onco26") == isHeeded, "\(options)")
    }
  }

  @Test func `a database of a newer onco is refused, and an older one is brought up to date`() throws {
    let (_, schema) = try store()
    _ = try schema.rows("INSERT INTO schema_step VALUES (999, 'future', 0)")
    let error = #expect(throws: ExplainedError.self) { try Store(url: schema.url(), now: now) }
    #expect(error?.what.contains("newer onco (schema step 999)") == true)
    let older = try TestSchema()
    try PostgresEngine(url: older.url()).migrate(Array(SchemaStep.all.prefix(3)), now: now)
    #expect(
      try Store(url: older.url(), now: now).figures().schemaStep == SchemaStep.all.compactMap { Int($0.number) }.max())
    #expect(try older.rows("SELECT count(*) FROM schema_step") == [["\(SchemaStep.all.count)"]])
  }

  @Test func `a connection the server ended is replaced, and the work is done once`() throws {
    let (store, schema) = try store()
    var tries = 0
    let code = try store.write(desk) { tx in
      tries += 1
      let code = try Series.registration.next(in: tx)
      tx.note("\(code) made")
      if tries == 1 { _ = try end(connectionsOf: store, but: nil, schema) }
      return code + (try tx.count("SELECT count(*) FROM counter") == 1 ? "" : "?")
    }
    #expect(tries == 2)
    #expect(code == "R-00001")
    #expect(try schema.rows("SELECT count(*) FROM audit_entry") == [["1"]])
    #expect(try store.verify() == [])
  }

  /// Ends all connections that look into this test's schema.
  private func end(connectionsOf store: Store, but: String?, _ schema: TestSchema) throws -> [[String]] {
    try schema.rows(
      """
      SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_namespace n ON n.oid = l.objid
      WHERE l.locktype = 'advisory' AND n.nspname = '\(schema.name)' AND l.pid <> pg_backend_pid()
      """)
  }

  @Test func `a server that keeps breaking the connection is given up on, and nothing was changed`() throws {
    let (store, schema) = try store()
    var tries = 0
    let error = #expect(throws: ExplainedError.self) {
      try store.write(desk) { tx in
        tries += 1
        tx.note(try Series.registration.next(in: tx))
        _ = try end(connectionsOf: store, but: nil, schema)
      }
    }
    // The break was met while the answer to COMMIT was awaited: the server says that it did not happen.
    #expect(tries > 1)
    #expect(error?.kind == .outside)
    #expect(error?.what == "The connection to the server broke")
    #expect(try schema.rows("SELECT count(*) FROM counter") == [["0"]])
  }

  @Test func `a writer waits for the one before it, and gives up by the limit in its URL`() throws {
    let (store, schema) = try store()
    let hasty = try Store(url: schema.url().replacing("options=", with: "options=-clock_timeout%3D200%20"), now: now)
    let error = #expect(throws: ExplainedError.self) {
      try store.write(desk) { tx in
        tx.note("first")
        try hasty.write(desk) { $0.note("second") }
      }
    }
    #expect(error?.what == "Another command holds the database")
    #expect(try store.read { try $0.count("SELECT count(*) FROM audit_entry") } == 0)
    try hasty.write(desk) { $0.note("third") }
    #expect(try schema.rows("SELECT changes FROM audit_entry") == [["third"]])
  }

  @Test func `a session that may only read answers reading and refuses writing with a remedy`() throws {
    let (_, schema) = try store()
    let standby = try Store(
      url: schema.url().replacing("options=", with: "options=-cdefault_transaction_read_only%3Don%20"), now: now)
    #expect(try standby.read { try $0.count("SELECT count(*) FROM counter") } == 0)
    let error = #expect(throws: ExplainedError.self) { try standby.read { try $0.run("DELETE FROM counter") } }
    #expect(error?.what == "The database can only be read here")
  }

  @Test func `guards that a stranger switched off are named`() throws {
    let (store, schema) = try store()
    #expect(try store.verify() == [])
    _ = try schema.rows("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_keeps; DROP TRIGGER scan_stays ON scan")
    #expect(
      try store.verify() == [
        "The guard audit_entry_keeps is missing or switched off", "The guard scan_stays is missing or switched off",
      ])
  }

  @Test func `a table whose rows must stay cannot be emptied at one stroke`() throws {
    let (_, schema) = try store()
    for table in ["audit_entry", "payment", "scan", "mail_attempt"] {
      #expect(throws: JudgeFailure.self) { try schema.rows("TRUNCATE \(table) CASCADE") }
    }
    _ = try schema.rows("TRUNCATE badge_key")  // it was the guards that refused
  }

  @Test func `texts stand in the same order on both engines, whatever country the server was set up for`() throws {
    let words = ["b", "A", "a", "B", "ä", "Z", "اب", "z", "é", "~", "1", "_"]
    let orders = try TestEngine.all.map { engine in
      let store = try FreshStore.make(engine)
      try store.append { tx in
        for word in words { try tx.run("INSERT INTO programme_person (name) VALUES (?1)", [.text(word)]) }
      }
      return try store.read { try $0.rows("SELECT name FROM person ORDER BY name").map { $0.text("name") } }
    }
    #expect(orders[0] == orders[1])
    #expect(Set(orders[0]) == Set(words))
  }

  @Test func `a question mark in a text is no parameter`() {
    #expect(
      PostgresText.query("SELECT '?1', \"?2\", 'it''s ?3', ?4 -- ?5\n, ?61")
        == "SELECT '?1', \"?2\", 'it''s ?3', $4 -- ?5\n, $61")
  }
}
