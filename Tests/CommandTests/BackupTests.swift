import EventData
import Foundation
import TestSupport
import Testing

/// Backups of both engines: what comes back is what was there, and nothing else is ever overwritten.
struct BackupTests {
  private func filled(_ engine: TestEngine) throws -> Congress {
    let congress = try Congress(on: engine)
    let input = try congress.sampleInput(delegates: 30, sponsors: 2)
    try congress.onco("registration", "import", input.appending(path: "registrations.csv").path, ends: [0, 1])
    try congress.onco("sponsor", "import", input.appending(path: "sponsors.csv").path, ends: [0, 1])
    return congress
  }

  /// Loses the database as a dead disk does.
  private func lose(_ congress: Congress) throws {
    if let schema = congress.schema {
      _ = try schema.rows("DROP SCHEMA \(schema.name) CASCADE; CREATE SCHEMA \(schema.name)")
    } else {
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: congress.database.path + ending)
      }
    }
  }

  private func backedUp(_ congress: Congress) throws -> URL {
    let file = congress.folder.file("kept/event.backup")
    let ended = try congress.onco("database", "backup", "--out", file.path)
    #expect(ended.output.contains(" rows, checked\n"))
    return file
  }

  /// A copy of a backup with some bytes turned over, and its checksum beside it unless left out.
  private func spoiled(_ file: URL, at place: Int, sealed: Bool = true) throws -> URL {
    let copy = file.deletingLastPathComponent().appending(path: "spoiled-\(place)-\(sealed)/\(file.lastPathComponent)")
    try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    var bytes = try Data(contentsOf: file)
    for index in place..<min(place + 3, bytes.count) { bytes[index] ^= 0xFF }
    try bytes.write(to: copy)
    if sealed {
      try FileManager.default.copyItem(
        at: file.appendingPathExtension("sha256"), to: copy.appendingPathExtension("sha256"))
    }
    return copy
  }

  @Test(arguments: TestEngine.all)
  func `what was backed up comes back whole after the database is lost, and work goes on`(engine: TestEngine) throws {
    let congress = try filled(engine)
    let before = try StoreCopy.holdings(of: congress.store())
    let file = try backedUp(congress)
    // The checksum is one that every computer's own tools can check.
    let checked = try Running("sha256sum", ["-c", "event.backup.sha256"], in: file.deletingLastPathComponent()).end()
    #expect(checked.output == "event.backup: OK\n")
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)

    try lose(congress)
    let rehearsed = try congress.onco("database", "restore", file.path, "--dry-run")
    #expect(rehearsed.output.contains("(dry run)"))
    let ended = try congress.onco("database", "restore", file.path)
    #expect(ended.output.contains("Restored to "))
    #expect(ended.errors == "")
    #expect(try StoreCopy.holdings(of: congress.store()) == before)
    try congress.onco("database", "verify")
    let last = try congress.rows("SELECT max(code) FROM sponsor")[0][0]
    try congress.onco(
      "sponsor", "add", "One more", "--package", "stall", "--contact", "A", "--email", "a@company.example",
      "--address", "1 Road", "--province", "Punjab")
    #expect(try congress.rows("SELECT max(code) FROM sponsor")[0][0] > last)
  }

  @Test(arguments: TestEngine.all)
  func `a backup never overwrites an event, nor another file`(engine: TestEngine) throws {
    let congress = try filled(engine)
    let file = try backedUp(congress)
    try congress.onco(
      "sponsor", "add", "Later", "--package", "stall", "--contact", "A", "--email", "a@company.example", "--address",
      "1 Road", "--province", "Punjab")
    let before = try StoreCopy.holdings(of: congress.store())
    let restored = try congress.onco.run(["database", "restore", file.path])
    #expect(restored.code == 2)
    #expect(restored.errors.contains("is not empty"))
    #expect(try StoreCopy.holdings(of: congress.store()) == before)
    let kept = try Data(contentsOf: file)
    let again = try congress.onco.run(["database", "backup", "--out", file.path])
    #expect(again.code == 2)
    #expect(try Data(contentsOf: file) == kept)
  }

  @Test(arguments: TestEngine.all)
  func `a damaged backup is refused wherever the damage is, and nothing comes of it`(engine: TestEngine) throws {
    let congress = try filled(engine)
    let file = try backedUp(congress)
    try lose(congress)
    let size = try Data(contentsOf: file).count
    for place in [40, size / 5, size / 2, size - 2] {
      let ended = try congress.onco.run(["database", "restore", try spoiled(file, at: place).path])
      #expect(ended.code == 2, "\(place): \(ended.errors)")
      #expect(ended.errors.contains("The backup is damaged"))
    }
    // Without its checksum beside it, what the file holds must still agree with itself.
    let torn = file.deletingLastPathComponent().appending(path: "torn.backup")
    try Data(contentsOf: file).prefix(size * 2 / 3).write(to: torn)
    // An archive's own words are not all under a checksum of its own, so there only the torn one is sure to be found.
    let unsealed = try engine == .sqlite ? [torn, spoiled(file, at: 100, sealed: false)] : [torn]
    for spoiled in unsealed {
      let ended = try congress.onco.run(["database", "restore", spoiled.path])
      #expect([2, 69].contains(ended.code), "\(ended.output)\(ended.errors)")
      #expect(ended.errors.contains("There is no \(spoiled.lastPathComponent).sha256 beside it"))
      #expect(ended.errors.contains("\n  Do: "))
      #expect(!ended.output.contains("Restored"))
    }
    // Nothing of that stands in the way of the sound one.
    try congress.onco("database", "restore", file.path)
    try congress.onco("database", "verify")
  }

  @Test(arguments: TestEngine.all)
  func `a backup taken in the middle of an import is one moment of it`(engine: TestEngine) throws {
    let congress = try filled(engine)
    let desks = try (1...3).map { desk in
      let input = try congress.sampleInput(delegates: 60, seed: 300 + desk)
      return try congress.onco.start(["registration", "import", input.appending(path: "registrations.csv").path])
    }
    let file = try backedUp(congress)
    for desk in desks { #expect([0, 1].contains(try desk.end().code)) }
    try lose(congress)
    try congress.onco("database", "restore", file.path)
    try congress.onco("database", "verify")
    let registrations = try congress.rows("SELECT count(*) FROM registration")
    #expect(try congress.rows("SELECT last FROM counter WHERE series = 'R'") == registrations)
  }

  @Test(.enabled(if: TestEngine.server != nil))
  func `a file's backup goes into a server, and a server's into no file`() throws {
    let (file, server) = (try filled(.sqlite), try Congress(on: .postgres))
    let before = try StoreCopy.holdings(of: file.store())
    try server.onco("database", "restore", try backedUp(file).path)
    #expect(try StoreCopy.holdings(of: server.store()) == before)
    let archive = try backedUp(server)
    let ended = try file.onco.run(["database", "restore", archive.path, "--database", "sqlite:new.sqlite"])
    #expect(ended.code == 2)
    #expect(ended.errors.contains("onco database copy FROM TO"))
    #expect(!FileManager.default.fileExists(atPath: file.onco.place.appending(path: "new.sqlite").path))
    // Nor into a schema of another name.
    let other = try TestSchema()
    let refused = try server.onco.run(["database", "restore", archive.path, "--database", other.url()])
    #expect(refused.code == 2)
    #expect(refused.errors.contains("The backup is of another schema"))
  }

  @Test(.enabled(if: TestEngine.server != nil))
  func `a machine without pg_dump is told what to install`() throws {
    let congress = try filled(.postgres)
    var bare = congress.onco
    bare.environment["PATH"] = "/nowhere"
    let ended = try bare.run(["database", "backup"])
    #expect(ended.code == 69)
    #expect(ended.errors.contains("pg_dump is not installed"))
    #expect(ended.errors.contains("apt-get install postgresql-client"))
    let left = try FileManager.default.contentsOfDirectory(atPath: congress.data.appending(path: "backups").path)
    #expect(left == [])
  }

  @Test func `a file that is no backup is refused`() throws {
    let congress = try Congress()
    let file = try congress.folder.write("Name,Email\n", to: "form.csv")
    let ended = try congress.onco.run(["database", "restore", file.path])
    #expect(ended.code == 2)
    #expect(ended.errors.contains("The file is no backup of ours"))
    #expect(try congress.onco.run(["database", "restore", "nowhere.sqlite"]).code == 64)
  }
}
