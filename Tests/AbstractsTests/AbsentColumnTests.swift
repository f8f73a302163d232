import AbstractsSupport
import EventData
import Foundation
import Testing

@testable import Abstracts

/// A file says only what it has columns for: the rest of an abstract stays as it is on file.
struct AbsentColumnTests {
  private static func csv(_ cells: [(String, String)]) -> Data {
    let lines = [cells.map(\.0), cells.map(\.1)].map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func cells(without left: Set<String>, time: String = "9/27/2026 8:00:00") -> [(String, String)] {
    let answer = Answer {
      $0.timestamp = time
      $0.orcid = "0000-0002-1825-0097"
      $0.body += " NCT01234567"
    }
    let more = [
      ("type", "Original"), ("trials", "NCT07654321"), ("funding", "Own means"), ("table", "Arm | n\nA | 20"),
    ]
    return (Array(zip(Answer.header, answer.cells)) + more).filter { !left.contains($0.0) }
  }

  private static let optional = [
    "Affiliations", "ORCID", "Track", "Preferred presentation", "Keywords", "Conflict of interest", "Ethics approval",
    "Mobile", "type", "trials", "funding", "table",
  ]

  @Test func `every column by itself, and all together, may be left out`() throws {
    for left in Self.optional.map({ [$0] as Set }) + [Set(Self.optional)] {
      let desk = try Desk()
      _ = try desk.importing(Self.csv(Self.cells(without: [], time: "9/26/2026 8:00:00")))
      let before = try AbstractRecords.show("A-0001", in: desk.store).content
      let report = try desk.importing(Self.csv(Self.cells(without: left)), hour: 1)
      #expect(report.rows.map(\.outcome) == [.changed], "\(left): \(report.rows.map(\.problems))")
      #expect(
        report.rows.map(\.changes) == [["submitted: 2026-09-26 08:00:00 -> 2026-09-27 08:00:00"]], "\(left)")
      var after = try AbstractRecords.show("A-0001", in: desk.store).content
      after.submitted = before.submitted
      // Which trials there are stays; those of the text come last.
      #expect(Set(after.trials) == Set(before.trials))
      after.trials = before.trials
      #expect(after == before, "\(left)")
    }
  }

  @Test func `an empty cell is a change, and named as one that takes something away`() throws {
    let desk = try Desk()
    _ = try desk.importing(Self.csv(Self.cells(without: [], time: "9/26/2026 8:00:00")))
    let empty = Self.cells(without: []).map { ($0.0, ["ORCID", "funding"].contains($0.0) ? "" : $0.1) }
    let report = try desk.importing(Self.csv(empty), hour: 1)
    #expect(report.rows.map(\.emptied) == [["orcid", "funding"]])
    #expect(report.rows[0].changes.contains("funding: Own means -> (empty)"))
  }
}
