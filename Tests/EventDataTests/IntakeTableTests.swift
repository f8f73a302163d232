import EventData
import Foundation
import Testing

/// How the headers of an export are understood, by the sample's registration form.
@Suite struct IntakeTableTests {
  private func table(_ text: String) throws -> IntakeTable {
    let columns = try self.columns().set
    let file = SourceFile(name: "form.csv", bytes: Data(text.utf8))
    return try IntakeTable(SourceTable(separated: file, columns: columns), columns: columns)
  }

  private enum Column: String, CaseIterable {
    case email, firstName = "first_name", lastName = "last_name", category, mobile
  }

  private func columns() throws -> FormColumns {
    let text = """
      form:
        date_order: month/day/year
        time_zone: Asia/Karachi
        columns:
          email: [Email Address]
          first_name: [First Name]
          last_name: [Last Name, Surname]
          category: [Registration category]
          mobile: [Mobile]
      """
    return try FieldReader.read(text, file: "registration.yaml") { file in
      file.object("form", "How the form's export is read.") {
        FormColumns($0, Column.self, required: [.email, .firstName, .lastName, .category])
      }
    }.get()
  }

  private let header = "EMAIL-address,First  Name,last name,Registration category,Favourite colour"

  @Test func `headers are found whatever their case, spaces and punctuation, and unknown ones are named`() throws {
    let table = try table("\(header)\r\na@b.example, Areeba ,Awan,Medical student,blue\r\n")
    #expect(table.unknownHeaders == ["Favourite colour"])
    #expect(table.rows.map(\.number) == [2])
    let answer = try #require(table.rows.first)
    #expect(answer.text("first_name") == "Areeba")
    #expect(answer.raw("first_name") == " Areeba ")
    #expect(answer.text("mobile").isEmpty)
    #expect(answer.cells.count == 5)
  }

  @Test func `rows count records: breaks in cells add none, empty rows keep their number`() throws {
    let table = try table("\(header)\n\"a@b.example\",\"A\nB\",C,D,E\n,,,,\na@c.example,X,Y,Z,W\nshort@d.example\n")
    #expect(table.rows.map(\.number) == [2, 4, 5])
    #expect(table.rows.map(\.line) == [2, 5, 6])
    #expect(table.rows.last?.text("category") == "")
  }

  @Test func `an empty file is refused`() throws {
    let error = #expect(throws: ExplainedError.self) { try table("") }
    #expect(error?.what == "The file is empty")
    #expect(error?.place == "form.csv")
  }

  @Test func `a missing column is refused with the headers found and the place to mend`() throws {
    let error = #expect(throws: ExplainedError.self) {
      try table("Email Address,First Name,Surname\na@b.example,A,B\n")
    }
    #expect(error?.what == "No header of the file means 'category'")
    #expect(error?.why == "The headers are: 'Email Address', 'First Name', 'Surname'.")
    #expect(error?.remedy.contains("'form.columns.category' in registration.yaml") == true)
  }

  @Test func `two headers for one column are refused`() throws {
    let error = #expect(throws: ExplainedError.self) { try table("\(header),Email\n") }
    #expect(error?.what == "Two headers mean 'email': 'EMAIL-address' and 'Email'")
    #expect(error?.place == "form.csv:1")
  }

  @Test func `a row with more cells than headers is refused by number, and its likely cause is named`() throws {
    let header = "Email,First name,Surname,Registration category,Mobile"
    let table = try table(
      "\(header),,\na@b.example,A,B,C,0300,,\nc@d.example,C,D,E,25,000\n\ne@f.example,Clinic, Lahore,F,G,0300\n,,,,,,,,\n"
    )
    #expect(table.rows.map(\.number) == [2])
    #expect(table.unreadable.map(\.row) == [3, 5])
    #expect(table.unreadable.flatMap(\.problems).map(\.id) == ["ragged-row", "ragged-row"])
    #expect(
      table.unreadable.first?.problems.first?.message
        == "the row has 6 cells under 5 headers; probably a comma stands inside a cell that is not in quotes, such as "
        + "'25,000'")
    let report = ImportReport(table, rows: table.rows.map { .init($0, code: "R-00001", .new) })
    #expect(report.rows.map(\.row) == [2, 3, 5])
    #expect(report.count(.refused) == 2)
  }

  @Test func `a cell too large for any spreadsheet refuses its row and no other`() throws {
    let huge = String(repeating: "ا", count: 50_001)
    let table = try table("\(header)\na@b.example,\(huge),B,C\nc@d.example,\(huge.dropLast()),D,E\n")
    #expect(table.unreadable.map { "\($0.row) \($0.problems.map(\.id))" } == ["2 [\"huge-cell\"]"])
    #expect(table.rows.map(\.number) == [3])
  }

  @Test func `what stands under no header is named, not lost in silence`() throws {
    let table = try table("Email,,First name,Surname,Registration category\na@b.example,to be asked,A,B,C\n")
    #expect(table.warnings == ["Column 2 has no header and is not read; it holds 'to be asked'."])
  }

  @Test func `one damaged byte names its cell and leaves the letters of all others`() throws {
    let columns = try columns().set
    var bytes = Data("\(header)\na@b.example,Zoë,Müller,C\nc@d.example,Jos".utf8)
    bytes += [0xE9] + Data(",Paz,C\ne@f.example,Nul".utf8) + [0] + Data(",Ö,C\n".utf8)
    bytes += Data(String(repeating: "g@h.example,Ä,B,C\n", count: 100).utf8)
    let table = try IntakeTable(
      SourceTable(separated: SourceFile(name: "form.csv", bytes: bytes), columns: columns), columns: columns)
    #expect(table.rows[0].text("last_name") == "Müller")
    #expect(table.source.takenFor == "CSV (UTF-8, separated by commas)")
    #expect(
      table.rows.filter { !$0.remarks.isEmpty }.map { "\($0.number) \($0.remarks.map(\.kind.rawValue))" } == [
        "3 [\"damaged-text\"]", "4 [\"damaged-text\"]",
      ])
    #expect(table.warnings == ["2 bytes of the file were damaged on the way: look where '\u{FFFD}' stands."])
  }

  @Test(arguments: [
    ("9/26/2026 23:02:00", "2026-09-26 23:02:00"), ("09/06/2026 4:05", "2026-09-06 04:05:00"),
    ("12-1-2026 00:00:01", "2026-12-01 00:00:01"),
  ]) func `timestamps are read in the form's order and zone`(text: String, shown: String) throws {
    let columns = try columns()
    let moment = try #require(columns.moment(text))
    #expect(columns.zone.text(moment, seconds: true) == shown)
  }

  @Test(arguments: [
    "26/9/2026 23:02:00", "9/26/26 23:02:00", "9/26/2026", "9/26/2026 25:00:00", "9/x/26/2026 10:00", "", "now",
    "9//2026 10:00", "+9/26/2026 10:00", "31/31/2026 25:61:00",
  ]) func `what is no time of the form is nil`(text: String) throws {
    #expect(try columns().moment(text) == nil)
  }

  @Test func `a report counts outcomes and sends refused rows back disarmed`() {
    let problem = ImportReport.Problem("formula", .error, "A cell computes", remedy: "Delete it.")
    let report = ImportReport(
      file: "form.csv", headers: ["Name"],
      rows: [
        .init(row: 2, code: "R-00001", outcome: .new, problems: [], cells: ["Areeba"]),
        .init(row: 3, code: nil, outcome: .refused, problems: [problem], cells: ["=1+1"]),
      ], unknownHeaders: [])
    #expect(
      report.refusedCSV
        == "\u{FEFF}Row,Problems,What to do,Name\r\n3,formula: A cell computes,Delete it.,'=1+1\r\n")
    #expect(
      report.json.rendered().contains(
        #""counts":{"new":1,"changed":0,"unchanged":0,"refused":1,"rows":2,"with_problems":1}"#))
  }
}
