import Abstracts
import AbstractsSupport
import EventData
import Foundation
import Testing

/// Importing is idempotent, keeps history, and one bad row never spoils another.
@Suite struct ImportTests {
  static let one = Answer()
  static let two = Answer {
    $0.email = "bo@clinic.example"
    $0.title = "Second study of something else entirely"
    $0.body = "Background: \(nonsense(30, seed: 1)). Methods: b. Results: c. Conclusion: d."
  }

  @Test func `a name under a pile of marks is refused by its row and stops no other`() throws {
    let pile = "Ana" + String(repeating: "\u{301}", count: 3_000) + " Ng"
    let piled = Answer {
      $0.presenter = pile
      $0.authors = "\(pile) (1); Bashir Lee (2)"
      $0.title = "Another title of its own"
    }
    let report = try Desk().importing([piled, Answer()])
    #expect(report.outcomes == [.refused, .new])
    #expect(report.ids[0].contains("damaged-text"))
  }

  @Test func `the same file again changes nothing, not even the audit trail`() throws {
    let desk = try Desk()
    let answers = [Self.one, Self.two, Answer { $0.email = "n/a" }]
    #expect(try desk.importing(answers).outcomes == [.new, .new, .refused])
    let before = try desk.everything()
    let again = try desk.importing(answers, hour: 5)
    #expect(again.outcomes == [.unchanged, .unchanged, .refused])
    #expect(again.rows.map(\.code) == ["A-0001", "A-0002", nil])
    #expect(try desk.everything() == before)
    #expect(try desk.store.verify() == [])
  }

  @Test func `a corrected row shows its differences and keeps the old version`() throws {
    let desk = try Desk()
    _ = try desk.importing([Self.one, Self.two])
    let corrected = Answer {
      $0.timestamp = "9/27/2026 8:00:00"
      $0.title = "Outcome of HYPOFRACTIONATED radiotherapy, in early glottic cancer"
      $0.authors = "Dr. Ana Ng (1); Cleo Roe (2)"
      $0.body = $0.body.replacing("40 patients", with: "41 patients")
    }
    let report = try desk.importing([corrected, Self.two], hour: 1)
    #expect(report.outcomes == [.changed, .unchanged])
    #expect(report.rows[0].code == "A-0001")
    #expect(
      report.rows[0].changes == [
        "title: Outcome of hypofractionated radiotherapy in early glottic cancer -> "
          + "Outcome of HYPOFRACTIONATED radiotherapy, in early glottic cancer",
        "authors: Dr. Ana Ng (1)*; Prof. Bashir Lee (2) -> Dr. Ana Ng (1)*; Cleo Roe (2)",
        "body: …Methods: We treated 40 patients. Results: 36… -> …Methods: We treated 41 patients. Results: 36…",
        "submitted: 2026-09-26 23:02:00 -> 2026-09-27 08:00:00",
      ])
    let record = try AbstractRecords.show("A-0001", in: desk.store)
    #expect(record.content.authors.map(\.name) == ["Ana Ng", "Cleo Roe"])
    #expect(record.revisions.map(\.changes) == [report.rows[0].changes])
    #expect(record.revisions.first?.content.contains("We treated 40 patients") == true)
    let before = try desk.everything()
    #expect(try desk.importing([corrected, Self.two], hour: 2).outcomes == [.unchanged, .unchanged])
    #expect(try desk.everything() == before)
  }

  @Test func `an older export does not bring back an older version`() throws {
    let desk = try Desk()
    let later = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.keywords = "larynx"
    }
    _ = try desk.importing([later])
    let report = try desk.importing([Self.one])
    #expect(report.outcomes == [.unchanged])
    #expect(report.ids == [["resubmission"]])
    #expect(try AbstractRecords.show("A-0001", in: desk.store).content.keywords == ["larynx"])
  }

  @Test func `of two versions in one file the one sent last counts, under one code`() throws {
    let desk = try Desk()
    let later = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.keywords = "larynx"
    }
    let report = try desk.importing([later, Self.two, Self.one])
    #expect(report.outcomes == [.new, .new, .unchanged])
    #expect(report.rows.map(\.code) == ["A-0001", "A-0002", "A-0001"])
    #expect(report.ids == [["resubmission"], [], ["resubmission"]])
    #expect(try AbstractRecords.show("A-0001", in: desk.store).content.keywords == ["larynx"])
    let before = try desk.everything()
    let again = try desk.importing([later, Self.two, Self.one])
    #expect(again.outcomes == [.unchanged, .unchanged, .unchanged])
    #expect(again.ids == report.ids)
    #expect(try desk.everything() == before)
  }

  @Test func `when the later version is refused the earlier one stands`() throws {
    let desk = try Desk()
    let later = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.conflict = ""
    }
    let report = try desk.importing([Self.one, later])
    #expect(report.outcomes == [.new, .refused])
    #expect(report.ids == [[], ["missing-coi", "resubmission"]])
  }

  @Test func `where a resubmission is an error the first version stands`() throws {
    let strict = try Calls.sample([("resubmission: warning", "resubmission: error")])
    let later = Answer { $0.timestamp = "9/28/2026 8:00:00" }
    let report = try Desk(strict).importing([later, Self.one, Self.two])
    #expect(report.outcomes == [.refused, .new, .new])
    #expect(report.ids == [["resubmission"], [], []])
    #expect(report.rows.map(\.code) == ["A-0001", "A-0001", "A-0002"])
  }

  @Test func `near-duplicates are found in the file and against what is on file`() throws {
    let text = nonsense(60, seed: 7)
    let body = "Background: \(text). Methods: b. Results: c. Conclusion: d."
    let first = Answer { $0.body = body }
    let copy = Answer {
      $0.timestamp = "9/27/2026 8:00:00"
      $0.email = "other@mail.example"
      $0.title = "A wholly different name for that work"
      $0.body = body.replacing(text.split(separator: " ")[30], with: "changed")
    }
    let sameSender = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.title = "Third name, in which nothing is alike"
      $0.body = body
    }
    let together = try Desk().importing([copy, Self.two, first, sameSender])
    #expect(together.ids == [["near-duplicate"], [], [], ["resubmission", "near-duplicate"]])
    #expect(together.rows[0].problems.first?.message.contains("row 4 (A-0003)") == true)
    let desk = try Desk()
    _ = try desk.importing([first, Self.two])
    let report = try desk.importing([copy])
    #expect(report.ids == [["near-duplicate"]])
    #expect(report.rows[0].problems.first?.message.hasSuffix("another sender sent: A-0001") == true)
    #expect(try desk.importing([first, Self.two]).ids == [[], []])
  }

  @Test func `a dry run reports and leaves nothing`() throws {
    let desk = try Desk()
    let before = try desk.everything()
    let report = try desk.importing([Self.one, Answer { $0.conflict = "" }], dryRun: true)
    #expect(report.outcomes == [.new, .refused])
    #expect(report.rows[0].code == "A-0001")
    #expect(try desk.everything() == before)
    #expect(try desk.importing([Self.one]).rows[0].code == "A-0001")
  }

  @Test func `a decided abstract keeps its text`() throws {
    let desk = try Desk()
    _ = try desk.importing([Self.one])
    try desk.store.write(Store.Author(name: "committee", command: "test", now: Desk.now)) { tx in
      tx.note("decided")
      try tx.run("UPDATE abstract SET state = 'accepted', decided_at = 5 WHERE code = 'A-0001'")
    }
    #expect(try desk.importing([Self.one]).outcomes == [.unchanged])
    let report = try desk.importing([Answer { $0.keywords = "larynx" }])
    #expect(report.outcomes == [.refused])
    #expect(report.ids == [["already-decided"]])
    #expect(throws: ExplainedError.self) {
      try desk.store.append { try $0.run("UPDATE abstract SET body = 'x' WHERE code = 'A-0001'") }
    }
    #expect(throws: ExplainedError.self) {
      try desk.store.append { try $0.run("DELETE FROM abstract WHERE code = 'A-0001'") }
    }
  }

  @Test func `hostile text is stored as it came and does nothing`() throws {
    let desk = try Desk()
    let title = "Robert'); DROP TABLE abstract;-- \"<script>alert(1)</script>\" {{code}} %s ?1"
    let report = try desk.importing([
      Answer {
        $0.title = title
        $0.ethics = "1' OR '1'='1"
        $0.keywords = "be\u{7}ll"
      }
    ])
    #expect(report.outcomes == [.new])
    let record = try AbstractRecords.show("A-0001", in: desk.store)
    #expect(record.content.title == title)
    #expect(record.content.ethics == "1' OR '1'='1")
    #expect(record.content.keywords == ["bell"])
    #expect(try AbstractRecords.list(AbstractFilter(problem: "' OR '1'='1"), in: desk.store).isEmpty)
    #expect(try AbstractRecords.list(AbstractFilter(track: "x' OR '1'='1"), in: desk.store).isEmpty)
    #expect(try AbstractRecords.list(in: desk.store).map(\.title) == [title])
  }

  @Test func `a file without the needed header is refused whole, with what to do`() throws {
    let desk = try Desk()
    let data = Data("Timestamp,Email,Title\n1/1/2026 1:00:00,a@b.example,T\n".utf8)
    let error = #expect(throws: ExplainedError.self) { _ = try desk.importing(data) }
    #expect(error?.what == "No header of the file means 'presenter'")
    #expect(error?.remedy.contains("abstracts.yaml") == true)
    #expect(try AbstractRecords.counts(in: desk.store).total == 0)
  }

  @Test func `refused rows go back as a CSV that Python reads and no spreadsheet computes`() throws {
    let hostile = Answer {
      $0.title = "Line one\nline \"two\", with comma"
      $0.body = "=HYPERLINK(\"http://evil.example\",\"click\") Background: a\nMethods: b"
    }
    let report = try Desk().importing([Self.two, hostile, Answer { $0.conflict = "" }])
    let rows = try PythonCSV.rows(report.refusedCSV)
    #expect(rows.count == 3)
    #expect(rows[0] == ["Row", "Problems", "What to do"] + Answer.header)
    #expect(rows[1][0] == "3")
    #expect(rows[1][1].contains("formula: ") && rows[1][1].contains("unstructured: "))
    #expect(Array(rows[1][3...]) == hostile.cells.map { $0.hasPrefix("=") ? "'" + $0 : $0 })
    #expect(rows[2][0] == "4")
    #expect(rows[2][1].hasPrefix("missing-coi: "))
    #expect(rows.joined().allSatisfy { !$0.hasPrefix("=") })
  }
}

/// Python's csv module as an independent reader.
enum PythonCSV {
  static func rows(_ text: String) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "abstracts-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = """
      import csv, json, sys
      with open(sys.argv[1], encoding="utf-8-sig", newline="") as f:
          print(json.dumps(list(csv.reader(f, strict=True))))
      """
    let process = Process()
    let named = ProcessInfo.processInfo.environment["ONCO_TEST_PYTHON"]
    let own = Calls.package.appending(path: ".venv/bin/python3").path
    let python = named ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "python3")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 could not read the CSV; scripts/setup installs python3")
    return try JSONDecoder().decode([[String]].self, from: output)
  }
}
