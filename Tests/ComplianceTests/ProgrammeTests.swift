import Testing

@testable import Compliance
@testable import EventData

/// `programme.yaml` and `compliance.yaml`: what is refused, and where the message points.
struct ProgrammeTests {
  @Test func `every problem of a programme is named at its place in one go`() throws {
    let event = try TinyCongress.only("event.yaml", TinyCongress.eventText) { EventProfile($0) }
    let text = """
      people:
        - name: Dr A
        - name: DR A
      sessions:
        - code: S-1
          title: One
          kind: scientific
          room: C
          starts: 2026-12-11 10:00 Asia/Karachi
          ends: 2026-12-11 09:00 Asia/Karachi
          roles: [{person: Dr B, role: chair}]
          talks: [{title: T, speaker: Dr C}]
        - code: S-1
          title: Two
          kind: satelite
          starts: 2027-12-11 10:00 Asia/Karachi
          ends: 2027-12-11 11:00 Asia/Karachi
          sponsr: X
      giveaways: [{code: G-1, company: X, item: Pen, value: cheap}]
      companies: [{name: X, sector: pharma}]
      """
    let problems = try TinyCongress.problems("programme.yaml", text) { _ = Programme($0, event: event) { _, _ in } }
    #expect(
      problems == """
        programme.yaml:3:11: the person 'DR A' is given twice
        programme.yaml:8:11: 'sessions[1].room' names the hall 'C', which is not defined; defined: A, B. Did you mean 'A'?
        programme.yaml:10:11: the session 'S-1' ends before it starts, or at once
        programme.yaml:11:22: 'sessions[1].roles[1].person' names the person 'Dr B', which is not defined; \
        defined: Dr A, DR A. Did you mean 'Dr A'?
        programme.yaml:12:33: 'sessions[1].talks[1].speaker' names the person 'Dr C', which is not defined; \
        defined: Dr A, DR A. Did you mean 'Dr A'?
        programme.yaml:13:11: the session code 'S-1' is given twice
        programme.yaml:15:11: 'sessions[2].kind' is 'satelite'; allowed: scientific, plenary, workshop, satellite, \
        ceremony, break. Did you mean 'satellite'?
        programme.yaml:16:13: the session 'S-1' is on 2027-12-11, outside the congress (2026-12-11 to 2026-12-13)
        programme.yaml:17:11: the session 'S-1' is on 2027-12-11, outside the congress (2026-12-11 to 2026-12-13)
        programme.yaml:18:5: 'sessions[2].sponsr' is not a known key; known: code, title, kind, room, starts, ends, \
        sponsor, accredited, credit_points, roles, talks, abstracts. Did you mean 'sponsor'?
        programme.yaml:19:55: 'value' is 'cheap'; write an amount and a currency, such as 900 PKR
        programme.yaml:20:31: 'companies[1].sector' is 'pharma'; allowed: unknown, \
        \(Programme.Company.Sector.allCases.map(\.rawValue).joined(separator: ", "))
        """)
  }

  @Test func `a policy's waivers need a reason, one subject, an end, and another person's approval`() throws {
    let text = """
      packs: [accme]
      waivers:
        - {rule: SYM-001, subject: "*", reason: short, approved_by: Chair, approved_on: 2026-02-01, expires: 2026-01-01}
        - rule: DIS-001
          subject: Dr A
          reason: Long enough to be a reason
          approved_by: dr a
          approved_on: 2026-01-01
          expires: 2026-02-01
        - rule: DIS-001
          subject: Dr A
          reason: Long enough to be a reason
          approved_by: Chair
          approved_on: 2026-01-01
      """
    let problems = try TinyCongress.problems("compliance.yaml", text) { _ = CompliancePolicy($0) }
    #expect(
      problems == """
        compliance.yaml:3:30: a waiver names one subject; '*' is not allowed
        compliance.yaml:3:43: 'short' is too short for a reason; write at least 15 characters
        compliance.yaml:3:104: 'expires' (2026-01-01) is before 'approved_on' (2026-02-01)
        compliance.yaml:7:18: 'dr a' cannot waive a finding about themselves
        compliance.yaml:10:5: 'waivers[3].expires' is missing: The last day it counts.
        compliance.yaml:11:14: DIS-001 for 'Dr A' is waived twice; keep one entry
        """)
  }

  @Test func `the tables are rewritten when the files change, and only then`() throws {
    let small = """
      sessions:
        - {code: S-1, title: One, kind: break, starts: 2026-12-11 09:00 UTC, ends: 2026-12-11 10:00 UTC}
      """
    let congress = try TinyCongress(programme: small)
    let other = try TinyCongress.only("programme.yaml", small.replacing("S-1", with: "S-2")) {
      Programme($0, event: congress.event) { _, _ in }
    }
    func sync(_ fingerprint: String) throws -> (written: Bool, codes: [String]) {
      var written = false
      try congress.write {
        written = try ProgrammeSync.write(other, of: congress.event, fingerprint: fingerprint, in: $0)
      }
      return (written, try congress.store.read { try $0.rows("SELECT code FROM session").map { $0.text("code") } })
    }
    #expect(try sync("1") == (false, ["S-1"]))
    #expect(try sync("2") == (true, ["S-2"]))
    #expect(try sync("2") == (false, ["S-2"]))
    #expect(try congress.store.read { try $0.count("SELECT count(*) FROM audit_entry") } == 2)
  }

  @Test func `editors can complete a programme from its schema`() throws {
    let schema = FieldReader.schema(of: "programme.yaml") { _ = Programme($0, event: nil) { _, _ in } }.rendered()
    for word in ["\"credit_points\"", "\"relationships\"", "\"panellist\"", "\"infant-formula\"", "\"recipient\""] {
      #expect(schema.contains(word))
    }
  }
}
