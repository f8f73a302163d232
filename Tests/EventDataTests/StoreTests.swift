import EventData
import Foundation
import Testing
import TestSupport

@Suite struct StoreTests {
  private let desk = Store.Author(name: "desk-1", command: "test", now: Moment(seconds: 1_790_000_000))

  @Test func `each write is one audit row with who, what and when`() throws {
    let store = try FreshStore.make()
    try store.write(desk) { tx in
      _ = try tx.next("A")
      tx.note("A-0001 made")
      tx.note("second line\r\nin one")
    }
    try store.write(Store.Author(name: "desk-2", command: "other", now: Moment(seconds: 5))) { $0.note("x") }
    let rows = try store.read { try $0.rows("SELECT * FROM audit_entry ORDER BY number") }
    #expect(rows.map { $0.integer("number") } == [1, 2])
    #expect(rows.map { $0.text("actor") } == ["desk-1", "desk-2"])
    #expect(rows.map { $0.text("command") } == ["test", "other"])
    #expect(rows.map { $0.integer("at") } == [1_790_000_000, 5])
    #expect(rows[0].text("changes") == "A-0001 made\nsecond line in one")
    #expect(rows[1].text("previous_hash") == rows[0].text("hash"))
    #expect(try store.verify() == [])
  }

  @Test func `a write that notes nothing leaves no audit row`() throws {
    let store = try FreshStore.make()
    try store.write(desk) { _ in }
    try store.append { _ = try $0.next("M") }
    #expect(try store.read { try $0.count("SELECT count(*) FROM audit_entry") } == 0)
  }

  @Test func `a write that throws has changed nothing, the counters included`() throws {
    let store = try FreshStore.make()
    #expect(throws: Stop.self) {
      try store.write(desk) { tx in
        #expect(try Series.registration.next(in: tx) == "R-00001")
        tx.note("R-00001 made")
        throw Stop()
      }
    }
    #expect(try store.read { try $0.count("SELECT count(*) FROM counter") } == 0)
    #expect(try store.read { try $0.count("SELECT count(*) FROM audit_entry") } == 0)
    #expect(try store.write(desk) { try Series.registration.next(in: $0) } == "R-00001")
  }

  @Test func `a row goes in and is changed by the names of its columns, whatever they hold`() throws {
    let store = try FreshStore.make()
    let counts = try store.write(desk) { tx in
      tx.note("counters")
      return [
        try tx.insert(into: "counter", [("last", 7), ("series", "it's \"A\"; ?1 $2")]),
        try tx.insert(into: "counter", [("series", "B"), ("last", 1)]),
        try tx.update("counter", set: [("last", 8), ("series", "C")], where: [("series", "B"), ("last", 1)]),
        try tx.update("counter", set: [("last", 9)], where: [("series", "B")]),
      ]
    }
    #expect(counts == [1, 1, 1, 0])
    let rows = try store.read { try $0.rows("SELECT series, last FROM counter ORDER BY last") }
    #expect(rows.map { "\($0.text("series")) \($0.integer("last"))" } == ["it's \"A\"; ?1 $2 7", "C 8"])
  }

  @Test func `a name that is no plain name never becomes SQL, nor does a change of all rows`() throws {
    let store = try FreshStore.make()
    try store.write(desk) { tx in
      for name in ["", "x; --", "last\"", "Last", "1a", "a.b", "é"] {
        #expect(throws: ExplainedError.self) { try tx.insert(into: name, [("series", "A"), ("last", 1)]) }
        #expect(throws: ExplainedError.self) { try tx.insert(into: "counter", [(name, "A")]) }
        #expect(throws: ExplainedError.self) { try tx.update("counter", set: [(name, 1)], where: [("series", "A")]) }
        #expect(throws: ExplainedError.self) { try tx.update("counter", set: [("last", 1)], where: [(name, "A")]) }
      }
      #expect(throws: ExplainedError.self) { try tx.update("counter", set: [("last", 1)], where: []) }
      try tx.insert(into: "counter", [("series", "A"), ("last", 1)])
    }
  }

  @Test func `a rehearsal shows what would happen and changes nothing`() throws {
    let store = try FreshStore.make()
    let codes = try store.rehearse { tx in
      tx.note("would be noted")
      return try [Series.sponsor.next(in: tx), Series.sponsor.next(in: tx)]
    }
    #expect(codes == ["S-001", "S-002"])
    #expect(try store.read { try $0.count("SELECT count(*) FROM counter") } == 0)
    #expect(try store.read { try $0.count("SELECT count(*) FROM audit_entry") } == 0)
  }

  @Test func `numbers of a series are dense and outgrow their digits without repeating`() throws {
    let store = try FreshStore.make()
    let codes = try store.write(desk) { tx in try (0..<1_001).map { _ in try Series.sponsor.next(in: tx) } }
    #expect(codes.first == "S-001" && codes[998] == "S-999" && codes.last == "S-1001")
    #expect(Set(codes).count == 1_001)
    #expect(try store.write(desk) { try Series.registration.next(in: $0) } == "R-00001")
  }

  @Test(arguments: [
    "UPDATE audit_entry SET actor = 'somebody else'", "DELETE FROM audit_entry",
    "DELETE FROM audit_entry WHERE number = 1",
  ]) func `the audit trail refuses change and removal`(sql: String) throws {
    let store = try FreshStore.make()
    try store.write(desk) { $0.note("first") }
    let error = #expect(throws: ExplainedError.self) { try store.append { _ = try $0.run(sql) } }
    #expect(error?.kind == .refused)
    #expect(error?.why?.contains("The audit trail cannot be") == true)
    #expect(try store.verify() == [])
    #expect(try store.read { try $0.count("SELECT count(*) FROM audit_entry") } == 1)
  }

  @Test(arguments: [
    "UPDATE invoice SET total_minor = 0, net_minor = 0, tax_minor = 0", "UPDATE invoice SET buyer_name = 'another'",
    "DELETE FROM invoice_line", "UPDATE invoice_line SET amount_minor = 0", "DELETE FROM invoice_document",
    "UPDATE invoice_document SET pdf_hash = ''", "UPDATE payment SET amount_minor = 2", "DELETE FROM payment",
    "DELETE FROM registration",
  ]) func `what was issued or received refuses change and removal`(sql: String) throws {
    let store = try FreshStore.make()
    try store.append { tx in
      try insert(into: "sponsor", ["code": .text("S-001"), "state": .text("active")], tx)
      try insert(
        into: "invoice",
        ["number": .text("I-1"), "sponsor": .text("S-001"), "net_minor": .integer(100), "total_minor": .integer(101)],
        tx)
      try insert(into: "invoice_line", ["invoice": .text("I-1"), "kind": .text("item")], tx)
      try insert(into: "invoice_document", ["invoice": .text("I-1")], tx)
      try insert(
        into: "registration",
        ["code": .text("R-00001"), "state": .text("active"), "shares_contact": .text("no"), "gender": .text("")], tx)
      try insert(into: "payment", ["code": .text("P-00001"), "registration": .text("R-00001")], tx)
    }
    let error = #expect(throws: ExplainedError.self) { try store.append { _ = try $0.run(sql) } }
    #expect(error?.kind == .refused)
    #expect(error?.why?.isEmpty == false)
    #expect(try store.read { try $0.count("SELECT count(*) FROM invoice WHERE total_minor = 101") } == 1)
    #expect(try store.read { try $0.count("SELECT count(*) FROM invoice_line WHERE amount_minor = 1") } == 1)
    #expect(try store.read { try $0.count("SELECT count(*) FROM payment WHERE amount_minor = 1") } == 1)
  }

  /// A row whose columns that may not be NULL hold `x` or 1 where nothing else is given.
  private func insert(into table: String, _ given: [String: SQLValue], _ tx: Transaction) throws {
    var values = given
    for column in try tx.columns(of: table) where column.isRequired && values[column.name] == nil {
      values[column.name] = column.isNumber ? .integer(1) : .text("x")
    }
    let columns = values.keys.sorted()
    let places = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    try tx.run(
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))", columns.compactMap { values[$0] })
  }

  @Test func `a hostile text is stored as it is and runs nothing`() throws {
    let store = try FreshStore.make()
    let hostile = "'; DROP TABLE counter; -- \u{7} \"x\" اردو"
    try store.write(Store.Author(name: hostile, command: hostile, now: Moment(seconds: 0))) { $0.note("x") }
    let row = try #require(try store.read { try $0.row("SELECT actor FROM audit_entry") })
    #expect(row.text("actor") == hostile)
    #expect(try store.read { try $0.count("SELECT count(*) FROM counter") } == 0)
    #expect(try store.verify() == [])
  }

  @Test func `text never lands in a number`() throws {
    let store = try FreshStore.make()
    #expect(throws: ExplainedError.self) {
      try store.append {
        _ = try $0.run("INSERT INTO counter (series, last) VALUES (?1, ?2)", [.text("A"), .text("many")])
      }
    }
    try store.append {
      _ = try $0.run("INSERT INTO counter (series, last) VALUES (?1, ?2)", [.text("A"), .integer(7)])
    }
    #expect(try store.write(desk) { try $0.next("A") } == 8)
  }

  @Test func `a read cannot write`() throws {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(sqliteFile: folder.appending(path: "event.sqlite").path, now: Moment(seconds: 0))
    #expect(throws: ExplainedError.self) { try store.read { _ = try $0.next("A") } }
    #expect(try store.read { try $0.count("SELECT count(*) FROM counter") } == 0)
  }

  @Test func `what was committed is on disk before it is reported`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "durable-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EventData.Store(sqliteFile: folder.appending(path: "event.sqlite").path, now: Moment(seconds: 1))
    #expect(try store.isDurable())
  }

  @Test func `an import's raw rows are kept, and a second run that changes nothing leaves their first outcome`() throws
  {
    let store = try FreshStore.make()
    let columns = ColumnSet([("Name", [])], required: [["Name"]])
    let file = SourceFile(name: "form.csv", bytes: Data("Name\n\"Zoë \"\"Z\"\"\n=1\"\n".utf8))
    let table = try IntakeTable(SourceTable(separated: file, columns: columns), columns: columns)
    for outcome in [ImportReport.Outcome.new, .unchanged] {
      let run = ImportRun(store, by: .init(name: "desk", command: "import", now: Moment(seconds: 1)))
      _ = try run.take(table, as: .registration) { _ in [.init(table.rows[0], code: "R-00001", outcome)] }
    }
    let rows = try store.read { try $0.rows("SELECT * FROM imported_row") }
    #expect(rows.count == 1)
    #expect(rows[0].text("raw") == #"["Zoë \"Z\"\n=1"]"#)
    #expect(rows[0].text("outcome") == "new")
    #expect(try store.read { try $0.count("SELECT count(*) FROM imported_file") } == 1)
  }

  private struct Stop: Error {}
}
