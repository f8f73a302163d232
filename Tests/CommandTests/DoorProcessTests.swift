import Foundation
import TestSupport
import Testing

/// Doors are programs of their own: several at once, and killed at any moment.
struct DoorProcessTests {
  @Test func `two doors that scan the same badges at once admit each badge once`() throws {
    let congress = try Congress()
    let badges = try congress.badges(120)
    let codes = badges.values.sorted().joined(separator: "\n") + "\n"
    let doors = try ["north", "south"].map { door in
      try congress.onco.start(["door", "scan", "--format", "json", "--door", door] + firstMorning, input: codes)
    }
    let answers = try doors.map { door in
      let ended = try door.end()
      #expect(ended.errors == "")
      return try Answer.all(in: ended.output)
    }
    #expect(answers.map(\.count) == [120, 120])
    let admitted = answers.flatMap { $0 }.filter { $0.outcome == "admitted" }.compactMap(\.registration)
    #expect(admitted.sorted() == badges.keys.sorted())
    let refused = answers.flatMap { $0 }.filter { $0.outcome == "refused" }
    #expect(refused.allSatisfy { $0.reason == "already-inside" })
    #expect(refused.compactMap(\.registration).sorted() == badges.keys.sorted())
    #expect(try congress.rows("SELECT count(*), max(number) FROM scan") == [["240", "240"]])
    try congress.onco("database", "verify")
  }

  @Test func `while a long import holds the database, lists can be read and a door waits and goes on`() throws {
    let congress = try Congress()
    let badges = try congress.badges(1)
    // A writer of seven seconds, as an import of some thousand forms on an old laptop is.
    let holding = congress.folder.file("holding")
    let writer = try congress.writer(telling: holding, seconds: congress.schema == nil ? 7 : 3)
    while writer.isRunning, !FileManager.default.fileExists(atPath: holding.path) { usleep(5_000) }
    let list = try congress.onco.start(["registration", "list"])
    let code = try #require(badges["R-00001"])
    let door = try congress.onco.start(["door", "scan", "--format", "json"] + firstMorning, input: code + "\n")
    let (listed, scanned) = (try list.end(), try door.end())
    _ = try writer.end()
    #expect(listed.code == 0)
    #expect(scanned.code == 0)
    let answers = try Answer.all(in: scanned.output)
    #expect(answers.map(\.outcome) == ["admitted"])
  }

  @Test func `kills while two hundred badges are scanned lose no admission that was announced`() throws {
    let prepared = try Congress()
    let badges = try prepared.badges(200)
    let input = badges.values.sorted().joined(separator: "\n") + "\n"
    var dice = Dice(seed: 50)
    var interrupted = 0
    for round in 1...prepared.kills {
      let congress = try prepared.copy()
      let scan = try congress.onco.start(["door", "scan", "--format", "json"] + firstMorning, input: input)
      let target = Int.random(in: 0..<190, using: &dice)
      while scan.isRunning, try scan.printed().count(where: { $0 == "\n" }) < target { usleep(2_000) }
      usleep(UInt32.random(in: 0..<10_000, using: &dice))
      scan.killHard()
      let ended = try scan.end()
      if ended.code == -SIGKILL { interrupted += 1 }

      let announced = try Answer.all(in: ended.output).filter { $0.outcome == "admitted" }.compactMap(\.registration)
      let logged = try congress.rows("SELECT registration FROM scan WHERE outcome = 'admitted' ORDER BY number").map {
        $0[0]
      }
      #expect(Array(logged.prefix(announced.count)) == announced, "round \(round)")
      #expect(
        logged.count - announced.count <= 1, "round \(round): \(logged.count) logged, \(announced.count) announced")
      #expect(Set(logged).count == logged.count, "round \(round)")
      if congress.schema == nil {
        #expect(try congress.rows("PRAGMA integrity_check") == [["ok"]], "round \(round)")
      }
      guard round % 10 == 0 else { continue }
      // The door opens again: everybody who was announced is inside, the others still come in.
      let again = try Answer.all(
        in: congress.onco(
          "door", "scan", "--door", "side", "--format", "json", "--as-of", "2026-12-11 09:00", input: input,
          ends: [0, 1]
        ).output)
      #expect(Set(again.filter { $0.reason == "already-inside" }.compactMap(\.registration)) == Set(logged))
      #expect(
        Set(again.filter { $0.outcome == "admitted" }.compactMap(\.registration))
          == Set(badges.keys).subtracting(logged))
    }
    #expect(
      interrupted >= prepared.kills * 4 / 5,
      "only \(interrupted) of \(prepared.kills) runs were killed before their end")
  }
}
