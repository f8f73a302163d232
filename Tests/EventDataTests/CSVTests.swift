@testable import EventData
import Foundation
import TestSupport
import Testing

@Suite struct CSVTests {
  private func cells(_ text: String) throws -> [[String]] {
    try CSVReader.records(text, file: "form.csv").map(\.cells)
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
    let records = try CSVReader.records(text, file: "f.csv")
    #expect(records.map(\.line) == [1, 2, 5])
    #expect(records.map(\.number) == [1, 2, 4])
  }

  @Test func `text comes out composed, so that equal names are equal bytes`() throws {
    #expect(try cells("Jose\u{301}\n")[0][0].unicodeScalars.count == 4)
  }

  @Test func `a quote that is never closed is refused with the line it opens on`() throws {
    let error = #expect(throws: ExplainedError.self) { try cells("a,b\n1,2\n3,\"never\nclosed\n5,6\n") }
    #expect(error?.kind == .refused)
    #expect(error?.place == "form.csv:3")
    #expect(error?.what == "A quote that opens on line 3 is never closed")
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

  @Test(arguments: ["-5", "+92 300 1234567", "a=b", "", "15,000", "-", "(+92) 300", "e-mail@host.example", "1-2"])
  func `a cell that computes nothing is left alone`(text: String) {
    #expect(!CSVWriter.isFormula(text))
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
