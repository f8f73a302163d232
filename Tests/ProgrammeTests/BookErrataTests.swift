import AbstractsSupport
import EventData
import Programme
import TestSupport
import Testing

/// What happens when something changes after the book went out.
struct BookErrataTests {
  private func publishedRoom() throws -> BookRoom {
    let room = try BookRoom((1...3).map { .numbered($0) })
    for code in ["A-0001", "A-0002", "A-0003"] { try room.accept(code) }
    try room.publish()
    return room
  }

  @Test func `an edition that has not changed is the same printing`() throws {
    let room = try publishedRoom()
    let before = try room.store.everything()
    let again = try room.publish(at: BookRoom.afterLate)
    #expect(again.number == 1)
    #expect(again.isUnchanged)
    #expect(try room.store.everything() == before)
  }

  @Test func `a text that changed after publication is named, and wants an erratum before the next edition`() throws {
    let room = try publishedRoom()
    try room.run("UPDATE abstract_section SET content = 'Other.' WHERE abstract = 'A-0002' AND section = 'results'")
    #expect(try room.changes().against == 1)
    #expect(try room.changes().lines == ["A-0002 O-002 changed without erratum"])
    let refused = #expect(throws: ExplainedError.self) { try room.publish(at: BookRoom.afterLate) }
    #expect(refused?.what == "1 abstract differs from the published edition without an erratum")
    #expect(refused?.why?.hasPrefix("O-002 (A-0002) changed.") == true)
    try room.erratum("O-002", .correction, "Results were those of another study.")
    #expect(try room.changes().withoutErratum == [])
    #expect(try room.changes().lines == ["A-0002 O-002 changed"])
    let second = try room.publish(at: BookRoom.afterLate)
    #expect(second.number == 2)
    for (name, text) in try room.texts(second) where !name.hasSuffix("O-001.xml") && !name.hasSuffix("O-003.xml") {
      #expect(text.contains("Results were those of another study.") != name.hasSuffix("crossref.xml"), "\(name)")
    }
    #expect(try room.changes().changes == [])
  }

  @Test(arguments: [
    "DELETE FROM abstract_decision",
    "UPDATE abstract_decision SET outcome = 'rejected', is_accepted = 0, origin = 'override'",
  ])
  func `a published abstract whose decision is gone goes out by an erratum too`(change: String) throws {
    let room = try publishedRoom()
    try room.run("\(change) WHERE abstract = 'A-0002'")
    #expect(try room.changes().lines == ["A-0002 O-002 missing without erratum"])
    try room.erratum("O-002", .withdrawal, "Printed by mistake.")
    let second = try room.publish(at: BookRoom.afterLate)
    #expect(second.entries.map(\.hasText) == [true, false, true])
    #expect(try room.changes().changes == [])
  }

  @Test func `a published abstract that is withdrawn keeps its number and title, and loses its text`() throws {
    let room = try publishedRoom()
    try room.run("UPDATE abstract SET state = 'withdrawn' WHERE code = 'A-0002'")
    #expect(try room.changes().lines == ["A-0002 O-002 missing without erratum"])
    #expect(throws: ExplainedError.self) { try room.publish(at: BookRoom.afterLate) }
    try room.erratum("A-0002", .withdrawal, "Withdrawn: the data could not be found again.")
    let second = try room.publish(at: BookRoom.afterLate)
    #expect(second.entries.map(\.number) == ["O-001", "O-002", "O-003"])
    #expect(second.entries.map(\.hasText) == [true, false, true])
    for (name, text) in try room.texts(second) {
      #expect(!text.contains(nonsense(16, seed: 302)), "\(name)")
    }
    let retraction = try #require(room.texts(second, [.jats]).first { $0.key.contains("erratum-1") }?.value)
    #expect(retraction.contains("article-type=\"retraction\""))
    #expect(
      retraction.contains(
        "related-article-type=\"retracted-article\" ext-link-type=\"doi\" xlink:href=\"10.5555/onco26.O-002\""))
  }

  @Test func `where an abstract is presented may change without an erratum`() throws {
    let room = try publishedRoom()
    try room.run(
      "INSERT INTO placement (abstract, session, position, is_fixed, placed_at) VALUES ('A-0003', 'SCI-101', 1, 0, 1)")
    #expect(try room.changes().changes == [])
    #expect(try room.publish(at: BookRoom.afterLate).number == 2)
  }

  @Test func `an erratum needs a printed abstract and a notice, and cannot be changed`() throws {
    let room = try publishedRoom()
    #expect(throws: ExplainedError.self) { try room.erratum("A-0009", .correction, "Wrong.") }
    #expect(throws: ExplainedError.self) { try room.erratum("A-0001", .correction, " \n ") }
    try room.erratum("1", .correction, "One\nline.")
    #expect(throws: ExplainedError.self) { try room.erratum("A-0001", .correction, "One line.") }
    let errata = try BookErrata.list(in: room.store)
    #expect(errata.map(\.erratum.notice) == ["One line."])
    #expect(errata.map(\.number) == ["O-001"])
    #expect(throws: ExplainedError.self) { try room.run("UPDATE book_erratum SET notice = 'x'") }
    #expect(throws: ExplainedError.self) { try room.run("DELETE FROM book_erratum") }
    #expect(throws: ExplainedError.self) { try room.run("UPDATE book_number SET number = 'O-009'") }
  }

  @Test func `nothing can be corrected before it was published`() throws {
    let room = try BookRoom([.numbered(1)])
    try room.accept("A-0001")
    try room.publish(.titles, at: BookRoom.beforeEmbargo)
    #expect(throws: ExplainedError.self) { try room.erratum("A-0001", .correction, "Wrong.") }
  }
}

extension BookChanges {
  /// A line a difference.
  fileprivate var lines: [String] {
    changes.map { "\($0.code) \($0.number) \($0.kind.rawValue)\($0.needsErratum ? " without erratum" : "")" }
  }
}
