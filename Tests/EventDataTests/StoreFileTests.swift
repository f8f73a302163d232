import EventData
import Foundation
import Testing

/// Database files as they are met in the field: tampered with, foreign, newer, not writable.
@Suite struct StoreFileTests {
  private let now = Moment(seconds: 1_790_000_000)

  /// A file with three audit rows, closed; the path goes to `body`.
  private func withFile(_ body: (String) throws -> Void) throws {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "event.sqlite").path
    do {
      let store = try Store(sqliteFile: path, now: now)
      for number in 1...3 {
        try store.write(Store.Author(name: "desk", command: "test", now: now)) { tx in
          _ = try Series.registration.next(in: tx)
          tx.note("R-0000\(number) made")
        }
      }
      #expect(try store.verify() == [])
    }
    try body(path)
  }

  /// Runs a statement as a stranger with the sqlite3 program would.
  private func sqlite(_ path: String, _ sql: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sqlite3", path, sql]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the sqlite3 program failed; scripts/setup installs it")
  }

  @Test(arguments: [
    (
      "UPDATE audit_entry SET changes = 'R-00002 was never made' WHERE number = 2",
      ["Audit row 2 was changed after it was written"]
    ),
    ("UPDATE audit_entry SET at = at + 1 WHERE number = 3", ["Audit row 3 was changed after it was written"]),
    ("UPDATE audit_entry SET actor = 'nobody' WHERE number = 1", ["Audit row 1 was changed after it was written"]),
    (
      "DELETE FROM audit_entry WHERE number = 2",
      [
        "Audit row 2 is missing (the next one there is 3)",
        "Audit row 3 does not follow the row before it: that row was changed or removed",
      ]
    ),
    (
      "DELETE FROM audit_entry WHERE number = 1",
      [
        "Audit row 1 is missing (the next one there is 2)",
        "Audit row 2 does not follow the row before it: that row was changed or removed",
      ]
    ),
  ]) func `verify finds the row a stranger changed or removed`(sql: String, found: [String]) throws {
    try withFile { path in
      try sqlite(path, "DROP TRIGGER audit_entry_keeps; DROP TRIGGER audit_entry_stays; \(sql);")
      let problems = try Store(sqliteFile: path, now: now).verify()
      #expect(Array(problems.prefix(found.count)) == found)
      // The row's seal, and the guards that had to go.
      #expect(problems.dropFirst(found.count).count { $0.hasPrefix("audit_entry: 1 row was ") } == 1)
      #expect(
        problems.suffix(2) == [
          "The guard audit_entry_keeps is missing or switched off",
          "The guard audit_entry_stays is missing or switched off",
        ])
      #expect(problems.count == found.count + 3)
    }
  }

  @Test func `a file beside which nothing can be made is read, through a link too`() throws {
    try withFile { path in
      // Where its shared memory should be stands something else: as on a disk that may only be read, for root too.
      try FileManager.default.createDirectory(atPath: path + "-shm", withIntermediateDirectories: false)
      let links = ["\(path).link", "\(path).second"]
      for (link, target) in zip(links, [path, links[0]]) {
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
      }
      for name in [path] + links { #expect(try Store(sqliteFile: name, now: now).verify() == []) }
    }
  }

  @Test func `verify finds a row that refers to nothing`() throws {
    try withFile { path in
      try sqlite(path, "INSERT INTO registration_workshop VALUES ('R-99999', 'contouring');")
      let problems = try Store(sqliteFile: path, now: now).verify()
      #expect(
        problems == [
          "registration_workshop: 1 row was added by another program: R-99999 contouring",
          "The table registration_workshop holds a row that refers to a missing row of registration",
        ])
    }
  }

  @Test func `a file is opened again with everything in it`() throws {
    try withFile { path in
      let store = try Store(sqliteFile: path, now: now)
      #expect(try store.read { try $0.count("SELECT last FROM counter WHERE series = 'R'") } == 3)
      #expect(store.label == "sqlite:\(path)")
      #expect(try store.read { try $0.row("PRAGMA journal_mode") }?[0] == .text("wal"))
    }
  }

  @Test func `a database of a newer onco is refused`() throws {
    try withFile { path in
      try sqlite(path, "INSERT INTO schema_step VALUES (999, 'future', 0);")
      let error = #expect(throws: ExplainedError.self) { try Store(sqliteFile: path, now: now) }
      #expect(error?.kind == .outside)
      #expect(error?.what.contains("newer onco (schema step 999)") == true)
      #expect(error?.remedy == "Install the newer onco. Nothing was changed.")
    }
  }

  @Test func `a file that is no database is refused and left as it is`() throws {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "form.csv")
    let text = Data(String(repeating: "Name,Email\r\n", count: 200).utf8)
    try text.write(to: file)
    let error = #expect(throws: ExplainedError.self) { try Store(sqliteFile: file.path, now: now) }
    #expect(error?.kind == .outside)
    #expect(error?.what == "The file is not a sound database")
    #expect(error?.place == file.path)
    #expect(try Data(contentsOf: file) == text)
  }

  @Test func `the database of another program is refused and left as it is, and an empty one is no event`() throws {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "other.sqlite").path
    try sqlite(path, "CREATE TABLE music (title TEXT);")
    let error = #expect(throws: ExplainedError.self) { try Store(sqliteFile: path, now: now) }
    #expect(error?.what == "This is the database of another program")
    try sqlite(path, "DROP TABLE music;")
    let empty = #expect(throws: ExplainedError.self) { try Store(existing: "sqlite:\(path)", now: now) }
    #expect(empty?.what.hasPrefix("The database holds no event") == true)
    _ = try Store(sqliteFile: path, now: now)
    #expect(try Store(existing: "sqlite:\(path)", now: now).verify() == [])
  }

  @Test func `a damaged database is refused, not repaired in silence`() throws {
    try withFile { path in
      let handle = try FileHandle(forUpdating: URL(filePath: path))
      try handle.seek(toOffset: 100)
      try handle.write(contentsOf: Data(repeating: 0xFF, count: 3_000))
      try handle.close()
      let error = #expect(throws: ExplainedError.self) { try Store(sqliteFile: path, now: now).verify() }
      #expect(error?.kind == .outside)
    }
  }

  /// The file's write version above 2 makes SQLite open it for reading only (file format, section 1.3.3), which holds
  /// for every user, root included.
  @Test func `a file that can only be read is read and verified, and refuses to be written`() throws {
    try withFile { path in
      try sqlite(path, "PRAGMA journal_mode = DELETE;")
      let handle = try FileHandle(forUpdating: URL(filePath: path))
      try handle.seek(toOffset: 18)
      try handle.write(contentsOf: Data([3]))
      try handle.close()
      let store = try Store(sqliteFile: path, now: now)
      #expect(try store.read { try AuditLog.entries(last: nil, in: $0).count } == 3)
      #expect(try store.verify() == [])
      let error = #expect(throws: ExplainedError.self) {
        try store.write(Store.Author(name: "desk", command: "test", now: now)) { $0.note("never") }
      }
      #expect(error?.kind == .outside)
      #expect(error?.what == "The database file cannot be opened for writing")
    }
  }

  @Test(arguments: ["no/such/folder/event.sqlite", "."])
  func `a place where no file can be is refused`(name: String) throws {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = #expect(throws: ExplainedError.self) {
      try Store(sqliteFile: folder.appending(path: name).path, now: now)
    }
    #expect(error?.kind == .outside)
    #expect(error?.remedy == "Check that the folder exists and that you may write in it. Nothing was changed.")
  }

  @Test func `a second connection's write waits for the first and is not lost`() async throws {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "event.sqlite").path
    let time = now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for desk in 1...4 {
        group.addTask {
          let store = try Store(sqliteFile: path, now: time)
          for _ in 1...25 {
            try store.write(Store.Author(name: "desk-\(desk)", command: "test", now: time)) { tx in
              tx.note(try Series.registration.next(in: tx))
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try Store(sqliteFile: path, now: now)
    let codes = try store.read { try $0.rows("SELECT changes FROM audit_entry").map { $0.text("changes") } }
    #expect(Set(codes).count == 100)
    #expect(try store.read { try $0.count("SELECT last FROM counter WHERE series = 'R'") } == 100)
    #expect(try store.verify() == [])
  }
}
