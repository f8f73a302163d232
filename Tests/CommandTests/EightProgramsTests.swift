import Foundation
import TestSupport
import Testing

@testable import Commands

/// Eight programs at work on one event at once, on each engine that is there.
struct EightProgramsTests {
  @Test(arguments: TestEngine.all)
  func `eight doors that scan the same badges admit each badge once and number every scan`(engine: TestEngine) throws {
    let congress = try Congress(on: engine)
    let badges = try congress.badges(30)
    let codes = badges.values.sorted()
    let doors = try (1...8).map { door in
      // Each door meets them in another order.
      let turned = Array(codes[(door * 3)...] + codes[..<(door * 3)])
      return try congress.onco.start(
        ["door", "scan", "--format", "json", "--door", "door-\(door)"] + firstMorning,
        input: turned.joined(separator: "\n") + "\n")
    }
    let answers = try doors.flatMap { door in
      let ended = try door.end()
      #expect(ended.errors == "")
      return try Answer.all(in: ended.output)
    }
    #expect(answers.count == 240)
    let admitted = answers.filter { $0.outcome == "admitted" }.compactMap(\.registration)
    #expect(admitted.sorted() == badges.keys.sorted())
    #expect(answers.count { $0.reason == "already-inside" } == 210)
    #expect(try congress.rows("SELECT count(*), min(number), max(number) FROM scan") == [["240", "1", "240"]])
    try congress.onco("database", "verify")
  }

  @Test(arguments: TestEngine.all)
  func `eight desks that import at once give no code twice and leave one unbroken trail`(engine: TestEngine) throws {
    let congress = try Congress(on: engine)
    try congress.onco("event", "status")
    let desks = try (1...8).map { desk in
      let input = try congress.sampleInput(delegates: 30, seed: 100 + desk)
      return try congress.onco.start(
        ["registration", "import", input.appending(path: "registrations.csv").path, "--actor", "desk-\(desk)"])
    }
    for desk in desks {
      let ended = try desk.end()
      #expect([0, 1].contains(ended.code), "\(ended.errors)")
    }
    let codes = try congress.rows("SELECT code FROM registration ORDER BY code").map { $0[0] }
    #expect(codes.count > 150)
    let dense: [String] = (1...codes.count).map { number in "R-\(String(100_000 + number).dropFirst())" }
    #expect(codes == dense)
    let mails = try congress.rows("SELECT code FROM mail_message").count
    #expect(try congress.rows("SELECT last FROM counter WHERE series = 'M'") == [["\(mails)"]])
    #expect(try congress.rows("SELECT count(DISTINCT actor) FROM audit_entry WHERE actor LIKE 'desk-%'") == [["8"]])
    try congress.onco("database", "verify")
  }

  @Test(arguments: TestEngine.all)
  func `eight offices that issue invoices at once take eight numbers without a gap`(engine: TestEngine) throws {
    let congress = try Congress(on: engine)
    for number in 1...8 {
      try congress.onco(
        "sponsor", "add", "Sample Company \(number)", "--package", "stall", "--contact", "Accounts", "--email",
        "accounts\(number)@company.example", "--address", "\(number) Mill Road, Lahore", "--province", "Punjab")
    }
    let offices = try (1...8).map { try congress.onco.start(["invoice", "issue", "S-00\($0)"]) }
    for office in offices {
      let ended = try office.end()
      #expect(ended.code == 0, "\(ended.errors)")
    }
    let numbers = try congress.rows("SELECT series_number FROM invoice ORDER BY series_number").map { $0[0] }
    #expect(numbers == (1...8).map(String.init))
    #expect(
      try congress.rows("SELECT count(DISTINCT subject_code) FROM mail_message WHERE kind = 'invoice'") == [["8"]])
    try congress.onco("database", "verify")
  }

  @Test(arguments: TestEngine.all)
  func `eight programs that sell the last stalls sell no more than there are`(engine: TestEngine) throws {
    let congress = try Congress(on: engine)
    let limited = try #require(
      SampleEvent.definition().sponsorship.packages.first { (1..<8).contains($0.limit ?? 0) })
    let sellers = try (1...8).map { number in
      try congress.onco.start([
        "sponsor", "add", "Sample Company \(number)", "--package", limited.code, "--contact", "Accounts", "--email",
        "accounts\(number)@company.example", "--address", "\(number) Mill Road, Lahore", "--province", "Punjab",
      ])
    }
    let codes = try sellers.map { try $0.end().code }
    #expect(codes.count { $0 == 0 } == limited.limit)
    #expect(codes.allSatisfy { $0 == 0 || $0 == 2 })
    #expect(try congress.rows("SELECT count(*) FROM sponsor") == [["\(limited.limit ?? 0)"]])
  }

  @Test(arguments: TestEngine.all)
  func `eight senders at once send each mail once`(engine: TestEngine) throws {
    let congress = try Congress(on: engine)
    let input = try congress.sampleInput(delegates: 60)
    try congress.onco("registration", "import", input.appending(path: "registrations.csv").path, ends: [1])
    let codes = try congress.rows("SELECT code FROM mail_message ORDER BY code").map { $0[0] }
    #expect(codes.count > 40)
    let relay = try JudgeServer("slow_smtp.py", [], ["4"])
    let senders = try (1...8).map { _ in
      try congress.onco.start(["mail", "send", "--via", "smtp://127.0.0.1:\(relay.port)?tls=none"])
    }
    for sender in senders { #expect(try sender.end().code == 0) }
    #expect(try relay.accepted().count == codes.count)
    #expect(try congress.rows("SELECT DISTINCT state FROM mail_message") == [["sent"]])
    let attempts = try congress.rows("SELECT code, count(*) FROM mail_attempt GROUP BY code ORDER BY code")
    let once: [[String]] = codes.map { [$0, "1"] }
    #expect(attempts == once)
  }
}
