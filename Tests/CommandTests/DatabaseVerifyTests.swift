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
