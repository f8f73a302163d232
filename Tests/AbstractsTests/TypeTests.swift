import Abstracts
import AbstractsSupport
import EventData
import Testing

/// Each type of abstract asks for its own parts.
@Suite struct TypeTests {
  static func answer(_ more: [String: String], body: String? = nil) -> Answer {
    Answer {
      $0.more = more
      if let body { $0.body = body }
    }
  }

  static let encore = [
    "type": "Encore", "encore_meeting": "esmo", "encore_year": "2025", "encore_number": "123P",
    "encore_new": "Two more years of follow-up",
  ]

  @Test(
    arguments: [
      (["type": ""], nil, []), (["type": "Regular"], nil, []), (["type": "Poem"], nil, ["unknown-type"]),
      (["type": "case report"], nil, ["type-not-accepted"]),
      (["type": "TiP"], "Background: a. Methods: b.", []), (["type": "TiP"], nil, ["extra-section"]),
      (["type": "TiP"], "Background: a.", ["unstructured"]),
      (["type": ""], "Background: a. Methods: b.", ["unstructured"]),
      (encore, nil, []), (["type": "Encore"], nil, ["encore"]),
      (encore.merging(["encore_meeting": "A meeting nobody knows"]) { $1 }, nil, ["encore"]),
      (encore.merging(["encore_year": "last"]) { $1 }, nil, ["encore"]),
      (encore.merging(["encore_new": "none"]) { $1 }, nil, ["encore"]),
      (encore.merging(["type": ""]) { $1 }, nil, []),
      (["encore_meeting": "No", "encore_number": "-"], nil, []),
      (["type": "LBA"], nil, []),
      (["type": "LBA"], "Background: a. Methods: The primary endpoint is survival; analysis in November.", []),
      (["type": "LBA"], "Background: a. Methods: b.", ["bad-placeholder"]),
      (
        ["type": "LBA"],
        "Background: a. Methods: Endpoints, analyses. Results: Will be presented. Conclusion: Pending.", []
      ),
    ] as [([String: String], String?, [String])])
  func `a type is judged by its own rules`(_ more: [String: String], _ body: String?, _ ids: [String]) throws {
    #expect(try Desk().importing([Self.answer(more, body: body)]).ids == [ids])
  }

  @Test func `what is read is shown, and a correction of it is a change`() throws {
    let desk = try Desk()
    let first = Self.answer(Self.encore.merging(["funding": "Own means", "table": "Arm | n\nA | 20"]) { $1 })
    _ = try desk.importing([first])
    let content = try AbstractRecords.show("A-0001", in: desk.store).content
    #expect(content.type == "encore")
    #expect(content.encore?.description == "ESMO Congress 2025, 123P; new: Two more years of follow-up")
    #expect(content.funding == "Own means")
    #expect(content.table == "Arm | n\nA | 20")
    let later = Answer {
      $0.timestamp = "9/27/2026 8:00:00"
      $0.more = Self.encore.mapValues { _ in "" }.merging(
        ["type": "Original", "trials": "NCT01234567", "funding": "Own means", "table": "Arm | n\nA | 21"]
      ) { $1 }
    }
    let report = try desk.importing([later], hour: 1)
    #expect(
      report.rows[0].changes == [
        "submitted: 2026-09-26 23:02:00 -> 2026-09-27 08:00:00", "type: encore -> original",
        "trials: (empty) -> NCT01234567",
        "encore: ESMO Congress 2025, 123P; new: Two more years of follow-up -> (empty)",
        "table: Arm | n A | 20 -> Arm | n A | 21",
      ])
    let before = try desk.everything()
    #expect(try desk.importing([later], hour: 2).outcomes == [.unchanged])
    #expect(try desk.everything() == before)
  }

  @Test func `the table is anonymous too, and a refused type says why`() throws {
    let named = Self.answer(["table": "Rose Hospital | 40"])
    #expect(try Desk().importing([named]).ids == [["not-anonymous"]])
    let report = try Desk().importing([Self.answer(["type": "Case report"])])
    #expect(report.rows[0].problems[0].message.contains("Case reports are not accepted. A series of ten"))
  }

  @Test(
    arguments: [
      (20, "", []), (21, "", ["too-many-authors"]), (20, "; Indus Glioma Study Group", []),
      (21, "; Indus Glioma Study Group", ["too-many-authors"]), (3, "; Study Group; Bo Last", ["group-not-last"]),
      (3, "; First Consortium; Second Network", ["group-not-last"]),
    ] as [(Int, String, [String])])
  func `a group printed last is not counted among the authors`(_ persons: Int, _ more: String, _ ids: [String]) throws {
    let answer = Answer {
      $0.authors = "Ana Ng; " + (1..<persons).map { "Bo Li\($0)x" }.joined(separator: ";") + more
    }
    #expect(try Desk().importing([answer]).ids == [ids])
  }
}
