import EventData
import Foundation
import TestSupport
import Testing

/// What the server breaks off, and has certainly not kept, is done again; but not for ever.
@Suite(.enabled(if: TestEngine.server != nil)) struct RepeatTests {
  private let schema: TestSchema
  private let desk = Store.Author(name: "desk-1", command: "test", now: Moment(seconds: 1_790_000_000))

  init() throws {
    schema = try TestSchema()
    _ = try Store(url: schema.url(), now: desk.now)
  }

  /// Makes the server fail the first `times` inserts of a counter; sequences do not go back with a transaction.
  private func failing(_ times: Int, state: String) throws -> Store {
    _ = try schema.rows(
      """
      CREATE SEQUENCE tried;
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        IF nextval('tried') <= \(times) THEN RAISE EXCEPTION USING ERRCODE = '\(state)', MESSAGE = 'as planned'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER fail BEFORE INSERT ON counter FOR EACH ROW EXECUTE FUNCTION fail();
      """)
    return try Store(url: schema.url(), now: desk.now)
  }

  private func work(_ store: Store, tries: inout Int) throws -> String {
    try store.write(desk) { tx in
      tries += 1
      let code = try Series.registration.next(in: tx)
      tx.note("\(code) made")
      return code
    }
  }

  @Test(arguments: ["40001", "40P01"])
  func `a serialization failure is done again, and done once`(state: String) throws {
    let store = try failing(2, state: state)
    var tries = 0
    #expect(try work(store, tries: &tries) == "R-00001")
    #expect(tries == 3)
    #expect(try schema.rows("SELECT changes FROM audit_entry") == [["R-00001 made"]])
  }

  @Test func `one that does not end is given up, with nothing changed`() throws {
    let store = try failing(99, state: "40001")
    var tries = 0
    let error = #expect(throws: ExplainedError.self) { try work(store, tries: &tries) }
    #expect(tries == 4)
    #expect(error?.kind == .outside)
    #expect(error?.remedy == "Nothing was changed. Run the command again.")
    #expect(try schema.rows("SELECT (SELECT count(*) FROM counter) + (SELECT count(*) FROM audit_entry)") == [["0"]])
  }

  @Test(arguments: ["23514", "42501", "53100", "57014", "XX000"])
  func `any other failure is not tried again`(state: String) throws {
    let store = try failing(99, state: state)
    var tries = 0
    let error = #expect(throws: ExplainedError.self) { try work(store, tries: &tries) }
    #expect(tries == 1)
    #expect(error?.remedy.hasPrefix("Nothing was changed") == true)
  }

  @Test func `of two that wait for each other, ours is broken off and done again`() throws {
    _ = try schema.rows("INSERT INTO counter VALUES ('A', 1), ('B', 1)")
    // The server breaks off whoever looks first.
    let url = try schema.url().replacing("options=", with: "options=-cdeadlock_timeout%3D50ms%20")
    let store = try Store(url: url, now: desk.now)
    var tries = 0
    var stranger: Running?
    try store.write(desk) { tx in
      tries += 1
      try tx.run("UPDATE counter SET last = last + 1 WHERE series = 'A'")
      if tries == 1 {
        stranger = try Running(
          "psql",
          [
            "-X", "-q", "-d", schema.url(), "-c",
            """
            SET deadlock_timeout = '30s'; BEGIN; UPDATE counter SET last = last + 10 WHERE series = 'B';
            UPDATE counter SET last = last + 10 WHERE series = 'A'; COMMIT
            """,
          ])
        while try schema.rows("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'").isEmpty {
          usleep(10_000)
        }
      }
      try tx.run("UPDATE counter SET last = last + 1 WHERE series = 'B'")
      tx.note("both")
    }
    #expect(try stranger?.end().code == 0)
    #expect(tries == 2)
    #expect(try schema.rows("SELECT series, last FROM counter ORDER BY series") == [["A", "12"], ["B", "12"]])
    #expect(try schema.rows("SELECT changes FROM audit_entry") == [["both"]])
  }
}
