import EventData
import Foundation
import Registration
import TestSupport
import Testing

/// The export a committee received, against what is known about it.
@Suite(
  .enabled(
    if: SharedData.isThere, "../shared/data is not beside the package, so the export of real forms cannot be checked"))
struct SharedDataTests {
  @Test func `every planted problem is named, hardly any other, and importing again changes nothing`() throws {
    let desk = try Desk()
    let export = try Data(contentsOf: SharedData.file("registrations-form-export.csv"))
    let report = try desk.importing(export, at: "2026-11-28 10:00")
    let truth = try SharedData.truth()
    #expect(report.unknownHeaders == [])
    #expect(report.rows.map(\.row) == Array(2...(truth.count + 1)))

    var missed: [String] = []
    var strange: [String] = []
    for (row, planted) in zip(report.rows, truth) {
      let named = Set(row.ids)
      // Spaces around the name are cleaned silently.
      missed += planted.subtracting(named).subtracting(["spaces"]).map { "row \(row.row): \($0)" }
      var extra = named.subtracting(planted)
      // Either row of a duplicate pair may carry it.
      if extra.contains("duplicate"), partners(of: row).contains(where: { truth[$0 - 2].contains("duplicate") }) {
        extra.remove("duplicate")
      }
      if !extra.isEmpty { strange.append("row \(row.row): \(extra.sorted())") }
    }
    #expect(missed == [])
    #expect(strange.count * 100 <= truth.count * 2, "rows with ids that were not planted: \(strange)")

    let before = try desk.contents()
    let again = try desk.importing(export, at: "2026-12-11 09:00")
    #expect(again.rows.allSatisfy { $0.outcome == .unchanged || $0.outcome == .refused })
    #expect(again.rows.map(\.problems) == report.rows.map(\.problems))
    #expect(again.rows.map(\.code) == report.rows.map(\.code))
    #expect(try desk.contents() == before)
  }

  /// The rows a duplicate's message names.
  private func partners(of row: ImportReport.RowResult) -> [Int] {
    row.problems.filter { $0.id == "duplicate" }.flatMap { problem in
      problem.message.matches(of: /\d+/).compactMap { Int($0.0) }
    }.filter { $0 != row.row }
  }
}

/// The folder of raw inputs beside the package.
enum SharedData {
  static var isThere: Bool {
    FileManager.default.fileExists(atPath: file("registrations-form-export.csv").path)
  }

  static func file(_ name: String) -> URL { PackageFolders.sharedData.appending(path: name) }

  /// The planted ids by record.
  static func truth() throws -> [Set<String>] {
    let bytes = try Data(contentsOf: file("registrations.truth.csv"))
    let truth = SourceFile(name: "truth", bytes: bytes)
    return try SourceTable(separated: truth, columns: ColumnSet([], required: [])).rows.map { record in
      Set((record.cells.dropFirst().first ?? "").split { " ,;".contains($0) }.map(String.init))
    }
  }
}
