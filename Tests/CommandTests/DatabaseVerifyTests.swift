import Foundation
import TestSupport
import Testing

/// What `onco database` does about a database that is not there, and what a stranger left in the outbox.
struct DatabaseVerifyTests {
  @Test func `a database that is missing, empty or mistyped is not sound, and none is made`() throws {
    let congress = try Congress(on: .sqlite)
    for command in ["verify", "status", "audit", "backup"] {
      let ended = try congress.onco.run(["database", command])
      #expect(ended.code == 64, "\(ended.output)")
      #expect(ended.errors.contains("There is no such database"), "\(ended.errors)")
      let typo = try congress.onco.run(["database", command, "--database", "sqlite:typo/nosuch.sqlite"])
      #expect(typo.code == 64, "\(typo.output)")
    }
    #expect(!FileManager.default.fileExists(atPath: congress.database.path))
    #expect(!FileManager.default.fileExists(atPath: congress.folder.file("congress/typo").path))

    try FileManager.default.createDirectory(at: congress.data, withIntermediateDirectories: true)
    try Data().write(to: congress.database)
    let empty = try congress.onco.run(["database", "verify"])
    #expect(empty.code == 2)
    #expect(empty.errors.contains("The database is empty"))
    #expect(try Data(contentsOf: congress.database).isEmpty)

    try FileManager.default.removeItem(at: congress.database)
    let input = try congress.sampleInput(delegates: 3)
    try congress.onco("registration", "import", input.appending(path: "registrations.csv").path, ends: [0, 1])
    #expect(try congress.onco("database", "verify").output.hasPrefix("Sound: "))
  }

  @Test func `looking makes no database, and says that there is none`() throws {
    let congress = try Congress(on: .sqlite)
    for command in [["registration", "list"], ["mail", "list"], ["event", "status"]] {
      let ended = try congress.onco.run(command + ["--database", "sqlite:typo/nosuch.sqlite"])
      #expect(ended.code == 0)
      #expect(ended.errors.contains("There is no database at"), "\(ended.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: congress.folder.file("congress/typo").path))
    #expect(!FileManager.default.fileExists(atPath: congress.folder.file("typo").path))
    #expect(try congress.onco.run(["mail", "list"]).errors.contains("There is no database at"))
    #expect(!FileManager.default.fileExists(atPath: congress.database.path))
  }

  @Test func `what needs rows to act on makes no database where a name was mistyped`() throws {
    let congress = try Congress(on: .sqlite)
    let named = ["--database", "sqlite:typo/nosuch.sqlite"]
    for command in [["invoice", "issue", "S-001", "--dry-run"], ["mail", "send"], ["abstract", "decide", "--yes"]] {
      let ended = try congress.onco.run(command + named)
      #expect(ended.code == 64 && ended.errors.contains("There is no such database"), "\(command): \(ended.errors)")
    }
    #expect(try congress.onco.run(["compliance", "check"] + named).output.contains("Compliance pre-check"))
    #expect(!FileManager.default.fileExists(atPath: congress.folder.file("congress/typo").path))
    try congress.onco(
      "sponsor", "add", "Sitara Bank", "--package", "stall", "--contact", "Accounts", "--email", "pay@firm.example",
      "--address", "1 Mill Road, Lahore", "--province", "Punjab", "--database", named[1])
    #expect(try congress.onco.run(["mail", "send"] + named).code == 0)
  }

  @Test func `compliance is checked in a database that may only be read, as in one that is written`() throws {
    let congress = try Congress(on: .sqlite)
    try congress.onco("payment", "record", "R-00001", "5", "--method", "cash", ends: [2])
    _ = try congress.rows("PRAGMA journal_mode = DELETE")
    // The file's write version above 2 makes SQLite open it for reading only, for root too.
    let handle = try FileHandle(forUpdating: congress.database)
    func setWriteVersion(_ version: UInt8) throws {
      try handle.seek(toOffset: 18)
      try handle.write(contentsOf: Data([version]))
    }
    try setWriteVersion(3)
    let before = try Data(contentsOf: congress.database)
    let read = try congress.onco("compliance", "check", "--as-of", "2026-11-23", ends: [0, 1])
    #expect(try Data(contentsOf: congress.database) == before)
    try setWriteVersion(1)
    let written = try congress.onco("compliance", "check", "--as-of", "2026-11-23", ends: [0, 1])
    #expect(read.output == written.output && read.output.contains("SCI-"))
  }

  @Test func `a link planted in the outbox folder is not followed`() throws {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 3)
    try congress.onco("registration", "import", input.appending(path: "registrations.csv").path, ends: [0, 1])
    let victim = try congress.folder.write("precious", to: "victim.txt")
    let outbox = congress.data.appending(path: "outbox")
    try FileManager.default.createDirectory(at: outbox, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: outbox.appending(path: ".M-00001.eml.part"), withDestinationURL: victim)
    try congress.onco("mail", "send", "--limit", "1")
    #expect(try String(contentsOf: victim, encoding: .utf8) == "precious")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: outbox.path).sorted() == [".M-00001.eml.part", "M-00001.eml"])
  }
}
