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
    case timestamp, email, firstName = "first_name", lastName = "last_name", category, mobile
  }

  private func columns() throws -> FormColumns {
    let text = """
      form:
        date_order: month/day/year
        time_zone: Asia/Karachi
        columns:
          timestamp: [Timestamp]
          email: [Email Address]
          first_name: [First Name]
          last_name: [Last Name, Surname]
          category: [Registration category]
          mobile: [Mobile]
      """
    return try FieldReader.read(text, file: "registration.yaml") { file in
      file.object("form", "How the form's export is read.") {
        FormColumns($0, Column.self, required: [[.email], [.firstName], [.lastName], [.category]])
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

  @Test(arguments: [
    ("a@b.example,A,B,C,25,000,,", "the row has 6 cells under 5 headers"),
    ("a@b.example,A,B,C,25,000", "the row has 6 cells under 5 headers"),
  ]) func `empty cells behind an amount cut by its comma hide nothing`(row: String, says: String) throws {
    let table = try table("Email,First name,Surname,Registration category,Mobile\n\(row)\n")
    #expect(table.unreadable.flatMap(\.problems).map { $0.message.hasPrefix(says) } == [true])
  }

  @Test func `an amount before three digits in the next column is refused, whatever the width`() throws {
    let columns = ColumnSet(required: ["Code", "Amount"], optional: ["Reference"])
    func table(_ row: String) throws -> IntakeTable {
      let file = SourceFile(name: "p.csv", bytes: Data("Code,Amount,Reference\n\(row)\n".utf8))
      return try IntakeTable(SourceTable(separated: file, columns: columns), columns: columns)
    }
    let cut = try table("R-00001,25,000")
    #expect(
      cut.unreadable.flatMap(\.problems).map(\.message) == [
        "an amount of '25' stands before '000': probably '25,000' was meant"
      ])
    for fine in ["R-00001,25000,000", "R-00001,25.00,000", "R-00001,25,FT100", "R-00001,\"25,000\",451"] {
      #expect(try table(fine).rows.count == 1, "\(fine)")
    }
  }

  @Test func `a row that was cut off leaves what it lacks as it is, and is named where that is rare`() throws {
    let full = "a@b.example,A,B,C,blue\n"
    let table = try table("\(header)\n" + String(repeating: full, count: 4) + "a@c.example,A,B,C")
    #expect(table.rows.map { $0.remarks.map(\.kind) } == [[], [], [], [], [.shortRow]])
    let short = try IntakeTable(
      SourceTable(
        separated: SourceFile(name: "f.csv", bytes: Data("\(header),Mobile\na@b.example,A,B,C\n".utf8)),
        columns: try columns().set),
      columns: try columns().set)
    #expect(short.rows.map { $0.cell("mobile") } == [nil], "absent, not emptied")
    #expect(short.rows.map(\.remarks.isEmpty) == [true], "a program that leaves empty cells out does so in most rows")
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
    ("12-1-2026 00:00:01", "2026-12-01 00:00:01"), ("9/6/26 16:05", "2026-09-06 16:05:00"),
    ("9/6/2026, 4:05:09 PM", "2026-09-06 16:05:09"), ("9/6/2026 12:05 a. m.", "2026-09-06 00:05:00"),
    ("9/6/2026 4:05\u{202F}p.m.", "2026-09-06 16:05:00"), ("Sep 6, 2026 4:05 PM", "2026-09-06 16:05:00"),
    ("6-Sept-2026", "2026-09-06 00:00:00"), ("6 September 2026 16:05", "2026-09-06 16:05:00"),
    ("06.09.2026 16:05", "2026-09-06 16:05:00"), ("Sun Sep 06 2026 16:05:00 GMT+0500 (PKT)", "2026-09-06 16:05:00"),
    ("۹/۶/۲۰۲۶ ۱۶:۰۵", "2026-09-06 16:05:00"), ("9/6/2026", "2026-09-06 00:00:00"),
    ("46291.999999", "2026-09-26 23:59:59"), ("46291.416666667", "2026-09-26 10:00:00"),
  ]) func `timestamps are read in the form's order and zone`(text: String, shown: String) throws {
    let columns = try columns()
    let moment = try #require(columns.moment(text))
    #expect(columns.zone.text(moment, seconds: true) == shown)
  }

  @Test(arguments: [
    "26/9/2026 23:02:00", "9/26/026 23:02:00", "9/26", "9/26/2026 25:00:00", "9/x/26/2026 10:00", "", "now",
    "9//2026 10:00", "+9/26/2026 10:00", "31/31/2026 25:61:00", "9/26/2026 13:00 p. m.", "26-Foo-2026", "26-Ma-2026",
    "September 2026",
  ]) func `what is no time of the form is nil`(text: String) throws {
    #expect(try columns().moment(text) == nil)
  }

  @Test(arguments: [
    ("10/26/2026 10:00", "2026-10-26 10:00:00", ""),
    ("11/9/2026 10:00", "2026-11-09 10:00:00", ""),
    (
      "12/10/2026 10:00", "",
      "10 December 2026 has not come yet. In the order day/month/year it would be 12 October 2026"
    ),
    ("12/13/2026 10:00", "", "13 December 2026 has not come yet"),
    ("11/25/2026 10:00", "2026-11-25 10:00:00", "25 November 2026 has not come yet"),
    ("2036-09-26 10:00", "", "26 September 2036 has not come yet"),
    (
      "44847.5", "",
      "13 October 2022 is years too early. Counted from 1904, as some workbooks do, it would be 14 October 2026"
    ),
    ("9/26/2016 10:00", "", "26 September 2016 is years too early"),
  ]) func `a time that cannot be right is named, and none is guessed`(text: String, taken: String, says: String) throws
  {
    let columns = try columns()
    let now = columns.zone.moment(try #require(CalendarDate("2026-11-08")), hour: 12)
    let congress = try #require(CalendarDate("2026-12-12"))
    let reading = columns.reading(text, within: Plausibility(before: congress, now: now, in: columns.zone))
    #expect(reading.moment.map { columns.zone.text($0, seconds: true) } ?? "" == taken)
    #expect(reading.doubt == (says.isEmpty ? nil : "'\(text)' cannot be right: \(says)"))
  }

  private func times(_ times: [String], header name: String = "Timestamp") throws -> IntakeTable {
    try table("\(name),\(header)\n" + times.map { "\"\($0)\",a@b.example,A,B,C,blue\n" }.joined())
  }

  @Test func `a file whose days stand before the months is refused as a whole, one slip is not`() throws {
    let columns = try columns()
    let swapped = try times(["26/9/2026 10:00", "5/10/2026 10:00", "13/10/2026 10:00"])
    let error = #expect(throws: ExplainedError.self) { try columns.refuseOtherOrder(swapped, column: "timestamp") }
    #expect(
      error?.what == "The times of this file are in the order day/month/year, such as '26/9/2026 10:00'")
    let mixed = try times(["26/9/2026 10:00", "27/9/2026 10:00", "9/26/2026 10:00", "1/10/2026 10:00"])
    #expect(throws: ExplainedError.self) { try columns.refuseOtherOrder(mixed, column: "timestamp") }
    let slip = try times((1...9).map { "0\($0)/11/2026 10:00" } + ["13/11/2026 10:00"])
    #expect(
      try columns.refuseOtherOrder(slip, column: "timestamp") == [
        "'13/11/2026 10:00' is in the order day/month/year, and no time of the file shows that the others are not: look "
          + "whether day and month are the right way round."
      ])
    for fine in [["26/9/2026 10:00", "9/27/2026 10:00", "9/26/2026 10:00"], ["5/6/2026 10:00"], ["", ""]] {
      #expect(try columns.refuseOtherOrder(times(fine), column: "timestamp") == [])
    }
  }

  @Test func `times under a header that nobody mapped are refused, not taken for now`() throws {
    let columns = try columns()
    let unread = try times(["9/26/2026 10:00", ""], header: "Start time")
    let error = #expect(throws: ExplainedError.self) { try columns.refuseUnreadTimes(unread, column: "timestamp") }
    #expect(error?.what == "The column 'Start time' holds times, and nothing says that it is when the form was sent")
    try columns.refuseUnreadTimes(times(["at 10:00"], header: "Start time"), column: "timestamp")
    try columns.refuseUnreadTimes(times(["9/26/2026"], header: "Date of birth"), column: "timestamp")
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
