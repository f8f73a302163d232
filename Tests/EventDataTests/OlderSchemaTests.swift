import Foundation
import TestSupport
import Testing

@testable import EventData

/// A database that an older program made.
struct OlderSchemaTests {
  private let now = Moment(seconds: 1_790_000_000)

  @Test(arguments: TestEngine.all)
  func `an older database is brought up to date at its next opening, its rows untouched`(engine: TestEngine) throws {
    let folder = try TemporaryFolder()
    let schema = engine == .postgres ? try TestSchema() : nil
    let older = Array(SchemaStep.all.prefix(3))
    let old: Store
    if let schema {
      old = Store(try PostgresEngine(url: schema.url()), label: "old")
    } else {
      old = Store(try SQLiteEngine(path: folder.file("event.sqlite").path), label: "old")
    }
    try old.engine.migrate(older, now: now)
    let author = Store.Author(name: "desk", command: "test", now: now)
    // As the older program wrote: without seals, and only the columns it knew.
    try old.engine.write { session in
      let tx = Transaction(session)
      try AuditTrail.append(["\(try Series.registration.next(in: tx)) made"], by: author, in: tx)
      _ = try session.run(
        """
        INSERT INTO registration (code, identity, email, title, first_name, last_name, name_urdu, name_folded, gender,
          pmdc_number, national_id, designation, institution, city, province, mobile, category, membership_number,
          payment_method, payment_reference, dietary, shares_contact, state, epoch, fee_period, submitted_at, created_at,
          changed_at, source_file, source_row)
        VALUES ('R-00001', 'R-00001', 'a@b.example', '', 'Ana', 'Ng', '', 'ana ng', '', '', '', '', '', '', '', NULL,
          'member', '', '', '', '', 'unanswered', 'active', 1, 'early', 0, 0, 0, 'old.csv', 2)
        """, [])
    }

    let url = try schema?.url() ?? "sqlite:\(folder.file("event.sqlite").path)"
    let store = try Store(url: url, now: now)
    #expect(try store.figures().schemaStep == SchemaStep.all.compactMap { Int($0.number) }.max())
    #expect(try store.verify() == [])
    #expect(try store.read { try $0.rows("SELECT code FROM registration").map { $0.text("code") } } == ["R-00001"])
    #expect(try store.write(author) { try Series.registration.next(in: $0) } == "R-00002")
  }
}
