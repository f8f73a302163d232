@testable import EventData
import Foundation
import TestSupport
import Testing

@Suite struct CSVTests {
  private func cells(_ text: String) throws -> [[String]] {
    CSVReader.records(text).map(\.cells)
  }

  @Test func `a form's export is read: BOM, CRLF, quotes, line breaks in cells`() throws {
    let text = "Name,\"Remark, if any\"\r\nZoë,\"said \"\"yes\"\"\r\nthen \u{201C}no\u{201D}\"\r\n,\r\nlast,"
    #expect(
      try cells(text) == [
        ["Name", "Remark, if any"], ["Zoë", "said \"yes\"\nthen \u{201C}no\u{201D}"], ["", ""], ["last", ""],
      ])
  }

  @Test func `each record knows the line it starts on`() throws {
    let text = "a\n\"x\ny\"\n\nb\n"
    let records = CSVReader.records(text)
    #expect(records.map(\.line) == [1, 2, 5])
    #expect(records.map(\.number) == [1, 2, 4])
  }

  @Test func `text comes out composed, so that equal names are equal bytes`() throws {
    #expect(try cells("Jose\u{301}\n")[0][0].unicodeScalars.count == 4)
  }

  private func read(_ text: String, width: Int) -> [(cells: [String], remarks: [SourceTable.Remark.Kind])] {
    CSVReader.records(text, width: width).map { ($0.cells, $0.remarks.map(\.kind)) }
  }

  @Test func `a quote that is never closed refuses its line and no other`() throws {
    let read = read("a,b\n1,2\n3,\"never\nclosed,4\n5,\"6\"\n", width: 2)
    #expect(read.map(\.cells) == [["a", "b"], ["1", "2"], ["3", "\"never"], ["closed", "4"], ["5", "6"]])
    #expect(read.map(\.remarks) == [[], [], [.strayQuote], [], []])
    let shifted = self.read("a,b,c\n1,\"open,2\n3,4,\"5\"\n", width: 3)
    #expect(shifted.map(\.cells) == [["a", "b", "c"], ["1", "\"open", "2"], ["3", "4", "5"]])
    let cut = self.read("a,b,c\n1,\"open\n3,4,5\n", width: 3)
    #expect(cut.map(\.remarks) == [[], [.openQuote], []])
    #expect(cut.last?.cells == ["3", "4", "5"])
  }

  @Test(arguments: [
    (#"1,"Use of "low-dose" RT",2"#, #"Use of "low-dose" RT"#),
    (#"1,"RT at "low dose"",2"#, #"RT at "low dose""#),
    (#"1,""Low dose" RT, again",2"#, #""Low dose" RT, again"#),
    (#"1,""Low dose"",2"#, #""Low dose""#),
    (#"1,"low-dose" RT,2"#, #""low-dose" RT"#),
    (#"1, "low, dose" ,2"#, "low, dose"),
    (#"1,5" tube,2"#, #"5" tube"#),
    (#"1,"""",2"#, "\""),
  ]) func `quotes that nobody doubled belong to the text`(line: String, cell: String) throws {
    let read = read("a,b,c\n\(line)\n9,9,9\n", width: 3)
    #expect(read.map(\.cells) == [["a", "b", "c"], ["1", cell, "2"], ["9", "9", "9"]])
    #expect(!read[1].remarks.contains(.openQuote))
  }

  @Test func `a quote that is never closed joins no two people`() throws {
    let read = self.read("a,b,c\n1,\"AK,Karachi\n2,P \"A\",Lahore\n3,4,5\n", width: 3)
    #expect(
      read.map(\.cells) == [["a", "b", "c"], ["1", "\"AK", "Karachi"], ["2", "P \"A\"", "Lahore"], ["3", "4", "5"]])
    #expect(read.map(\.remarks) == [[], [.openQuote], [], []])
    let text = self.read("a,b\n1,\"one\ntwo \"three\" four\nfive\"\n6,7\n", width: 2)
    #expect(text.map(\.cells) == [["a", "b"], ["1", "one\ntwo \"three\" four\nfive"], ["6", "7"]])
  }

  @Test func `ten thousand open quotes are read in one pass each line`() throws {
    let text = "a,b\n" + String(repeating: "1,\"open\n", count: 10_000)
    #expect(read(text, width: 2).count == 10_001)
    let spaced = "a,b\n" + String(repeating: "1, \"open\n", count: 2_000)
    #expect(read(spaced, width: 2).count == 2_001)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `every kind of line end ends a row and breaks a line in a cell`(
    end: String
  )
    throws
  {
    #expect(try cells("a,b\(end)\"x\(end)y\",2\(end)") == [["a", "b"], ["x\ny", "2"]])
  }

  @Test func `an empty file has no records`() throws {
    #expect(try cells("").isEmpty)
    #expect(try cells("\r\n\r\n").isEmpty)
  }

  @Test func `random tables are read as Python's csv module reads them`() throws {
    var dice = Dice(seed: 6)
    let pieces = ["a", "اردو", ",", "\"", "\"\"", "\n", "\r\n", " ", "=1+1", "é", ";", "\t", "👩🏽"]
    let tables = (0..<150).map { _ in
      (0..<Int.random(in: 1...6, using: &dice)).map { _ in
        (0..<Int.random(in: 2...4, using: &dice)).map { _ in
          (0..<Int.random(in: 0...5, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
        }
      }
    }
    // Python writes the text and reads it back; we read the same text. In-cell CRLF is LF with us.
    let judged = try PythonJudge.answer(
      [Judged].self,
      """
      import csv, io, json, sys
      out = []
      for number, table in enumerate(json.load(sys.stdin)):
          file = io.StringIO(newline="")
          csv.writer(file, lineterminator="\\r\\n" if number % 2 else "\\n",
                     quoting=csv.QUOTE_ALL if number % 3 == 0 else csv.QUOTE_MINIMAL).writerows(table)
          text = file.getvalue()
          rows = [[c.replace("\\r\\n", "\\n") for c in r] for r in csv.reader(io.StringIO(text, newline=""))]
          out.append({"text": text, "rows": rows})
      print(json.dumps(out))
      """, tables)
    for table in judged { #expect(try cells(table.text) == table.rows.map { $0.map(\.nfc) }) }
    #expect(judged.count == 150)
  }

  private struct Judged: Decodable {
    let text: String
    let rows: [[String]]
  }

  @Test(arguments: [
    "=1+1", "@SUM(A1)", "+1+cmd|'/C calc'!A0", "-2+3+cmd", "\t=1", "\r=1", " =1+1", "\u{00A0}=1", "=", "＝1+1", "＠x",
  ]) func `a cell that would compute is disarmed`(text: String) {
    #expect(CSVWriter.isFormula(text))
    #expect(CSVWriter.cell(text).replacing("\"", with: "").hasPrefix("'"))
    #expect(CSVWriter.original("'" + text) == text)
  }

  @Test(arguments: [
    (";=1+1", ";'=1+1"), ("Lahore; @SUM(A1)", "Lahore;' @SUM(A1)"), ("a\t=cmd|x", "a\t'=cmd|x"), ("=a;=b", "'=a;'=b"),
    ("ENT; Head; -5", "ENT; Head; -5"),
  ])
  func `what spreadsheets of other countries take for a second cell is disarmed too`(text: String, cell: String) {
    #expect(CSVWriter.cell(text) == cell)
    #expect(CSVWriter.original(cell) == text)
  }

  @Test(arguments: ["-5", "+92 300 1234567", "a=b", "", "15,000", "-", "(+92) 300", "e-mail@host.example", "1-2"])
  func `a cell that computes nothing is left alone`(text: String) {
    #expect(!CSVWriter.isFormula(text))
    if !text.contains(",") { #expect(CSVWriter.cell("a;\(text)") == "a;\(text)") }
    #expect(!CSVWriter.cell(text).hasPrefix("'"))
    #expect(CSVWriter.original(text) == text)
  }

  @Test func `what is written is what Python reads, with formulas as text`() throws {
    let rows = [["a,b", "say \"x\"", "two\nlines", " space"], ["=1+1", "اردو", "", "two\r\nlines"]]
    let text = CSVWriter.text(header: ["w", "x", "y", "z"], rows: rows)
    #expect(text.hasPrefix("\u{FEFF}w,x,y,z\r\n"))
    let read = try PythonJudge.answer(
      [[String]].self,
      """
      import csv, io, json, sys
      print(json.dumps(list(csv.reader(io.StringIO(json.load(sys.stdin)[0].lstrip("\\ufeff"), newline="")))))
      """, [text])
    #expect(read == [["w", "x", "y", "z"], rows[0], ["'=1+1", "اردو", "", "two\r\nlines"]])
  }
}
