import AbstractsSupport
import EventData
import Foundation
import Testing

/// The export a committee received, against what is known about it.
@Suite(
  .enabled(
    if: SharedData.isThere,
    "../shared/data is not beside the package, so the export of 537 real abstracts cannot be checked"))
struct SharedDataTests {
  @Test func `every planted problem is named, hardly any other, and importing again changes nothing`() throws {
    let desk = try Desk()
    let export = try Data(contentsOf: SharedData.folder.appending(path: "abstracts-form-export.csv"))
    let report = try desk.importing(export, hour: 24 * 30)
    let truth = try SharedData.truth()
    #expect(report.unknownHeaders == [])
    #expect(report.rows.map(\.row) == Array(2...(truth.count + 1)))

    var missed: [String] = []
    var strange: Set<Int> = []
    for (row, planted) in zip(report.rows, truth) {
      let named = Set(row.problems.map(\.id))
      missed += planted.subtracting(named).map { "row \(row.row): \($0)" }
      // Either record of a pair may carry these two.
      let pairs: Set = ["resubmission", "near-duplicate"]
      let extra = named.subtracting(planted)
      if !extra.isSubset(of: pairs) { strange.insert(row.row) }
      for problem in row.problems where extra.contains(problem.id) && pairs.contains(problem.id) {
        let partner = problem.message.firstMatch(of: /row (\d+)/).flatMap { Int($0.1) }
        let partnerPlanted = partner.map { truth[$0 - 2] } ?? []
        if !partnerPlanted.contains(problem.id) { strange.insert(row.row) }
      }
    }
    #expect(missed == [])
    #expect(strange.count * 100 <= truth.count * 2, "rows with ids that were not planted: \(strange.sorted())")
    #expect(
      strange.isSubset(of: [148, 154, 437, 531]),
      "only row 437, which shares 63 % of its text with row 436, and three with letters that were lost may be there")

    let before = try desk.everything()
    let again = try desk.importing(export, hour: 24 * 31)
    #expect(again.rows.allSatisfy { $0.outcome == .unchanged || $0.outcome == .refused })
    #expect(again.rows.map(\.problems) == report.rows.map(\.problems))
    #expect(again.rows.map(\.code) == report.rows.map(\.code))
    #expect(try desk.everything() == before)
  }

  @Test func `the refused rows go back whole`() throws {
    let export = try Data(contentsOf: SharedData.folder.appending(path: "abstracts-form-export.csv"))
    let report = try Desk().importing(export, dryRun: true)
    let rows = try PythonCSV.rows(report.refusedCSV)
    let refused = report.rows.filter { $0.outcome == .refused }
    #expect(rows.count == refused.count + 1)
    #expect(rows.allSatisfy { $0.count == 3 + 14 })
    for (row, result) in zip(rows.dropFirst(), refused) {
      #expect(row[0] == String(result.row))
      #expect(zip(row[3...], result.cells).allSatisfy { $0 == $1 || $0 == "'" + $1 })
    }
  }
}
