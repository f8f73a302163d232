import EventData
import Foundation
import Mail
import Registration
import TestSupport
import Testing

/// Lists of deposits, as a treasurer types them from a bank statement.
struct PaymentImportTests {
  private func importing(
    _ text: String, at desk: Desk, dryRun: Bool = false, letters: RegistrationLetters? = nil
  ) throws -> ImportReport {
    try importing(Data(text.utf8), at: desk, dryRun: dryRun, letters: letters)
  }

  private func importing(
    _ bytes: Data, at desk: Desk, dryRun: Bool = false, letters: RegistrationLetters? = nil
  ) throws -> ImportReport {
    try PaymentIntake(desk.definition.event, rules: desk.definition.registration).importFile(
      SourceFile(name: "deposits.csv", bytes: bytes), letters: letters,
      ImportRun(desk.store, by: try SampleEvent.author(), isDryRun: dryRun))
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.importing([Form.person(1), Form.person(2)])
    return desk
  }

  private let list = """
    Code,Amount,Method,Reference,Received on
    R-00001,"25,000",bank-transfer,FT1,2026-11-20
    R-00009,25000,bank-transfer,FT2,2026-11-20
    R-00002,much,bank-transfer,FT3,2026-11-20
    R-00002,25000,cheque?,FT4,2026-11-20
    R-00002,25000,Bank transfer,FT5,2026-11-20

    """

  @Test func `good rows are taken and bad ones refused, each with what to do, and nothing is taken twice`() throws {
    let desk = try desk()
    let report = try importing(list, at: desk, letters: desk.letters)
    #expect(report.rows.map(\.outcome) == [.new, .refused, .refused, .refused, .new])
    #expect(report.rows.map(\.code) == ["PAY-00001", nil, nil, nil, "PAY-00002"])
    #expect(
      report.rows.flatMap(\.problems).map(\.message) == [
        "There is no registration 'R-00009'", "'much' is no amount", "There is no payment method 'cheque?'",
      ])
    #expect(report.rows.flatMap(\.problems).allSatisfy { $0.id == "not-taken" && !$0.remedy.isEmpty })
    #expect(try Outbox(store: desk.store).list().map(\.kind) == ["payment-receipt", "payment-receipt"])
    let before = try desk.store.everything()
    #expect(
      try importing(list, at: desk, letters: desk.letters).rows.map(\.outcome)
        == [.unchanged, .refused, .refused, .refused, .unchanged])
    #expect(try desk.store.everything() == before)
  }

  @Test func `an amount cut by its own comma, and days that cannot be, are refused by row`() throws {
    let desk = try desk()
    let report = try importing(
      """
      Code,Reference,Method,Received on,Amount
      R-00001,FT1,bank-transfer,2026-11-20,25,000
      R-00001,FT2,bank-transfer,2062-11-20,25000
      R-00001,FT3,bank-transfer,1926-11-20,25000
      R-00001,FT4,bank-transfer,2026-11-20,25000

      """, at: desk)
    #expect(report.rows.map(\.outcome) == [.refused, .refused, .refused, .new])
    #expect(report.rows.flatMap(\.problems).map(\.id) == ["ragged-row", "not-taken", "not-taken"])
    #expect(
      report.rows[1].problems.map(\.message) == ["'2062-11-20' cannot be right: 20 November 2062 has not come yet"])
    let kept = try desk.store.read {
      try $0.rows("SELECT raw FROM imported_row WHERE row_number = 2 AND kind = 'payment'").map { $0.text("raw") }
    }
    #expect(kept.count == 1 && kept[0].contains("\"25\",\"000\""), "what was sent is kept: \(kept)")
  }

  @Test func `refused rows come back corrected in the file they were written to`() throws {
    let desk = try desk()
    let refused = try importing(list, at: desk).refusedCSV
    let corrected = refused.replacing(",much,", with: ",\"25,000\",")
    let report = try importing(corrected, at: desk)
    #expect(report.unknownHeaders == [])
    #expect(report.rows.map(\.outcome) == [.refused, .new, .refused])
    let again = try PythonRows.of(report.refusedCSV)
    #expect(again[0] == ["Row", "Problems", "What to do", "Code", "Amount", "Method", "Reference", "Received on"])
    #expect(again.map { $0.suffix(5).first } == ["Code", "R-00009", "R-00002"])
  }

  @Test func `a workbook, semicolons and a JSON list say the same as commas`() throws {
    let rows = [["Code", "Amount", "Method", "Reference"], ["R-00001", "25000", "bank-transfer", "FT1"]]
    let sources = [
      Data(rows.map { $0.joined(separator: ";") + "\r\n" }.joined().utf8),
      Data(rows.map { $0.joined(separator: "\t") + "\r" }.joined().utf8),
      try PythonFiles.workbook("for row in QUESTION: sheet.append(row)", [["Deposits of November"]] + rows),
      try JSONEncoder().encode([Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))]),
    ]
    for source in sources {
      let desk = try desk()
      #expect(try importing(source, at: desk).rows.map(\.code) == ["PAY-00001"])
      #expect(try desk.record("R-00001").outstanding == [])
    }
  }

  @Test func `what was sent is kept with its file, and a rehearsal keeps nothing`() throws {
    let desk = try desk()
    let before = try desk.store.everything()
    #expect(try importing(list, at: desk, dryRun: true).count(.new) == 2)
    #expect(try desk.store.everything() == before)
    _ = try importing(list, at: desk)
    let kept = try desk.store.read {
      try $0.rows("SELECT raw, outcome FROM imported_row WHERE kind = 'payment' ORDER BY row_number")
    }
    #expect(kept.map { $0.text("outcome") } == ["new", "refused", "refused", "refused", "new"])
    #expect(kept[1].text("raw") == #"["R-00009","25000","bank-transfer","FT2","2026-11-20"]"#)
    let file = try desk.store.read { try $0.row("SELECT * FROM imported_file WHERE kind = 'payment'") }
    #expect(file?.text("hash") == contentHash(Array(list.utf8)))
  }

  @Test func `a header that is not known is refused, for its cells would be lost`() throws {
    let desk = try desk()
    let error = #expect(throws: ExplainedError.self) {
      try importing("Code,Amount,Method,Refrence\nR-00001,25000,cash,FT1\n", at: desk)
    }
    #expect(error?.what == "The header 'Refrence' is not known. Did you mean 'Reference'?")
    #expect(error?.place == "deposits.csv:1")
  }

  @Test func `a file that holds no table says what it is`() throws {
    let desk = try desk()
    let word = try PythonFiles.made("import docx\nd = docx.Document()\nd.add_paragraph('R-00001')\nd.save(OUT)")
    #expect(throws: ExplainedError.self) { try importing(word, at: desk) }
    let pdf = #expect(throws: ExplainedError.self) { try importing("%PDF-1.7\n", at: desk) }
    #expect(pdf?.what == "The file is a PDF")
  }
}

/// A CSV as Python's own module reads it.
enum PythonRows {
  static func of(_ csv: String) throws -> [[String]] {
    let script =
      "import csv, io, sys, json; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.read().lstrip('\\ufeff'))))))"
    let answer = try Judges.run(Judges.python, ["-c", script], input: Data(csv.utf8))
    return try JSONDecoder().decode([[String]].self, from: Data(answer.utf8))
  }
}
