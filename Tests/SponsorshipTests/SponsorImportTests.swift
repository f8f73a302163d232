import EventData
import Foundation
import Sponsorship
import TestSupport
import Testing

/// Lists of sponsors, as the committee keeps them.
struct SponsorImportTests {
  private static let header = [
    "Name", "Contact", "Email", "Address", "Province", "Package", "Brands", "Signed by sponsor",
  ]
  private static func row(
    _ name: String, email: String = "a@x.example", package: String = "stall", signed: String = "2026-08-01"
  ) -> [String] {
    [name, "Accounts", email, "1 Mill Road, Lahore", "Punjab", package, "Olivex; Olivo", signed]
  }

  private func workbook(_ rows: [[String]]) throws -> Data {
    try PythonFiles.workbook("for row in QUESTION: sheet.append(row)", [Self.header] + rows)
  }

  private func importing(_ bytes: Data, into office: Office) throws -> ImportReport {
    try SponsorIntake.importing(
      SourceFile(name: "sponsors.xlsx", bytes: bytes), event: office.definition.event,
      offer: office.definition.sponsorship,
      ImportRun(office.store, by: try SampleEvent.author()))
  }

  @Test func `a package is known by its name and its code in capitals too`() throws {
    let office = try Office()
    let rows = ["Stall", "Exhibition stall, 6 square metres", "Stahl"].enumerated().map {
      Self.row("Firm \($0)", package: $1)
    }
    #expect(try importing(workbook(rows), into: office).rows.map(\.outcome) == [.new, .new, .refused])
    #expect(try office.store.read { try Sponsors.required("S-002", in: $0).package } == "stall")
  }

  @Test func `a workbook's sponsors are added, its bad rows refused, and the same workbook adds nothing`() throws {
    let office = try Office()
    let rows = try workbook([
      Self.row("Zaytoon Pharma"), Self.row("Broken", email: "no address"), Self.row("Late", signed: "soon"),
      Self.row("Next century", signed: "2126-08-01"),
      Self.row("ZAYTOON pharma"), Self.row("Anar Labs"),
    ])
    let report = try importing(rows, into: office)
    #expect(report.rows.map(\.outcome) == [.new, .refused, .refused, .refused, .unchanged, .new])
    #expect(report.rows.map(\.code) == ["S-001", nil, nil, nil, "S-001", "S-002"])
    #expect(
      report.rows.flatMap(\.problems).map(\.message) == [
        "'no address' is no e-mail address", "'soon' is no day",
        "'2126-08-01' cannot be right: 1 August 2126 has not come yet",
      ])
    #expect(try office.store.read { try Sponsors.required("S-002", in: $0).brands } == ["Olivex", "Olivo"])
    #expect(try office.store.read { try $0.count("SELECT count(*) FROM imported_row WHERE kind = 'sponsor'") } == 6)
    let before = try office.store.everything()
    #expect(try importing(rows, into: office).count(.new) == 0)
    #expect(try office.store.everything() == before)
  }

  @Test func `a sponsor that was renamed is the same one when its list comes again`() throws {
    let office = try Office()
    let rows = try workbook([Self.row("Zaytoon Pharma"), Self.row("Anar Labs")])
    _ = try importing(rows, into: office)
    _ = try office.store.write(SampleEvent.author()) { tx in
      var sponsor = try Sponsors.required("S-001", in: tx)
      sponsor.name = "Olive Sciences"
      return try Sponsors.update(sponsor, offer: office.definition.sponsorship, in: tx)
    }
    let report = try importing(rows, into: office)
    #expect(report.rows.map(\.outcome) == [.unchanged, .unchanged])
    #expect(report.rows.map { $0.problems.map(\.id) } == [["other-name"], []])
    #expect(try office.store.read { try Sponsors.list(in: $0).map(\.name) } == ["Olive Sciences", "Anar Labs"])
  }

  @Test func `a row refused after it began leaves nothing behind`() throws {
    let office = try Office()
    let limited = try #require(office.definition.sponsorship.packages.first { $0.limit != nil })
    let many = (0...(limited.limit ?? 0)).map { number in
      var row = Self.row("Sponsor \(number)")
      row[5] = limited.code
      return row
    }
    let report = try importing(workbook(many), into: office)
    #expect(report.rows.map(\.outcome) == many.dropLast().map { _ in .new } + [.refused])
    #expect(try office.store.read { try Sponsors.list(in: $0).count } == limited.limit)
  }
}
