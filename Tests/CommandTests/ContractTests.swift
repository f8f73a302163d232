import Foundation
import TestSupport
import Testing

/// What scripts may rely on: the JSON of imports and doors, and tables that no spreadsheet runs.
struct ContractTests {
  struct Import: Decodable, Equatable {
    struct Problem: Decodable, Equatable {
      let id, severity, message, remedy: String
    }
    struct Row: Decodable, Equatable {
      let row: Int
      let code: String?
      let outcome: String
      let problems: [Problem]
    }
    let file: String
    let rows: [Row]
    let counts: [String: Int]
  }

  private func imported(_ noun: String, _ file: URL, _ congress: Congress, _ more: String..., ends: [Int32] = [1])
    throws
    -> Import
  {
    let ended = try congress.onco.run([noun, "import", file.path, "--format", "json", "--as-of", "2026-11-23"] + more)
    #expect(ends.contains(ended.code), "\(ended.errors)")
    #expect(ended.errors == "")
    return try JSONDecoder().decode(Import.self, from: Data(ended.output.utf8))
  }

  private static let registrations = """
    Email,First Name,Last Name,Category,Institution\r
    a@post.example,Bilal,Raza,Student,"Ravi\r
    Institute"\r
    none,BILAL,RAZA,Student,=1+1\r

    """

  @Test func `registration import prints the contract's object, records counted from the header`() throws {
    let congress = try Congress()
    let file = try congress.folder.write(Self.registrations, to: "form.csv")
    let report = try imported("registration", file, congress)
    #expect(report.file == "form.csv")
    #expect(report.rows.map(\.row) == [2, 3])
    #expect(report.rows.map(\.code) == ["R-00001", nil])
    #expect(report.rows.map(\.outcome) == ["new", "refused"])
    #expect(
      report.rows.map { Set($0.problems.map { "\($0.id) \($0.severity)" }) } == [
        [], ["formula error", "bad-email error", "caps warning"],
      ])
    #expect(report.rows[1].problems.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    #expect(
      report.counts["new"] == 1 && report.counts["refused"] == 1 && report.counts["changed"] == 0
        && report.counts["unchanged"] == 0)

    // The keys are there even when empty: "code": null, "problems": [].
    let raw = try congress.onco(
      "registration", "import", file.path, "--format", "json", "--as-of", "2026-11-23", ends: [1]
    ).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(raw.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.allSatisfy { Set($0.keys).isSuperset(of: ["row", "code", "outcome", "problems"]) })
    #expect(rows[1]["code"] is NSNull)
    #expect(rows.map { $0["outcome"] as? String } == ["unchanged", "refused"])
  }

  @Test func `a changed row says so`() throws {
    let congress = try Congress()
    let text = "Email,First Name,Last Name,Category,City\na@post.example,Bilal,Raza,Student,Lahore\n"
    _ = try imported("registration", congress.folder.write(text, to: "a.csv"), congress, ends: [0])
    let second = try imported(
      "registration", congress.folder.write(text.replacing("Lahore", with: "Quetta"), to: "b.csv"), congress, ends: [0])
    #expect(second.rows.map(\.outcome) == ["changed"])
    #expect(second.rows.map(\.code) == ["R-00001"])
    #expect(second.counts["changed"] == 1)
  }

  @Test func `abstract import prints the same object`() throws {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 0, abstracts: 60)
    let file = input.appending(path: "abstracts.csv")
    let report = try imported("abstract", file, congress)
    #expect(report.file == "abstracts.csv")
    #expect(report.rows.map(\.row) == Array(2...61))
    #expect(Set(report.rows.map(\.outcome)).isSuperset(of: ["new", "refused"]))
    #expect(report.rows.allSatisfy { $0.code != nil || $0.outcome == "refused" })
    #expect(
      report.rows.flatMap(\.problems).allSatisfy { ["error", "warning"].contains($0.severity) && !$0.remedy.isEmpty })
    #expect(report.counts["new"] == report.rows.count { $0.outcome == "new" })
    let again = try imported("abstract", file, congress)
    #expect(Set(again.rows.map(\.outcome)) == ["unchanged", "refused"])
    #expect(again.rows.map(\.code) == report.rows.map(\.code))
  }

  @Test func `door scan prints one object a line and nothing else`() throws {
    let congress = try Congress()
    let badges = try congress.badges(2)
    let first = try #require(badges["R-00001"])
    let input = "\(first)\r\n\n\(first)\nrubbish \"\\\u{7}\n\(try #require(badges["R-00002"]))"
    let ended = try congress.onco(
      "door", "scan", "--format", "json", "--as-of", "2026-12-11 09:00", input: input, ends: [1])
    #expect(
      ended.output == """
        {"outcome":"admitted","reason":"","registration":"R-00001"}
        {"outcome":"admitted","reason":"already-inside","registration":"R-00001"}
        {"outcome":"refused","reason":"forged","registration":null}
        {"outcome":"admitted","reason":"","registration":"R-00002"}

        """)
    let table = try congress.onco("door", "scan", "--as-of", "2026-12-12 09:00", input: first + "\n")
    #expect(table.output == "ADMITTED  R-00001  Dr. Bilal Raza  DELEGATE\n")
  }

  @Test func `a scanner may end its lines with CR alone, and a line without an end is one refusal`() throws {
    let congress = try Congress()
    let badges = try congress.badges(2)
    let (first, second) = (try #require(badges["R-00001"]), try #require(badges["R-00002"]))
    let long = String(repeating: "x", count: 300_000)
    let ended = try congress.onco(
      "door", "scan", "--format", "csv", "--as-of", "2026-12-11 09:00",
      input: "\(first)\r\r\n \t\r]Q3\(second.lowercased())\r\(long)\r\u{2}\(second)\u{3}", ends: [1])
    #expect(
      ended.output == """
        outcome,reason,registration
        admitted,,R-00001
        admitted,,R-00002
        refused,forged,
        admitted,already-inside,R-00002

        """)
  }

  @Test func `no table for a spreadsheet holds a formula, and every list speaks JSON`() throws {
    let congress = try Congress()
    try FileManager.default.createDirectory(at: congress.data, withIntermediateDirectories: true)
    _ = try congress.badges(2)
    // What a table looks like does not depend on the engine; that it is asked does.
    let evils = ["=1+1", "@SUM(A1)", "+A1", "-A1+2", "\t=1", "＝1", " =1", "\"=1"]
    for (index, evil) in evils.prefix(congress.schema == nil ? evils.count : 2).enumerated() {
      _ = try congress.rows(
        """
        UPDATE registration SET institution = '\(evil)', first_name = '\(evil)', city = '\(evil)' WHERE code = 'R-00001';
        INSERT INTO payment VALUES ('PAY-9\(index)', 'R-00001', NULL, 1\(index), 'PKR', 'cash', '\(evil)', '\(evil)', '2026-11-01', 0);
        INSERT INTO scan VALUES (\(index + 1), 0, '\(evil)', 'refused', 'forged', NULL, '2026-12-11', '');
        """)
      for list in [
        ["registration", "list"], ["payment", "list"], ["door", "report"], ["database", "audit"],
        ["registration", "show", "R-00001"],
      ] {
        let csv = try congress.onco.run(list + ["--format", "csv"])
        #expect(csv.code == 0, "\(csv.errors)")
        #expect(csv.output.hasPrefix("\u{FEFF}"), "\(list)")
        let cells = try Judges.python(
          [[String]].self,
          "import csv, io, json, sys; print(json.dumps(list(csv.reader(io.StringIO(json.load(sys.stdin))))))",
          csv.output)
        for cell in cells.flatMap({ $0 }) {
          let isNumber = cell.wholeMatch(of: /[+-]?[0-9 .,()-]+/) != nil
          let start = cell.drop { $0 == " " }.first
          #expect(isNumber || !"=+-@\t\r＝＋－＠".contains(start ?? "a"), "\(list): '\(cell)'")
        }
        let json = try congress.onco.run(list + ["--format", "json"])
        _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      }
    }
  }

  @Test func `text from outside cannot drive the terminal`() throws {
    let congress = try Congress()
    _ = try congress.badges(1)
    _ = try congress.rows(
      "UPDATE registration SET first_name = 'A\u{1B}[2J\u{7}', institution = 'B\nC'")
    for list in [["registration", "list"], ["registration", "show", "R-00001"]] {
      let output = try congress.onco.run(list).output
      #expect(!output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "\(list)")
    }
    let door = try congress.onco("door", "scan", "--as-of", "2026-12-11 09:00", input: "\u{1B}[2J\n", ends: [1]).output
    #expect(!door.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test func `refused rows go into a file with problem and remedy, safe to open`() throws {
    let congress = try Congress()
    let file = try congress.folder.write(Self.registrations, to: "form.csv")
    let back = congress.folder.file("back.csv")
    try congress.onco("registration", "import", file.path, "--refused", back.path, ends: [1])
    let rows = try Judges.python(
      [[String]].self,
      "import csv, json, sys; print(json.dumps(list(csv.reader(open(json.load(sys.stdin), encoding='utf-8-sig', newline='')))))",
      back.path)
    #expect(rows.count == 2)
    #expect(
      rows[0] == ["Row", "Problems", "What to do", "Email", "First Name", "Last Name", "Category", "Institution"])
    #expect(rows[1][0] == "3")
    #expect(Array(rows[1][3...]) == ["none", "BILAL", "RAZA", "Student", "'=1+1"])
  }
}
