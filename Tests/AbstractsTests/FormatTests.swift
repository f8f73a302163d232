import Abstracts
import AbstractsSupport
import Documents
import EventData
import Foundation
import TestSupport
import Testing

/// Every format gives the same record.
@Suite struct FormatTests {
  @Test func `ten abstracts through CSV, XLSX, Word, mail and JSON are the same ten records`() throws {
    let ten = Formats.ten
    let csv = try Desk()
    #expect(try csv.importing(ten).outcomes == Array(repeating: .new, count: 10))
    let wanted = try csv.contents()
    #expect(Set(wanted.map(\.title)).count == 10)
    #expect(wanted[3].orcid == "0000-0002-1825-0097")
    #expect(wanted[0].sections.map(\.section) == ["background", "methods", "results", "conclusion"])

    for (name, data) in [
      ("semicolons.csv", try Formats.csv(ten, separator: ";")), ("tabs.csv", try Formats.csv(ten, separator: "\t")),
      ("little.csv", try Formats.csv(ten, encoding: .utf16LittleEndian, mark: [0xFF, 0xFE])),
      ("big.csv", try Formats.csv(ten, separator: ";", encoding: .utf16BigEndian, mark: [0xFE, 0xFF])),
      ("book.xlsx", try Formats.xlsx(ten)), ("list.json", try Formats.json(ten)),
    ] {
      let desk = try Desk()
      let report = try desk.taking(data, file: name)
      #expect(report.outcomes == Array(repeating: .new, count: 10), "\(name)")
      #expect(try desk.contents() == wanted, "\(name)")
    }
    let mails = try Desk()
    let letters = try ten.enumerated().map { ("mail-\($0.offset).eml", try Formats.mail($0.element)) }
    #expect(try mails.taking(folder: letters).outcomes == Array(repeating: .new, count: 10))
    #expect(try mails.contents() == wanted)

    let documents = try Desk()
    let files = try ten.enumerated().map { ("abstract \($0.offset).docx", try Formats.docx($0.element)) }
    let received = try #require(documents.call.form.moment("2026-10-14 18:00:00"))
    let report = try documents.taking(folder: files, received: received)
    #expect(report.outcomes == Array(repeating: .new, count: 10))
    #expect(report.rows[4].place == "abstract 4.docx")
    let dated = wanted.map { content in
      var content = content
      content.submitted = received
      return content
    }
    #expect(try documents.contents() == dated)
    // Through another format the same abstracts are what is on file already.
    #expect(
      try csv.taking(Formats.xlsx(ten), file: "book.xlsx", hour: 3).outcomes == Array(repeating: .unchanged, count: 10))
  }

  @Test func `a file in Windows-1252 is read, and the guess is named with an example`() throws {
    let answer = Answer { $0.authors = "Dr. Ana Ng (1); Bashir Müller (2)" }
    let desk = try Desk()
    let report = try desk.taking(
      Formats.csv([answer], separator: ";", encoding: .windowsCP1252), file: "form.csv")
    #expect(report.takenFor == "CSV (Windows-1252, separated by semicolons)")
    #expect(
      report.warnings == [
        "The text is not UTF-8 and was read as Windows-1252 (Western European): look at names with accents, such as "
          + "'Müller'. If they are wrong, export the file again as CSV UTF-8."
      ])
    #expect(try desk.contents()[0].authors[1].name == "Bashir Müller")
    #expect(try Desk().taking(Formats.csv([answer]), file: "form.csv").warnings == [])
  }

  @Test func `Excel's own first line, a header with commas and a decimal comma do no harm`() throws {
    let header = Answer.header.joined(separator: ";").replacing(
      "Affiliations", with: "Affiliations (numbered, one per line)")
    let cells = Answer { $0.timestamp = "46291,9597222222" }.cells.map {
      $0.contains(where: { ";\n\"".contains($0) }) ? "\"\($0)\"" : $0
    }
    let desk = try Desk()
    let text = "sep=;\r\n\(header)\r\n\(cells.joined(separator: ";"))\r\n"
    let report = try desk.taking(Data(text.utf8), file: "form.csv")
    #expect(report.outcomes == [.new])
    #expect(desk.call.form.zone.text(try desk.contents()[0].submitted, seconds: true) == "2026-09-26 23:02:00")
  }

  @Test(arguments: [
    ("2026-09-26 23:02:00", "2026-09-26 23:02:00"), ("2026/09/26 11:02:00 PM GMT+5", "2026-09-26 23:02:00"),
    ("2026-09-26T18:02:00Z", "2026-09-26 23:02:00"), ("2026-09-26T20:02:00.500+02:00", "2026-09-26 23:02:00"),
    ("9/26/2026 12:05 AM", "2026-09-26 00:05:00"), ("9/26/2026 12:05 pm", "2026-09-26 12:05:00"),
    ("46291.959722222222", "2026-09-26 23:02:00"), ("46291", "2026-09-26 00:00:00"),
    ("2026-09-26 18:02 UTC", "2026-09-26 23:02:00"),
  ]) func `timestamps of other programs are understood`(text: String, shown: String) throws {
    let form = try Calls.sample().call.form
    #expect(form.zone.text(try #require(form.moment(text)), seconds: true) == shown)
  }

  @Test(arguments: ["4629", "462911", "26-09-26 10:00", "9/26/2026 13:00 PM", "2026-09-26T18:02:00+25:00", "46291.9.5"])
  func `what is no time stays none`(text: String) throws {
    #expect(try Calls.sample().call.form.moment(text) == nil)
  }

  @Test func `a workbook with two forms asks which, and takes the one named`() throws {
    let script = """
      for book_sheet in (sheet, book.create_sheet('Old answers')):
          book_sheet.append([n for n, _ in QUESTION]); book_sheet.append([v for _, v in QUESTION])
      """
    let data = try PythonFiles.workbook(script, zip(Answer.header, Answer().cells).map { [$0.0, $0.1] })
    let error = #expect(throws: ExplainedError.self) { try Desk().taking(data, file: "book.xlsx") }
    #expect(error?.what == "Several sheets could be meant: 'Sheet' and 'Old answers'")
    #expect(error?.remedy == "Say which one with --sheet NAME.")
    let report = try Desk().taking(data, file: "book.xlsx", sheet: "old answers")
    #expect(report.outcomes == [.new])
    #expect(report.rows[0].place == "sheet 'Old answers', row 2")
    #expect(report.warnings == ["Not read: the sheet 'Sheet'."])
    let wrong = #expect(throws: ExplainedError.self) { try Desk().taking(data, file: "book.xlsx", sheet: "Sheets") }
    #expect(wrong?.what == "The workbook has no sheet 'Sheets'. Did you mean 'Sheet'?")
  }

  @Test func `a cell with a failed formula refuses its row only, hidden rows are read and named`() throws {
    let script = """
      sheet.append([n for n, _ in QUESTION])
      for i in range(3): sheet.append([v for _, v in QUESTION]); sheet.cell(i + 2, 3).value = 'Another title number %d' % i
      sheet['K3'] = '#REF!'; sheet['J4'] = '=HYPERLINK("http://evil.example")'; sheet.row_dimensions[2].hidden = True
      """
    let data = try PythonFiles.workbook(script, zip(Answer.header, Answer().cells).map { [$0.0, $0.1] })
    let report = try Desk().taking(data, file: "book.xlsx")
    #expect(report.outcomes == [.new, .refused, .refused])
    #expect(report.ids[1].contains("broken-cell"))
    #expect(report.ids[2].contains("formula"))
    #expect(report.warnings == ["1 row hidden in Excel (2) were read like the others."])
  }

  @Test func `an empty workbook and a header edited in mid-call are told of`() throws {
    let empty = #expect(throws: ExplainedError.self) { try Desk().taking(PythonFiles.workbook("pass"), file: "b.xlsx") }
    #expect(empty?.what == "The workbook is empty")
    let renamed = String(decoding: Answer.csv([Answer()]), as: UTF8.self).replacing("\"Title\"", with: "\"Your title\"")
    let error = #expect(throws: ExplainedError.self) { try Desk().taking(Data(renamed.utf8), file: "form.csv") }
    #expect(error?.what == "No header of the file means 'title'")
    let call = try Calls.sample([("Abstract title, Title]", "Abstract title, Title, Your title]")])
    #expect(try Desk(call).taking(Data(renamed.utf8), file: "form.csv").outcomes == [.new])
  }

  @Test func `what a file is is found out from its content, whatever its name`() throws {
    let answer = Answer()
    #expect(try FileKind.of(SourceFile(name: "form.csv", bytes: Formats.xlsx([answer]))) == .xlsx)
    #expect(try FileKind.of(SourceFile(name: "x", bytes: Formats.docx(answer))) == .docx)
    #expect(try FileKind.of(SourceFile(name: "x.txt", bytes: Formats.mail(answer))) == .eml)
    #expect(try FileKind.of(SourceFile(name: "x", bytes: Formats.json([answer]))) == .json)
    #expect(try FileKind.of(SourceFile(name: "x.xlsx", bytes: Answer.csv([answer]))) == .csv)
    #expect(try FileKind.of(SourceFile(name: "x", bytes: Data("From ana Thu Oct  8 10:00:00 2026\n".utf8))) == .mbox)
    let refusals: [(Data, String)] = [
      (Data("%PDF-1.7".utf8), "The file is a PDF"), (Data("{\\rtf1".utf8), "The file is rich text (.rtf)"),
      (Self.compound("WordDocument"), "The file is an old Word document (.doc)"),
      (Self.compound("Workbook"), "The file is an old Excel workbook (.xls)"),
      (Self.compound("EncryptedPackage"), "The file is protected by a password"),
    ]
    for (data, what) in refusals {
      let error = #expect(throws: ExplainedError.self) { try FileKind.of(SourceFile(name: "x", bytes: data)) }
      #expect(error?.what == what)
    }
  }

  /// A compound file with a stream of a name in it.
  static func compound(_ stream: String) -> Data {
    Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 512) + Data(stream.utf8.flatMap { [$0, 0] })
  }
}
