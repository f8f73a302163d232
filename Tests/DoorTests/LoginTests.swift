import Badges
import EventData
import Foundation
import TestSupport
import Testing

@testable import Door

/// The logins of docs/multi-machine.md, made with the SQL that stands there.
@Suite(.enabled(if: TestEngine.server != nil)) final class LoginTests {
  private let schema: TestSchema
  private let mark: String
  private let owner: Store
  private let gate: (code: String, definition: Definition)

  /// Runs the page's SQL under names of this test's own, in its own schema; the database is there already.
  init() throws {
    schema = try TestSchema()
    mark = String(schema.name.suffix(12))
    let page = try String(
      contentsOf: PackageFolders.root.appending(path: "docs/multi-machine.md"), encoding: .utf8)
    let blocks = page.matches(of: #/```sql\n(.*?)```/#.dotMatchesNewlines()).map { String($0.1) }
    try #require(blocks.count == 3)
    let (name, mark) = (schema.name, mark)
    let sql = blocks.map { block in
      block.split(separator: ";").filter { !$0.contains("DATABASE") && !$0.contains("CREATE SCHEMA") }
        .joined(separator: ";").replacing("onco26", with: name)
        .replacing(#/onco_(owner|desk|door)/#) { "onco_\($0.1)_\(mark)" }
    }
    _ = try schema.rows(sql[0])
    _ = try schema.rows("ALTER SCHEMA \(name) OWNER TO onco_owner_\(mark); SET ROLE onco_owner_\(mark); \(sql[1])")
    owner = try Store(url: schema.url(login: "onco_owner_\(mark)"), now: Moment(seconds: 0))
    _ = try schema.rows("SET ROLE onco_owner_\(mark); \(sql[2])")

    let definition = try SampleEvent.definition()
    let key = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0b", count: 32)))
    let author = try SampleEvent.author()
    try owner.write(author) { tx in
      try key.publish(now: author.now, in: tx)
      try Delegate("R-00001").insert(in: tx)
    }
    gate = (
      try BadgeIssuer(definition, key: key).code(
        for: "R-00001", epoch: 1, category: "consultant", purpose: .badge), definition
    )
  }

  private func store(_ login: String) throws -> Store {
    try Store(url: schema.url(login: "onco_\(login)_\(mark)"), now: Moment(seconds: 0))
  }

  @Test func `a door's login admits a badge and can read or change nothing else`() throws {
    let door = try store("door")
    let keeper = try CheckIn(gate.definition, door: "main", store: door)
    let time = try SampleEvent.moment("2026-12-11 09:00")
    #expect(try keeper.scan(gate.code, at: time).outcome == "admitted")
    #expect(try keeper.scan(gate.code, at: time.advanced(bySeconds: 60)).refusal == .alreadyInside)
    #expect(try keeper.scan("rubbish", at: time).refusal == .forged)
    for table in Store.tables where !["scan", "badge_key"].contains(table) {
      let column = table == "seal" ? "entries" : "1"
      let error = #expect(throws: ExplainedError.self) {
        try door.read { try $0.rows("SELECT \(column) FROM \(table) LIMIT 1") }
      }
      #expect(error?.what == "This login may not do that", "\(table)")
    }
    for sql in [
      "DELETE FROM scan", "UPDATE scan SET reason = ''",
      "INSERT INTO badge_key (id, public_key, created_at) VALUES (2, 'x', 0)",
      "UPDATE door_visitor SET epoch = 0", "CREATE TABLE mine (a BIGINT)",
    ] {
      #expect(throws: ExplainedError.self, "\(sql)") { try door.append { try $0.run(sql) } }
    }
    #expect(try schema.rows("SELECT count(*) FROM scan") == [["3"]])
  }

  @Test func `a desk's login works on the rows and cannot switch the guards off`() throws {
    let desk = try store("desk")
    let author = try SampleEvent.author()
    try desk.write(author) { tx in
      try Delegate("R-00002").insert(in: tx)
      tx.note("R-00002 made")
    }
    #expect(try desk.verify() == [])
    for sql in [
      "ALTER TABLE payment DISABLE TRIGGER payment_keeps", "DROP TRIGGER payment_stays ON payment", "TRUNCATE payment",
      "UPDATE payment SET amount_minor = 1", "DELETE FROM audit_entry", "DROP TABLE counter",
      "UPDATE schema_step SET number = 1",
    ] {
      #expect(throws: ExplainedError.self, "\(sql)") { try desk.append { try $0.run(sql) } }
    }
  }

  @Test func `a login that may not make tables is told to ask the owner`() throws {
    let empty = try TestSchema()
    _ = try empty.rows("GRANT USAGE ON SCHEMA \(empty.name) TO onco_desk_\(mark)")
    let error = #expect(throws: ExplainedError.self) {
      try Store(url: empty.url(login: "onco_desk_\(mark)"), now: Moment(seconds: 0))
    }
    #expect(error?.what == "This login may not do that")
  }
}
