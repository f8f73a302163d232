import Testing

@testable import Compliance
@testable import EventData

/// The engine: order, waivers, hostile text, broken rules.
struct CheckTests {
  static let allPacks = "packs: [accme, eaccme, mte, who, drap]\nfail_on: error"

  @Test func `shuffling the rows changes no byte of the result`() throws {
    let book = try RuleBook.read(files: Rulebook.files)
    let text = try SampleCongressTests.text("programme.yaml")
    let congress = try TinyCongress(programme: text, event: try SampleCongressTests.text("event.yaml"))
    let programme = congress.programme
    let policy = try SampleCongressTests.text("compliance.yaml")
    // The tiny event has other halls and committees; only the programme's order matters here.
    let expected = try TinyCongress(programme).check(book, policy: policy)
    #expect(expected.count(.fail) == 2)
    for seed in 1...12 {
      let shuffled = Programme(
        sessions: shuffle(programme.sessions, seed), people: shuffle(programme.people, seed),
        giveaways: shuffle(programme.giveaways, seed), companies: shuffle(programme.companies, seed))
      #expect(shuffled.sessions.map(\.code) != programme.sessions.map(\.code))
      let report = try TinyCongress(shuffled).check(book, policy: policy)
      #expect(report.json.rendered() == expected.json.rendered())
      #expect(report.text() == expected.text())
    }
  }

  @Test func `widening a gap never adds a finding, and thirty minutes are the limit`() throws {
    let book = try Rulebook.only("SYM-001")
    var failing: [Int] = []
    for gap in Array(stride(from: -60, through: 20, by: 10)) + Array(25...35) + [60, 120, 1_440] {
      let report = try TinyCongress(Self.pair(gapMinutes: gap)).check(book, policy: "packs: [accme]")
      if report.count(.fail) == 1 { failing.append(gap) } else { #expect(report.count(.pass) == 1) }
    }
    #expect(failing == Array(stride(from: -60, through: 20, by: 10)) + Array(25...29))
  }

  @Test func `a society's own parameter replaces the rulebook's`() throws {
    let book = try Rulebook.only("SYM-001")
    let congress = try TinyCongress(Self.pair(gapMinutes: 40))
    #expect(try congress.check(book, policy: "packs: [accme]").lines == [])
    let stricter = "packs: [accme]\nparameters: [{rule: SYM-001, name: gap_minutes, value: 45}]"
    let report = try congress.check(book, policy: stricter)
    #expect(report.lines == ["fail SYM-001 SCI-1 + SAT-1"])
    #expect(report.findings.first?.message.contains("40 min") == true)
    #expect(report.findings.first?.message.contains("45 are required") == true)
  }

  @Test(arguments: [
    ("2026-08-31", "fail", "waiver not in force before 2026-09-01", [String]()),
    ("2026-09-01", "waived", "", []),
    ("2026-10-31", "waived", "", []),
    ("2026-11-01", "waived", "", ["The waiver of SYM-001 for 'SCI-1 + SAT-1' ends in 30 days, on 2026-12-01;"]),
    ("2026-11-30", "waived", "", ["The waiver of SYM-001 for 'SCI-1 + SAT-1' ends in 1 day, on 2026-12-01;"]),
    ("2026-12-01", "waived", "", ["The waiver of SYM-001 for 'SCI-1 + SAT-1' ends today, on 2026-12-01;"]),
    ("2026-12-02", "fail", "waiver expired 1 day ago, on 2026-12-01", []),
    ("2026-12-11", "fail", "waiver expired 10 days ago, on 2026-12-01", []),
  ])
  func `a waiver counts from its first to its last day`(
    day: String, outcome: String, note: String, notes: [String]
  ) throws {
    let report = try TinyCongress(Self.pair(gapMinutes: 10)).check(
      try Rulebook.only("SYM-001"), policy: Self.waived("SCI-1 + SAT-1"), on: day)
    let finding = try #require(report.findings.first)
    #expect(finding.outcome.rawValue == outcome)
    #expect(finding.waiverNote ?? "" == note)
    #expect(report.notes.map { $0.text.prefix { $0 != ";" } + ";" } == notes)
    #expect(report.exitsWithFindings() == (outcome == "fail"))
    #expect(report.text().contains("1 waived") == (outcome == "waived"))
  }

  @Test func `a waiver's last day ends at midnight of the event's zone`() throws {
    let congress = try TinyCongress(Self.pair(gapMinutes: 10))
    let book = try Rulebook.only("SYM-001")
    let policy = try TinyCongress.policy(Self.waived("SCI-1 + SAT-1"))
    let midnight = congress.event.zone.moment(try #require(CalendarDate("2026-12-02")))
    for (offset, outcome) in [(-1, Outcome.waived), (0, .fail)] {
      let report = try ComplianceCheck.run(
        book: book, policy: policy, store: congress.store, asOf: midnight.advanced(bySeconds: Int64(offset)),
        event: congress.event)
      #expect(report.findings.map(\.outcome) == [outcome])
    }
  }

  @Test func `a waiver that covers nothing is a warning with a near subject`() throws {
    let congress = try TinyCongress(Self.pair(gapMinutes: 10))
    let report = try congress.check(try Rulebook.only("SYM-001"), policy: Self.waived("SCI-1 + SAT-2"))
    #expect(report.lines == ["fail SYM-001 SCI-1 + SAT-1"])
    #expect(
      report.notes.map(\.text) == [
        "The waiver of SYM-001 for 'SCI-1 + SAT-2' is not used: the rule has no such subject; did you mean "
          + "'SCI-1 + SAT-1'?"
      ])
    let kept = try TinyCongress(Self.pair(gapMinutes: 30)).check(
      try Rulebook.only("SYM-001"), policy: Self.waived("SCI-1 + SAT-1"))
    #expect(kept.notes.map(\.text).first?.contains("there is nothing left to waive") == true)
    #expect(!kept.exitsWithFindings())
    #expect(kept.exitsWithFindings(at: .warning))
  }

  @Test func `what is not known is told apart from a pass, and counts only when asked to`() throws {
    let report = try TinyCongress(Self.pair(gapMinutes: 10, room: nil)).check(
      try Rulebook.only("SYM-001"), policy: "packs: [accme]")
    #expect(report.lines == ["unknown SYM-001 SCI-1 + SAT-1"])
    #expect(report.count(.pass) == 0)
    #expect(!report.exitsWithFindings())
    #expect(report.exitsWithFindings(strictUnknown: true))
  }

  @Test func `a rule that cannot be run is an error, never a pass`() throws {
    let sound = try #require(try Rulebook.only("SYM-001").rules.first)
    let broken = Rule(
      id: sound.id, title: sound.title, severity: .info, binds: sound.binds, authority: sound.authority,
      pack: sound.pack, phase: sound.phase, citations: sound.citations, check: "", parameters: [], examples: [],
      query: try CheckQuery("SELECT nothing FROM nowhere"), wording: sound.wording)
    let report = try TinyCongress(Self.pair(gapMinutes: 60)).check(RuleBook(rules: [broken]), policy: "packs: [accme]")
    #expect(report.lines == ["error SYM-001 "])
    #expect(report.findings.first?.message.contains("nowhere") == true)
    #expect(report.exitsWithFindings(at: .critical))
  }

  @Test func `a policy that names what the rulebook does not have is refused as a whole`() throws {
    let policy = """
      packs: [accme, acme]
      parameters:
        - {rule: SYM-002, name: x, value: 1}
        - {rule: SYM-001, name: gap_minute, value: 1}
        - {rule: SYM-001, name: gap_minutes, value: half an hour}
      waivers:
        - {rule: SYM-01, subject: a, reason: This is long enough, approved_by: Chair, approved_on: 2026-01-01, expires: 2026-02-01}
      """
    let congress = try TinyCongress(Self.pair(gapMinutes: 60))
    let book = try Rulebook.only("SYM-001")
    let error = #expect(throws: ExplainedError.self) { try congress.check(book, policy: policy) }
    #expect(error?.kind == .definition)
    #expect(
      error?.why == """
        packs: the pack 'acme' is not in the rulebook; it has: accme. Did you mean 'accme'?
               parameters: the rule 'SYM-002' is not in the rulebook; it has: SYM-001. Did you mean 'SYM-001'?
               parameters: the parameter SYM-001 'gap_minute' is not in the rulebook; it has: gap_minutes, \
        company_kinds. Did you mean 'gap_minutes'?
               parameters: SYM-001 'gap_minutes' must be one whole number
               waivers: the rule 'SYM-01' is not in the rulebook; it has: SYM-001. Did you mean 'SYM-001'?
        """)
  }

  @Test func `hostile names stay text everywhere`() throws {
    let hostile = "{subject}'; DROP TABLE programme_session; --\u{1B}[31m\nFAKE \u{202E}<b>%_"
    let programme = Programme(
      sessions: [
        Self.session("S'1", .scientific, 0, 60, room: "A", accredited: true, title: hostile, person: hostile),
        Self.session("SAT{1}", .satellite, 70, 60, room: "A", accredited: false, sponsor: hostile),
      ],
      people: [Programme.Person(name: hostile, employer: hostile, disclosure: nil)],
      giveaways: [
        Programme.Giveaway(code: "{item}", company: hostile, item: hostile, recipient: hostile, unitValue: nil)
      ],
      companies: [
        Programme.Company(
          name: hostile, sector: .tobacco, isIneligible: true, parent: hostile, aliases: [hostile, "%"],
          brands: ["_", "'"])
      ])
    let congress = try TinyCongress(programme)
    let report = try congress.check(try RuleBook.read(files: Rulebook.files), policy: Self.allPacks)
    let shown = "{subject}'; DROP TABLE programme_session; --[31m FAKE <b>%_"
    #expect(
      report.lines == [
        "fail EXC-001 \(shown)", "fail GIF-001 {item}", "fail IND-004 S'1", "fail SYM-001 S'1 + SAT{1}",
        "fail DIS-001 \(shown)",
      ])
    let gift = report.findings.first { $0.rule.id == "GIF-001" }
    #expect(gift?.message == "{item}: \(shown) gives \(shown) to \(shown); value: (not given).")
    for text in [report.text(), report.json.rendered(pretty: true)] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
      #expect(!text.contains("\nFAKE"))
    }
    #expect(try congress.store.read { try $0.count("SELECT count(*) FROM session") } == 2)
  }

  // MARK: - Small congresses

  static func session(
    _ code: String, _ kind: Programme.Session.Kind, _ startMinute: Int, _ minutes: Int, room: String?,
    accredited: Bool?,
    title: String = "A session", sponsor: String? = nil, person: String? = nil
  ) -> Programme.Session {
    let start = Moment(seconds: 1_796_961_600).advanced(bySeconds: Int64(startMinute * 60))
    return Programme.Session(
      code: code, title: title, kind: kind, room: room, starts: start,
      ends: start.advanced(bySeconds: Int64(minutes * 60)), sponsor: sponsor, isAccredited: accredited,
      creditHundredths: 0, roles: person.map { [Programme.Role(person: $0, part: .chair)] } ?? [], talks: [],
      abstracts: nil)
  }

  /// An accredited session of an hour and, so many minutes after its end, a company's.
  static func pair(gapMinutes: Int, room: String? = "A") -> Programme {
    Programme(
      sessions: [
        session("SCI-1", .scientific, 0, 60, room: "A", accredited: true),
        session("SAT-1", .satellite, 60 + gapMinutes, 60, room: room, accredited: false, sponsor: "Zarqa"),
      ], people: [], giveaways: [], companies: [])
  }

  static func waived(_ subject: String) -> String {
    """
    packs: [accme]
    waivers:
      - rule: SYM-001
        subject: \(subject)
        reason: The hall is divided by a wall
        approved_by: Chair
        approved_on: 2026-09-01
        expires: 2026-12-01
    """
  }

  private func shuffle<Item>(_ items: [Item], _ seed: Int) -> [Item] {
    var numbers = Lehmer(state: UInt64(seed))
    return items.shuffled(using: &numbers)
  }
}

/// A small fixed generator (Lehmer 1951, modulus 2^31 - 1), so that a shuffle is the same on every run.
private struct Lehmer: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    var bits: UInt64 = 0
    for _ in 0..<4 {
      state = state * 48_271 % 2_147_483_647
      bits = bits << 16 | state & 0xFFFF
    }
    return bits
  }
}
