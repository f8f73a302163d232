import Foundation
import TestSupport
import Testing

@testable import EventData

/// What another program does to the database behind this one's back shows, whatever it is.
struct SealTests {
  private let author = Store.Author(name: "desk", command: "test", now: Moment(seconds: 1_790_000_000))

  /// A database with three delegates, scans and a mail, and a stranger's shell for it.
  private final class Held {
    let store: Store
    let url: String
    let folder: TemporaryFolder
    let schema: TestSchema?

    init(_ engine: TestEngine) throws {
      folder = try TemporaryFolder()
      schema = engine == .postgres ? try TestSchema() : nil
      url = try schema?.url() ?? "sqlite:\(folder.file("event.sqlite").path)"
      store = try Store(url: url, now: Moment(seconds: 0))
    }

    /// Does what no program of ours does, the guards of its tables taken off.
    func tamper(_ sql: String, without guards: [String: String]) throws {
      let drops = guards.sorted { $0.key < $1.key }.map { name, table in
        "DROP TRIGGER \(name)\(schema == nil ? "" : " ON \(table)")"
      }
      for statement in drops + [sql] {
        if let schema {
          _ = try schema.rows(statement)
        } else {
          _ = try Judges.sqlite(folder.file("event.sqlite"), statement)
        }
      }
    }
  }

  private func held(_ engine: TestEngine) throws -> Held {
    let held = try Held(engine)
    for number in 1...3 {
      try held.store.write(author) { tx in
        try Delegate("R-0000\(number)").insert(in: tx)
        tx.note("\(try Series.registration.next(in: tx)) made")
      }
      _ = try held.store.append { tx in
        try tx.run(
          """
          INSERT INTO scan (number, at, door, outcome, reason, registration, slot)
          SELECT coalesce(max(number), 0) + 1, 0, 'main', 'admitted', '', ?1, 'day' FROM scan
          """, [.text("R-0000\(number)")])
      }
    }
    return held
  }

  @Test(arguments: TestEngine.all)
  func `what the program itself wrote, changed and removed is sound`(engine: TestEngine) throws {
    let held = try held(engine)
    #expect(try held.store.verify() == [])
    try held.store.write(author) { tx in
      try tx.run("UPDATE registration SET city = 'Multan\tor\nKarachi' WHERE code <> ?1", [.text("R-00002")])
      try tx.run("DELETE FROM registration_due WHERE registration = ?1", [.text("R-00002")])
      try tx.run("INSERT INTO badge_key (id, public_key, created_at) VALUES (1, 'x', 0) ON CONFLICT (id) DO NOTHING")
      try tx.run("INSERT INTO badge_key (id, public_key, created_at) VALUES (1, 'y', 0) ON CONFLICT (id) DO NOTHING")
      #expect(throws: (any Error).self) {
        try tx.attempt {
          try tx.run("UPDATE registration SET city = 'Quetta'")
          try tx.run("DELETE FROM registration")
        }
      }
      tx.note("several things")
    }
    #expect(try held.store.verify() == [])
    let entries = try held.store.read { try $0.rows("SELECT entries FROM seal ORDER BY number DESC LIMIT 1") }
    #expect(entries.first?.text("entries").split(separator: "\n").count == 5)
  }

  @Test(
    arguments: TestEngine.all,
    [
      (
        "UPDATE payment SET amount_minor = 1 WHERE code = 'PAY-R-00002'", ["payment_keeps": "payment"],
        "payment: 1 row was changed by another program: PAY-R-00002"
      ),
      (
        "UPDATE registration_due SET amount_minor = 1", [:],
        "registration_due: 3 rows were changed by another program: R-00001 registration, R-00002 registration, "
          + "R-00003 registration"
      ),
      (
        "UPDATE registration SET state = 'cancelled' WHERE code = 'R-00003'", [:],
        "registration: 1 row was changed by another program: R-00003"
      ),
      ("DELETE FROM scan", ["scan_stays": "scan"], "scan: 3 rows were removed by another program: 1, 2, 3"),
      (
        "DELETE FROM payment WHERE code = 'PAY-R-00003'", ["payment_stays": "payment"],
        "payment: 1 row was removed by another program: PAY-R-00003"
      ),
      (
        "INSERT INTO counter (series, last) VALUES ('S', 5)", [:], "counter: 1 row was added by another program: S"
      ),
      ("UPDATE counter SET last = 2", [:], "counter: 1 row was changed by another program: R"),
      (
        "DELETE FROM audit_entry", ["audit_entry_stays": "audit_entry"],
        "audit_entry: 3 rows were removed by another program: 1, 2, 3"
      ),
      ("DELETE FROM seal", ["seal_stays": "seal"], "scan: 3 rows were added by another program: 1, 2, 3"),
      ("DELETE FROM seal WHERE number = 2", ["seal_stays": "seal"], "Seal 2 is missing (the next one there is 3)"),
      (
        "UPDATE seal SET entries = '' WHERE number = 4", ["seal_keeps": "seal"],
        "Seal 4 was changed after it was written, or the one before it"
      ),
      ("DROP VIEW door_visitor", [:], "The view door_visitor is missing"),
      (
        """
        DROP VIEW door_visitor; CREATE VIEW door_visitor AS SELECT code, state, epoch, category, title, first_name,
        last_name, 0 AS owes FROM registration
        """, [:], "The view door_visitor is not as this program makes it"
      ),
      ("SELECT 1", ["payment_keeps": "payment"], "The guard payment_keeps is missing or switched off"),
    ] as [(String, [String: String], String)])
  func `an edit by another program is found and named`(
    engine: TestEngine, edit: (sql: String, guards: [String: String], found: String)
  ) throws {
    let held = try held(engine)
    try held.tamper(edit.sql, without: edit.guards)
    let problems = try held.store.verify()
    #expect(problems.contains(edit.found), "\(problems)")
    let others = problems.filter { $0 != edit.found && !$0.hasPrefix("The guard ") }
    #expect(others.isEmpty || edit.sql.contains("seal") || edit.sql.contains("audit"), "\(others)")
  }

  @Test func `an edit stays found after the program has gone on writing`() throws {
    let held = try held(.sqlite)
    try held.tamper("UPDATE registration_due SET amount_minor = 1 WHERE registration = 'R-00001'", without: [:])
    try held.store.write(author) { tx in
      try Delegate("R-00004").insert(in: tx)
      tx.note("R-00004 made")
    }
    #expect(
      try held.store.verify() == [
        "registration_due: 1 row was changed by another program: R-00001 registration"
      ])
  }

  @Test(arguments: TestEngine.all)
  func `rows that stood there before there were seals are sealed as they are`(engine: TestEngine) throws {
    let folder = try TemporaryFolder()
    let schema = engine == .postgres ? try TestSchema() : nil
    let store: any StoreEngine =
      try schema.map { try PostgresEngine(url: $0.url()) } ?? SQLiteEngine(path: folder.file("old.sqlite").path)
    try store.migrate(Array(SchemaStep.all.prefix(17)), now: Moment(seconds: 0))
    try store.write { session in
      _ = try session.run("INSERT INTO counter (series, last) VALUES ('R', 7)", [])
      for number in 0..<1_200 {
        _ = try session.run(
          "INSERT INTO badge_key (id, public_key, created_at) VALUES (?1, ?2, 0) ON CONFLICT (id) DO NOTHING",
          [.int(number % 255 + 1), .text("key \(number)")])
      }
    }
    try store.migrate(SchemaStep.all, now: Moment(seconds: 0))
    let opened = Store(store, label: "older")
    #expect(try opened.verify() == [])
    try store.write { _ = try $0.run("UPDATE counter SET last = 6", []) }
    #expect(try opened.verify() == ["counter: 1 row was changed by another program: R"])
  }

  @Test func `every table has a key and columns that its seals go by`() throws {
    let store = try Store(inMemoryAt: Moment(seconds: 0))
    for table in TableShape.all(after: .max) {
      #expect(!table.key.isEmpty && Set(table.key).isSubset(of: table.columns), "\(table.name)")
      #expect(try store.read { try $0.columns(of: table.name).map(\.name) } == table.columns, "\(table.name)")
    }
  }
}
