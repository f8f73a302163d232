import TestSupport
import Testing

@testable import Compliance

/// Many findings of one rule are told together, so that the one that matters is seen.
struct GroupTests {
  private func report(speakers: Int, waiver: String = "") throws -> ComplianceReport {
    let names = (1...speakers).map { "Dr Speaker \($0.padded)" }
    let congress = try TinyCongress(
      programme: """
        people: [\(names.map { "{name: \($0), employer: City Hospital}" }.joined(separator: ", "))]
        sessions:
          - code: SCI-1
            title: Staging
            kind: scientific
            room: A
            starts: 2026-12-11 09:00 Asia/Karachi
            ends: 2026-12-11 10:00 Asia/Karachi
            accredited: yes
            roles: [\(names.map { "{person: \($0), role: chair}" }.joined(separator: ", "))]
          - code: SAT-1
            title: Noon symposium
            kind: satellite
            room: A
            starts: 2026-12-11 10:15 Asia/Karachi
            ends: 2026-12-11 11:00 Asia/Karachi
            accredited: no
            sponsor: Zarqa
        """)
    let book = try RuleBook.read(
      files: Rulebook.files.filter { $0.key.hasPrefix("accme/SYM-001") || $0.key.contains("DIS-001") })
    return try congress.check(book, policy: "packs: [accme]\n" + waiver)
  }

  @Test func `two hundred equal findings take a few lines, and every other one stays whole`() throws {
    let report = try report(speakers: 200)
    let text = report.text(width: 400)
    #expect(text.contains("FAIL  SYM-001  SCI-1 + SAT-1\n"))
    #expect(text.contains("FAIL  DIS-001  200 of one kind: A disclosure on file for everyone who controls content\n"))
    #expect(text.contains("Dr Speaker 012 and 188 more.") && !text.contains("Dr Speaker 013"))
    #expect(text.contains("201 failed"))
    #expect(text.split(separator: "\n").count < 40)
    #expect(report.json.rendered(pretty: true).matches(of: #/"rule": "DIS-001"/#).count == 200)
    #expect("\(report.pageFields["groups"].debugDescription)".matches(of: #/200 of one kind/#).count == 1)
  }

  @Test func `what differs in its words is told beside the others, and everybody is named on the page`() throws {
    let names = (1...14).map { "Dr Speaker \($0.padded)" }
    let session = { (code: String, hour: Int, chairs: ArraySlice<String>, talk: String) in
      """
        - code: \(code)
          title: Staging
          kind: scientific
          room: A
          starts: 2026-12-11 \(hour):00 Asia/Karachi
          ends: 2026-12-11 \(hour + 1):00 Asia/Karachi
          accredited: yes
          roles: [\(chairs.map { "{person: \($0), role: chair}" }.joined(separator: ", "))]
          talks: [\(talk)]

      """
    }
    let congress = try TinyCongress(
      programme: """
        people: [\(names.map { "{name: \($0), employer: City Hospital, disclosure: {relationships: []}}" }.joined(separator: ", "))]
        sessions:

        """ + session("SCI-1", 10, names[..<7], "{title: To be announced}") + session("SCI-2", 12, names[7...], ""))
    let book = try RuleBook.read(files: Rulebook.files.filter { $0.key.contains("DIS-001") })
    let report = try congress.check(book, policy: "packs: [accme]\n")
    let text = report.text(width: 400)
    #expect(text.contains("UNKNOWN  DIS-001  15 of 2 kinds: "), "\(text)")
    #expect(text.contains("Dr Speaker 012 and 2 more. The first: Dr Speaker 001 (SCI-1): the form bears no date.\n"))
    #expect(text.contains("      SCI-1 talk 1 (SCI-1): the speaker is not named.\n"))
    #expect(text.matches(of: #/Do: /#).count == 1)
    let page = "\(report.pageFields["unknowns"].debugDescription)"
    #expect(page.contains("Dr Speaker 014. The first: ") && page.contains("the speaker is not named"))
  }

  @Test func `a few are told one by one, and what is waived stands alone`() throws {
    #expect(try report(speakers: 3).text().matches(of: #/FAIL  DIS-001  Dr Speaker/#).count == 3)
    let waiver = """
      waivers:
        - rule: DIS-001
          subject: Dr Speaker 002
          reason: The form is in the post since Monday
          approved_by: Scientific chair
          approved_on: 2026-11-01
          expires: 2026-12-01
      """
    let text = try report(speakers: 6, waiver: waiver).text()
    #expect(text.contains("FAIL  DIS-001  5 of one kind") && text.contains("WAIVED  DIS-001  Dr Speaker 002"))
  }
}

extension Int {
  fileprivate var padded: String { String("00\(self)".suffix(3)) }
}
