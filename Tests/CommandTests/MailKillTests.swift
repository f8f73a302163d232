import Foundation
import TestSupport
import Testing

/// Sending may be killed at any moment: no mail is lost, and none goes twice unless a person chose so.
struct MailKillTests {
  /// A congress with about 280 confirmations waiting.
  private static func waiting() throws -> (congress: Congress, codes: [String]) {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 290)
    try congress.onco(
      "registration", "import", input.appending(path: "registrations.csv").path, "--as-of", "2026-11-23 10:00",
      ends: [1])
    return (congress, try congress.rows("SELECT code FROM mail_message ORDER BY code").map { $0[0] })
  }

  /// Starts sending many times and kills it when a few more mails have arrived, a random moment later.
  private static func killManyTimes(_ congress: Congress, via: String, seed: UInt64, arrived: () throws -> Int) throws {
    var dice = Dice(seed: seed)
    var interrupted = 0
    for _ in 1...congress.kills {
      let target = try arrived() + Int.random(in: 0...4, using: &dice)
      let sending = try congress.onco.start(["mail", "send", "--via", via] + firstMorning)
      while sending.isRunning, try arrived() < target { usleep(1_000) }
      usleep(UInt32.random(in: 0..<15_000, using: &dice))
      sending.killHard()
      if try sending.end().code == -SIGKILL { interrupted += 1 }
    }
    #expect(
      interrupted >= congress.kills * 4 / 5,
      "only \(interrupted) of \(congress.kills) runs were killed before their end")
  }

  private static func states(_ congress: Congress) throws -> [String: Set<String>] {
    try congress.rows("SELECT state, code FROM mail_message").reduce(into: [:]) { $0[$1[0], default: []].insert($1[1]) }
  }

  @Test func `kills while mails go to a folder lose none and write none twice`() throws {
    let (congress, codes) = try Self.waiting()
    let folder = congress.folder.file("letters")
    func arrived() throws -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".eml") }
    }
    try Self.killManyTimes(congress, via: "folder:\(folder.path)", seed: 51) { try arrived().count }
    try congress.onco("mail", "send", "--via", "folder:\(folder.path)", "--as-of", "2026-12-11 09:00")

    // Nobody can have got a file, so none is unknown.
    #expect(try Self.states(congress) == ["written": Set(codes)])
    #expect(try congress.rows("SELECT code FROM mail_attempt GROUP BY code HAVING count(*) > 1") == [])
    #expect(Set(try arrived()) == Set(codes.map { "\($0).eml" }))
    try Self.expectWhole(folder, congress)
  }

  @Test func `kills while mails go to a slow relay lose none and send none twice`() throws {
    let (congress, codes) = try Self.waiting()
    let relay = try JudgeServer("slow_smtp.py", [], ["12"])
    let via = "smtp://127.0.0.1:\(relay.port)?tls=none"
    try Self.killManyTimes(congress, via: via, seed: 52) { try relay.accepted().count }
    try congress.onco("mail", "send", "--via", via, "--as-of", "2026-12-11 09:00", ends: [0, 1])

    let states = try Self.states(congress)
    #expect(Set(states.keys).isSubset(of: ["sent", "unknown"]))
    let (sent, unknown) = (states["sent"] ?? [], states["unknown"] ?? [])
    #expect(sent.count + unknown.count == codes.count)
    var copies = try Self.copies(at: relay, congress)
    #expect(copies.allSatisfy { $0.value == 1 }, "delivered twice: \(copies.filter { $0.value > 1 })")
    #expect(sent.allSatisfy { copies[$0] == 1 })
    #expect(Set(copies.keys).subtracting(sent).isSubset(of: unknown))
    #expect(!unknown.isEmpty || congress.kills < 50, "no kill fell between a mail's first byte and the relay's answer")

    for code in unknown { try congress.onco("mail", "resend", code) }
    try congress.onco("mail", "send", "--via", via, "--as-of", "2026-12-11 09:00")
    copies = try Self.copies(at: relay, congress)
    #expect(Set(copies.keys) == Set(codes))
    #expect(Set(copies.filter { $0.value > 1 }.keys).isSubset(of: unknown))
  }

  @Test func `two senders at once send each mail once`() throws {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 60)
    try congress.onco("registration", "import", input.appending(path: "registrations.csv").path, ends: [1])
    let codes = try congress.rows("SELECT code FROM mail_message").map { $0[0] }
    let relay = try JudgeServer("slow_smtp.py", [], ["4"])
    let senders = try (1...2).map { _ in
      try congress.onco.start(["mail", "send", "--via", "smtp://127.0.0.1:\(relay.port)?tls=none"])
    }
    for sender in senders { #expect(try sender.end().code == 0) }
    let copies = try Self.copies(at: relay, congress)
    #expect(copies == Dictionary(uniqueKeysWithValues: codes.map { ($0, 1) }))
    #expect(try Self.states(congress) == ["sent": Set(codes)])
  }

  /// How many copies of each mail the relay holds, by the mail's code.
  private static func copies(at relay: JudgeServer, _ congress: Congress) throws -> [String: Int] {
    let ids = try congress.rows("SELECT '<' || message_id || '>', code FROM mail_message")
    let codes = Dictionary(
      uniqueKeysWithValues: ids.map { ($0[0].replacing("<<", with: "<").replacing(">>", with: ">"), $0[1]) })
    let found = try Judges.python(
      [String].self,
      """
      import email, email.policy, json, sys
      print(json.dumps([str(email.message_from_bytes(open(path, 'rb').read(), policy=email.policy.default)['Message-ID'])
                        for path in json.load(sys.stdin)]))
      """, relay.accepted().map(\.path))
    return try found.reduce(into: [:]) { counts, id in
      counts[try #require(codes[id], "unknown mail \(id)"), default: 0] += 1
    }
  }

  /// Compares each letter with the bytes that were queued, but for the date, which is when it was first sent.
  private static func expectWhole(_ folder: URL, _ congress: Congress) throws {
    for row in try congress.rows("SELECT code, bytes_base64 FROM mail_body") {
      let written = try Data(contentsOf: folder.appending(path: "\(row[0]).eml"))
      let queued = try #require(Data(base64Encoded: row[1]))
      func undated(_ mail: Data) -> String {
        String(decoding: mail, as: UTF8.self).replacing(#/^Date: [^\r]*/#, with: "")
      }
      #expect(undated(written) == undated(queued), "\(row[0]).eml is not what was queued")
    }
  }
}
