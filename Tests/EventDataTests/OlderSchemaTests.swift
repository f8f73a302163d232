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
    // As the older program wrote: without seals.
    try old.engine.write { session in
      let tx = Transaction(session)
      try AuditTrail.append(["\(try Series.registration.next(in: tx)) made"], by: author, in: tx)
      try Delegate("R-00001").insertAlone(in: tx)
    }

    let url = try schema?.url() ?? "sqlite:\(folder.file("event.sqlite").path)"
    let store = try Store(url: url, now: now)
    #expect(try store.figures().schemaStep == SchemaStep.all.compactMap { Int($0.number) }.max())
    #expect(try store.verify() == [])
    #expect(try store.read { try $0.rows("SELECT code FROM registration").map { $0.text("code") } } == ["R-00001"])
    #expect(try store.write(author) { try Series.registration.next(in: $0) } == "R-00002")
  }
}

extension Delegate {
  /// Without due and payment, for which an older database may have no table.
  fileprivate func insertAlone(in tx: Transaction) throws {
    var alone = self
    (alone.owes, alone.paid) = (0, 0)
    try alone.insert(in: tx)
  }
}
