import Foundation
import TestSupport
import Testing

@testable import EventData

/// An event moved from one database to another, between all engines that are there.
struct StoreCopyTests {
  private static let ways = TestEngine.all.flatMap { from in TestEngine.all.map { (from, $0) } }
  private let author = Store.Author(name: "desk", command: "test", now: Moment(seconds: 1_790_000_000))

  private func filled(_ engine: TestEngine) throws -> Store {
    let store = try FreshStore.make(engine)
    try store.write(author) { tx in
      for index in 1...20 {
        try tx.run(
          "INSERT INTO programme_person (name, employer) VALUES (?1, ?2)",
          [.text("Dr \"\(index)\" بلال\n\t\\N"), index % 2 == 0 ? .null : .text("")])
        tx.note(try Series.registration.next(in: tx))
      }
    }
    try store.append { try Delegate("R-00001").insert(in: $0) }
    return store
  }

  @Test(arguments: ways)
  func `a copy is equal in every table, its audit trail unbroken`(from: TestEngine, to: TestEngine) throws {
    let source = try filled(from)
    let before = try source.everything()
    let target = try FreshStore.make(to)
    let copied = try StoreCopy.copy(from: source, to: target)
    #expect(copied.map(\.table) == Store.tables)
    #expect(copied.first { $0.table == "programme_person" }?.rows == 20)
    #expect(try target.everything() == before)
    #expect(try source.everything() == before)
    #expect(try StoreCopy.holdings(of: target) == copied)
    #expect(try target.verify() == [])
    // Work goes on there, with the next numbers.
    #expect(try target.write(author) { try Series.registration.next(in: $0) } == "R-00021")
  }

  @Test(arguments: ways)
  func `a rehearsed copy keeps nothing, and a target that holds rows is refused`(from: TestEngine, to: TestEngine)
    throws
  {
    let source = try filled(from)
    let target = try FreshStore.make(to)
    let empty = try target.everything()
    #expect(try StoreCopy.copy(from: source, to: target, dryRun: true).contains { $0.rows > 0 })
    #expect(try target.everything() == empty)
    try target.write(author) { $0.note("in use") }
    let used = try target.everything()
    let error = #expect(throws: ExplainedError.self) { try StoreCopy.copy(from: source, to: target) }
    #expect(error?.kind == .refused)
    #expect(try target.everything() == used)
  }

  @Test func `a changed cell changes the hash of its table and of no other`() throws {
    let store = try filled(.current)
    let before = try StoreCopy.holdings(of: store)
    // Not through the store, which would seal the change.
    _ = try store.engine.write { try $0.run("UPDATE programme_person SET employer = 'x' WHERE employer IS NULL", []) }
    let after = try StoreCopy.holdings(of: store)
    #expect(zip(before, after).filter { $0 != $1 }.map { $0.0.table } == ["programme_person"])
  }
}
