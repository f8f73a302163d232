import EventData
import Foundation
import TestSupport
import Testing

/// A database file that cannot be used: each time exit code 69, a remedy, and nothing half written.
struct DatabaseFaultTests {
  /// True when a small disk can be made for a program: as root, or where users may have name spaces of their own.
  private static let canMount =
    (try? Running("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).end().code) == 0

  private func expectFault(_ ended: Ended, says words: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(ended.code == 69, "\(ended.output)\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.errors.contains(words), "\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.errors.contains("\n  Do: "), "\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.errors.contains("othing was changed"), "\(ended.errors)", sourceLocation: sourceLocation)
  }

  private func congress(delegates: Int) throws -> (Congress, form: String) {
    let congress = try Congress(on: .sqlite)
    // The badge key is made, in a transaction of its own, before the first import.
    let none = try congress.folder.write("Email,First Name,Last Name,Category\n", to: "none.csv")
    try congress.onco("registration", "import", none.path)
    let input = try congress.sampleInput(delegates: delegates)
    return (congress, input.appending(path: "registrations.csv").path)
  }

  @Test func `while another program writes for long, a command gives up after half a minute`() async throws {
    let (congress, form) = try congress(delegates: 3)
    let holding = congress.folder.file("holding")
    let writer = try congress.writer(telling: holding, seconds: 45)
    while writer.isRunning, !FileManager.default.fileExists(atPath: holding.path) { usleep(5_000) }
    let desk = try congress.onco.start(["registration", "import", form])
    while desk.isRunning { try await Task.sleep(for: .milliseconds(50)) }
    writer.killHard()
    expectFault(try desk.end(), says: "The database is in use by another program")
  }

  @Test func `a file that may grow no further is left as it was, and works again when it may`() throws {
    let (congress, form) = try congress(delegates: 200)
    let before = try StoreCopy.holdings(of: congress.store())
    // A write over the limit ends the program unless it says otherwise, and then fails as on a full disk.
    let limited = try Running(
      "bash",
      [
        "-c", "trap '' XFSZ; ulimit -f 600; exec \"$@\"", "bash", OncoProgram.file.path, "registration", "import", form,
      ],
      environment: congress.onco.environment, in: congress.onco.place
    ).end()
    expectFault(limited, says: "The disk could not be read or written")
    #expect(try StoreCopy.holdings(of: congress.store()) == before)
    try congress.onco("database", "verify")
    try congress.onco("registration", "import", form, ends: [0, 1])
  }

  @Test(.enabled(if: canMount, "NOT TESTED: no small disk can be made here; root can"))
  func `a disk that is full is said to be full, and nothing is half written`() throws {
    let (congress, form) = try congress(delegates: 300)
    let disk = congress.folder.file("disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    // The disk is gone with the shell, so the shell asks everything.
    let ended = try Running(
      "unshare",
      [
        "-rm", "bash", "-c",
        """
        set -e
        disk=$1 onco=$2 form=$3 none=$4
        mount -t tmpfs -o size=50m none "$disk"
        export ONCO_DATABASE=sqlite:$disk/event.sqlite
        "$onco" registration import "$none" >&2
        room() { mount -o "remount,size=$(($(df --output=used "$disk" | tail -n 1) + $1))k" "$disk"; }
        room 200
        code=0
        "$onco" registration import "$form" >/dev/null 2>"$disk.errors" || code=$?
        echo "$code"
        sqlite3 "$disk/event.sqlite" "SELECT count(*) FROM registration; PRAGMA integrity_check"
        room 50000
        "$onco" registration import "$form" >/dev/null 2>&1 || echo "$?"
        "$onco" database verify >/dev/null && echo sound
        """, "bash", disk.path, OncoProgram.file.path, form, congress.folder.file("none.csv").path,
      ], environment: congress.onco.environment, in: congress.onco.place
    ).end()
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.lines == ["69", "0", "ok", "1", "sound"])
    let errors = try String(contentsOf: congress.folder.file("disk.errors"), encoding: .utf8)
    #expect(errors.contains("The disk is full"), "\(errors)")
    #expect(errors.contains("\n  Do: Free some space"), "\(errors)")
  }

  /// The file's write version above 2 makes SQLite open it for reading only, for root too.
  @Test func `a file that can only be read is refused`() throws {
    let (congress, form) = try congress(delegates: 3)
    _ = try congress.rows("PRAGMA journal_mode = DELETE")
    let handle = try FileHandle(forUpdating: congress.database)
    try handle.seek(toOffset: 18)
    try handle.write(contentsOf: Data([3]))
    try handle.close()
    let before = try Data(contentsOf: congress.database)
    expectFault(
      try congress.onco.run(["registration", "import", form]), says: "The database file cannot be opened for writing")
    #expect(try Data(contentsOf: congress.database) == before)
  }

  @Test(arguments: TestEngine.all)
  func `a database of a newer onco is refused and left as it is`(engine: TestEngine) throws {
    let congress = try Congress(on: engine)
    try congress.onco("payment", "record", "R-00001", "5", "--method", "cash", ends: [2])
    _ = try congress.rows("INSERT INTO schema_step VALUES (999, 'future', 0)")
    for command in [["registration", "list"], ["payment", "record", "R-00001", "5", "--method", "cash"]] {
      let ended = try congress.onco.run(command)
      expectFault(ended, says: "The database was written by a newer onco (schema step 999)")
      #expect(ended.errors.contains("Install the newer onco"))
    }
    #expect(try congress.rows("SELECT max(number) FROM schema_step") == [["999"]])
  }
}
