import Testing

@testable import Compliance
@testable import EventData

/// The report's two forms, whole.
struct ReportTests {
  static func report() throws -> ComplianceReport {
    let congress = try TinyCongress(
      programme: """
        people: [{name: Dr A, employer: City Hospital}]
        sessions:
          - code: SCI-1
            title: Staging
            kind: scientific
            room: A
            starts: 2026-12-11 09:00 Asia/Karachi
            ends: 2026-12-11 10:00 Asia/Karachi
            accredited: yes
            roles: [{person: Dr A, role: chair}]
          - code: SAT-1
            title: Noon symposium
            kind: satellite
            room: A
            starts: 2026-12-11 10:15 Asia/Karachi
            ends: 2026-12-11 11:00 Asia/Karachi
            sponsor: Zarqa
        """)
    let book = try RuleBook.read(
      files: Rulebook.files.filter { $0.key.hasPrefix("accme/SYM") || $0.key.contains("DIS-001") })
    return try congress.check(
      book,
      policy: """
        packs: [accme]
        waivers:
          - rule: DIS-001
            subject: Dr A
            reason: The form is in the post since Monday
            approved_by: Scientific chair
            approved_on: 2026-11-01
            expires: 2026-12-01
        """)
  }

  @Test func `the text of a tiny event`() throws {
    let text = try Self.report().text(width: 90)
    #expect(
      text == """
        Compliance pre-check of Tiny Congress, as of 2026-11-20
        Sample data: every name and company is invented.
        For the committee only: findings name companies and people.

        CRITICAL
          FAIL  SYM-001  SCI-1 + SAT-1
              A: SCI-1 ends 2026-12-11 10:00, SAT-1 starts 2026-12-11 10:15. That is 15 min
              between the accredited SCI-1 and the company session SAT-1; 30 are required.
              Why:  Credit for SCI-1 could be refused or withdrawn.
              Do:   Move SAT-1 to another hall, open a gap of 30 minutes, or withdraw the credit
                    from SCI-1.
              From: ACCME Standards for Integrity and Independence 2020, Standard 5.2a (verified)
                    Binds the society; authority: accreditor.
          UNKNOWN  SYM-003  SAT-1
              SAT-1 'Noon symposium': it is not decided whether it earns credit.
              Do:   Write in programme.yaml whether SAT-1 is accredited; for an independent grant
                    leave 'sponsor' out of the session.
              From: EBAC, accreditation and industry (satellite symposia are not accredited)
                    (verified)
                    ACCME Standards for Integrity and Independence 2020, Standards 2.1 and 5
                    (verified)
                    Binds the society; authority: accreditor.

        ERROR
          WAIVED  DIS-001  Dr A
              Dr A has no disclosure on file, but has a say in the content (parts: 1, first:
              SCI-1).
              Waived until 2026-12-01 by Scientific chair (2026-11-01): The form is in the post
                since Monday
              From: ACCME Standards for Integrity and Independence 2020, Standard 3.1 (verified)
                    Binds the society; authority: accreditor.

        WAIVERS TO LOOK AT
          info: The waiver of DIS-001 for 'Dr A' ends in 11 days, on 2026-12-01; settle the
            finding or decide anew.

        3 of 3 rules rest on a text that was read; the source of each finding says how sure it is.
        1 failed, 1 waived, 1 unknown, 0 passed, 0 rules not run, 0 rules with nothing to judge (pre-check, not \
        legal advice)

        """)
  }

  @Test func `the JSON of a tiny event`() throws {
    let report = try Self.report()
    let only = ComplianceReport(
      event: report.event, isFictional: report.isFictional, asOf: report.asOf,
      results: report.results.filter { $0.rule.id != "SYM-003" }, notes: report.notes, failsOn: report.failsOn)
    let text = only.json.rendered(pretty: true)
    #expect(
      text == """
        {
          "format": 1,
          "event": "Tiny Congress",
          "fictional": true,
          "as_of": "2026-11-20",
          "fail_on": "error",
          "rules": [
            {
              "id": "SYM-001",
              "title": "Thirty minutes between accredited and company sessions in one hall",
              "severity": "critical",
              "pack": "accme",
              "binds": "society",
              "authority": "accreditor",
              "phase": "programme-freeze",
              "outcome": "fail",
              "cites": [
                {
                  "document": "ACCME Standards for Integrity and Independence 2020",
                  "clause": "Standard 5.2a",
                  "confidence": "verified",
                  "url": "https://accme.org/news/understanding-the-30-minute-rule"
                }
              ]
            },
            {
              "id": "DIS-001",
              "title": "A disclosure on file for everyone who controls content",
              "severity": "error",
              "pack": "accme",
              "binds": "society",
              "authority": "accreditor",
              "phase": "programme-freeze",
              "outcome": "waived",
              "cites": [
                {
                  "document": "ACCME Standards for Integrity and Independence 2020",
                  "clause": "Standard 3.1",
                  "confidence": "verified",
                  "url": null
                }
              ]
            }
          ],
          "findings": [
            {
              "rule": "SYM-001",
              "severity": "critical",
              "subject": "SCI-1 + SAT-1",
              "outcome": "fail",
              "message": "A: SCI-1 ends 2026-12-11 10:00, SAT-1 starts 2026-12-11 10:15. That is 15 min between \
        the accredited SCI-1 and the company session SAT-1; 30 are required.",
              "impact": "Credit for SCI-1 could be refused or withdrawn.",
              "remedy": "Move SAT-1 to another hall, open a gap of 30 minutes, or withdraw the credit from SCI-1.",
              "waiver": null,
              "waiver_note": null,
              "details": {
                "credited": "SCI-1",
                "company": "SAT-1",
                "room": "A",
                "earlier": "SCI-1",
                "later": "SAT-1",
                "earlier_ends_at": "2026-12-11 10:00",
                "later_starts_at": "2026-12-11 10:15",
                "gap": "15"
              }
            },
            {
              "rule": "DIS-001",
              "severity": "error",
              "subject": "Dr A",
              "outcome": "waived",
              "message": "Dr A has no disclosure on file, but has a say in the content (parts: 1, first: SCI-1).",
              "impact": "Sessions with Dr A cannot be accredited before relationships are known, judged and \
        mitigated.",
              "remedy": "Ask Dr A for the disclosure form (relationships of the last 24 months, no lower limit) \
        and enter it.",
              "waiver": {
                "covers": "fail",
                "reason": "The form is in the post since Monday",
                "approved_by": "Scientific chair",
                "approved_on": "2026-11-01",
                "expires": "2026-12-01"
              },
              "waiver_note": null,
              "details": {
                "place": "SCI-1",
                "parts": "1",
                "state": "has no disclosure on file"
              }
            }
          ],
          "notes": [
            {
              "severity": "info",
              "rule": "DIS-001",
              "subject": "Dr A",
              "text": "The waiver of DIS-001 for 'Dr A' ends in 11 days, on 2026-12-01; settle the finding or \
        decide anew."
            }
          ],
          "counts": {
            "error": 0,
            "fail": 1,
            "unknown": 0,
            "waived": 1,
            "pass": 0,
            "not_applicable": 0,
            "rules": 2,
            "verified_rules": 2
          },
          "disclaimer": "A pre-check, not legal advice."
        }
        """)
  }
}
