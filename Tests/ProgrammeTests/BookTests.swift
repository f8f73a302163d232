import AbstractsSupport
import EventData
import Foundation
import Programme
import TestSupport
import Testing

/// What goes into the book, in which order, under which number, and when.
struct BookTests {
  @Test func `the full edition is refused before the embargo ends, and made from that moment on`() throws {
    let room = try BookRoom([.numbered(1)])
    try room.accept("A-0001")
    let refused = #expect(throws: ExplainedError.self) { try room.compose(.full, at: "2026-12-10 16:59") }
    #expect(refused?.kind == .refused)
    #expect(refused?.what == "The abstracts are under embargo until 2026-12-10 17:00 (Asia/Karachi)")
    #expect(refused?.remedy.contains("--edition titles") == true)
    #expect(try room.compose(.full, at: "2026-12-10 17:00").entries.map(\.number) == ["O-001"])
    #expect(try room.compose(.titles, at: "2026-12-01 08:00").entries.map(\.number) == ["O-001"])
  }

  @Test func `an event without a book says what to write`() throws {
    let text = try String(contentsOf: PackageFolders.sampleEvent.appending(path: "abstracts.yaml"), encoding: .utf8)
    let book = String(try #require(text.range(of: "book:\n").map { text[$0.lowerBound...] }))
    let room = try BookRoom([.numbered(1)], [.init("abstracts.yaml", book, "")])
    #expect(throws: ExplainedError.self) { try BookEditor(room.definition) }
    #expect((try? BookEditor(SampleEvent.definition())) != nil)
  }

  @Test func `only accepted abstracts are in, and each one left out is named with its reason`() throws {
    let room = try BookRoom((1...5).map { .numbered($0) })
    for number in 1...5 { try room.accept("A-000\(number)", "poster") }
    try room.run("UPDATE abstract SET state = 'withdrawn' WHERE code = 'A-0002'")
    try room.run(
      "INSERT INTO presenter_reply (abstract, state, confirm_by, asked_at, replied_at, note) VALUES ('A-0003', 'declined', 1, 1, 1, '')"
    )
    try room.run("UPDATE abstract SET stage = 'placeholder' WHERE code = 'A-0004'")
    try room.run("UPDATE abstract_decision SET announced_at = NULL WHERE abstract = 'A-0005'")
    let book = try room.compose()
    #expect(book.entries.map(\.code) == ["A-0001"])
    #expect(book.leftOut.map(\.code) == ["A-0002", "A-0003", "A-0004", "A-0005"])
    #expect(
      book.leftOut.map(\.why) == [
        "withdrawn", "the presenter declined or never answered, and nobody stands in",
        "still a placeholder without results", "its authors have not been told; see 'abstract announce'",
      ])
    let numbers = try room.store.read { try $0.rows("SELECT abstract FROM book_number").map { $0.text("abstract") } }
    #expect(numbers == ["A-0001"], "who is left out gets no number")
  }

  @Test func `who stands in for a presenter is marked as the presenter`() throws {
    let room = try BookRoom([.numbered(1)])
    try room.accept("A-0001")
    try room.run(
      "INSERT INTO presenter_substitute (abstract, number, name, email, reason, actor, given_at, told_at) VALUES ('A-0001', 1, 'Bashir Lee', 'b@x.example', 'ill', 'desk', 1, 2)"
    )
    let authors = try #require(room.compose().entries.first).authors
    #expect(authors.map(\.name.full) == ["Ana Ng", "Bashir Lee"])
    #expect(authors.map(\.isPresenter) == [false, true])
  }

  @Test func `the late-breaking text is withheld until its own moment`() throws {
    let room = try BookRoom([.numbered(1), .numbered(2)])
    try room.accept("A-0001")
    try room.accept("A-0002", type: "late-breaking")
    let first = try room.compose(.full, at: BookRoom.afterEmbargo)
    #expect(first.entries.map(\.number) == ["O-001", "LBA-01"])
    #expect(first.entries.map(\.hasText) == [true, false])
    let secret = nonsense(16, seed: 302), open = nonsense(16, seed: 301)
    for (name, text) in try room.texts(first) {
      #expect(!text.contains(secret), "\(name)")
      #expect(name.contains("jats") || text.contains(open), "\(name)")
    }
    let second = try room.compose(.full, at: BookRoom.afterLate)
    #expect(second.entries.map(\.hasText) == [true, true])
    #expect(try room.texts(second, [.json]).values.first?.contains(secret) == true)
  }

  @Test func `numbers go by type, else by outcome, in the order of the book, and stay when others come and go`() throws
  {
    let room = try BookRoom((1...6).map { .numbered($0) })
    try room.accept("A-0001", "poster", session: "SCI-203", position: 2, board: "P-10")
    try room.accept("A-0002", "poster", session: "SCI-203", position: 1, board: "P-2")
    try room.accept("A-0003", "oral", session: "SCI-101", position: 2)
    try room.accept("A-0004", "mini-oral", session: "SCI-101", position: 1)
    let book = try room.compose()
    #expect(book.entries.map(\.code) == ["A-0004", "A-0003", "A-0002", "A-0001"])
    #expect(book.entries.map(\.number) == ["A-001", "O-001", "P-001", "P-002"])
    #expect(book.entries[3].doi == "10.5555/onco26.P-002")
    #expect(book.entries[3].url == "https://abstracts.onco2026.example/P-002")

    try room.run("UPDATE abstract SET state = 'withdrawn' WHERE code = 'A-0002'")
    try room.accept("A-0005", "poster", session: "SCI-203", position: 1, board: "P-1")
    try room.accept("A-0006", "oral")
    let later = try room.compose()
    #expect(later.entries.map(\.code) == ["A-0004", "A-0003", "A-0005", "A-0001", "A-0006"])
    #expect(later.entries.map(\.number) == ["A-001", "O-001", "P-003", "P-002", "O-002"])
  }

  @Test func `the book can be ordered by board or by track`() throws {
    func order(_ sort: String) throws -> [[String]] {
      let room = try BookRoom(
        [.numbered(1) { $0.track = "Breast" }, .numbered(2), .numbered(3) { $0.track = "Breast" }],
        [.init("abstracts.yaml", "sort: session ", "sort: \(sort) ")])
      try room.accept("A-0001", "poster", session: "SCI-203", position: 1, board: "P-10")
      try room.accept("A-0002", "poster", session: "SCI-203", position: 2, board: "P-9")
      try room.accept("A-0003", "poster", session: "SCI-203", position: 3, board: "P-8")
      return try room.compose().chapters.map { [$0.title] + $0.entries.map(\.code) }
    }
    let session = try #require(SampleEvent.definition().programme.sessions.first { $0.code == "SCI-203" }).title
    #expect(try order("session") == [[session, "A-0001", "A-0002", "A-0003"]])
    #expect(try order("board") == [[session, "A-0003", "A-0002", "A-0001"]])
    #expect(try order("track") == [["Breast", "A-0001", "A-0003"], ["Head & Neck", "A-0002"]])
  }

  @Test func `one affiliation written twice is printed once, numbered in the order of the authors`() throws {
    let room = try BookRoom([
      .numbered(1) {
        $0.authors = "Dr. Ana Ng (3); Bashir Lee (1,2); Cem Kaya (2)"
        $0.affiliations = "1. Rose Hospital, Lahore\n2. Sea Clinic, Karachi\n3. ROSE HOSPITAL, Lahore"
      }
    ])
    try room.accept("A-0001")
    let entry = try #require(room.compose().entries.first)
    #expect(entry.affiliations.map(\.description) == ["1. ROSE HOSPITAL, Lahore", "2. Sea Clinic, Karachi"])
    #expect(entry.authors.map(\.affiliations) == [[1], [1, 2], [2]])
  }

  @Test func `an address is printed only where the event's files say so`() throws {
    for (rule, printed) in [("none", ""), ("name", "Ana Ng"), ("email", "Ana Ng, author1@hospital.example")] {
      let room = try BookRoom(
        [.numbered(1)], [.init("abstracts.yaml", "correspondence: none", "correspondence: \(rule)")])
      try room.accept("A-0001")
      let book = try room.compose()
      #expect(book.entries.first?.correspondence == printed)
      let found = try room.texts(book).values.contains { $0.contains("author1@hospital.example") }
      #expect(found == (rule == "email"))
    }
  }
}
