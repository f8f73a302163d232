import Foundation
import Testing

@testable import Compliance
@testable import EventData

/// The congress that ships with the program.
struct SampleCongressTests {
  static func text(_ name: String) throws -> String {
    try String(contentsOf: Rulebook.root.appending(path: "Events/onco-2026/\(name)"), encoding: .utf8)
  }

  static func report(on day: String) throws -> ComplianceReport {
    let congress = try TinyCongress(programme: text("programme.yaml"), event: text("event.yaml"))
    return try congress.check(
      try RuleBook.read(files: Rulebook.files), policy: try text("compliance.yaml"), on: day)
  }

  @Test func `the sample congress has exactly its planted findings`() throws {
    let report = try Self.report(on: "2026-11-20")
    #expect(
      report.lines == [
        "fail IND-001 Dr Rameez Lodhi", "fail SYM-001 SCI-103 + SAT-101", "unknown GIF-001 GIV-3",
        "unknown IND-001 Dr Palwasha Durrani", "unknown SYM-003 SAT-201", "waived IND-004 SCI-203 talk 2",
        "fail DIS-001 Dr Saqlain Mengal", "unknown DIS-001 Dr Yasir Marwat", "unknown DIS-001 SCI-201 talk 2",
      ])
    #expect(report.results.filter { $0.outcome == .notApplicable }.map(\.rule.id) == ["AGR-001"])
    #expect(report.notes.isEmpty)
    #expect(report.exitsWithFindings())
    if ProcessInfo.processInfo.environment["ONCO_TEST_SHOW"] != nil { print(report.text()) }
  }
}
