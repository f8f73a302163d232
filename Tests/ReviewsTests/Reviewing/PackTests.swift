import Abstracts
import EventData
import Foundation
import Reviews
import TestSupport
import Testing

/// Packs: ids that tell nothing and stay, files that come out the same.
@Suite struct PackTests {
  @Test func `each reviewer knows an abstract by another id, and the order differs from the codes'`() throws {
    let desk = try ReviewDesk()
    let packs = try desk.issue().packs
    let sheets = try packs.map { try desk.sheet($0) }
    let ids = sheets.map { Set($0.dropFirst().map { $0[0] }) }
    #expect(packs.map(\.reviewer) == ["RV-001", "RV-002"])
    #expect(ids.allSatisfy { $0.count == 4 } && ids[0].isDisjoint(with: ids[1]))
    #expect(
      ids.flatMap { $0 }.allSatisfy {
        $0.wholeMatch(of: /[CDFGHJKMNPQRTVWXY][CDFGHJKMNPQRTVWXY34679]{2}-[CDFGHJKMNPQRTVWXY34679]{2}/) != nil
      })
    #expect(Set(sheets[0].map { $0[1] }) == Set(sheets[1].map { $0[1] }))
    #expect(sheets[0].dropFirst().map { $0[1] } != sheets[1].dropFirst().map { $0[1] })
  }

  @Test func `a pack that holds what it held keeps number, ids and bytes, and asks for no new secret`() throws {
    let desk = try ReviewDesk()
    let seeds = Seeds()
    let first = try desk.issue(counting: seeds).packs
    let again = try desk.issue(hour: 9, counting: seeds).packs
    #expect(seeds.asked == 2)
    #expect(first.map(\.isNew) == [true, true] && again.map(\.isNew) == [false, false])
    for (one, other) in zip(first, again) {
      #expect(try desk.writer.sheet(of: one) == desk.writer.sheet(of: other))
      #expect(try desk.writer.page(of: one) == desk.writer.page(of: other))
    }
    #expect(try desk.store.verify() == [])
  }

  @Test func `a further abstract makes the next pack, in which known ids and their order stay`() throws {
    let desk = try ReviewDesk(pairs: [(1, 1), (2, 1)], halves: false)
    let first = try desk.issue().packs[0]
    try desk.store.write(ReviewDesk.author()) { tx in
      try ReviewDesk.assign(3, 1, in: tx)
      tx.note("one more")
    }
    let second = try desk.issue(hour: 1).packs[0]
    #expect((first.number, second.number) == (1, 2))
    let ids = try [first, second].map { try desk.sheet($0).dropFirst().map { $0[0] } }
    #expect(Array(ids[1].prefix(2)) == ids[0] && ids[1].count == 3)
  }

  @Test func `a pack is held back while a text may name somebody; hidden words change the pack and not the abstract`()
    throws
  {
    var answers = ReviewDesk.four
    answers[1].body += " We previously reported the first cases at Sample Valley Hospital."
    let desk = try ReviewDesk(answers, pairs: [(1, 1), (2, 2)])
    let held = try desk.issue()
    #expect(held.packs.map(\.reviewer) == ["RV-001"])
    #expect(held.withheld.map(\.reviewer) == ["RV-002"] && held.withheld.map(\.abstracts) == [["A-0002"]])
    #expect(try desk.issue(["RV-002"], allowFindings: true).packs.map(\.reviewer) == ["RV-002"])

    let call = desk.definition.abstracts.reviewed
    try desk.store.write(ReviewDesk.author()) { tx in
      _ = try Redactions.decide(
        Redaction(words: "Sample Valley Hospital", choice: .hide, replacement: "[institution]"), about: "A-0002",
        call: call, author: ReviewDesk.author(), in: tx)
      _ = try Redactions.decide(
        Redaction(words: "We previously reported", choice: .keep, replacement: ""), about: "A-0002", call: call,
        author: ReviewDesk.author(), in: tx)
    }
    let pack = try #require(try desk.issue(["RV-002"]).packs.first)
    #expect(pack.number == 2)
    let page = try desk.writer.page(of: pack)
    #expect(page.contains("We previously reported the first cases at [institution]."))
    #expect(page.contains("Registered as [trial number]."))
    #expect(try AbstractRecords.show("A-0002", in: desk.store).content.body.contains("at Sample Valley Hospital."))
    #expect(throws: ExplainedError.self) {
      try desk.store.write(ReviewDesk.author()) { tx in
        try Redactions.decide(
          Redaction(words: "Sample Hills", choice: .hide, replacement: "[x]"), about: "A-0002", call: call,
          author: ReviewDesk.author(), in: tx)
      }
    }
  }

  @Test func `the sheet allows only what the form asks, and only there`() throws {
    struct Sheet: Decodable, Equatable {
      let tabs: [String], active: String, creator: String?, locked: [Bool], isProtected: Bool, frozen: String
      let rules: [[String]]
    }
    let desk = try ReviewDesk(reviewers: 1)
    let file = try TemporaryFolder().file("sheet.xlsx")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try desk.writer.sheet(of: try desk.issue().packs[0]).write(to: file)
    let sheet = try Judges.python(
      Sheet.self,
      """
      import json, sys, openpyxl
      b = openpyxl.load_workbook(json.load(sys.stdin)); s = b["Reviews"]
      rules = sorted([str(v.sqref), v.type, str(v.formula1), str(v.formula2)] for v in s.data_validations.dataValidation if v.type)
      print(json.dumps(dict(tabs=b.sheetnames, active=b.active.title, creator=b.properties.creator,
        locked=[c.protection.locked for c in s[2]], isProtected=s.protection.sheet, frozen=s.freeze_panes, rules=rules)))
      """, file.path)
    #expect(
      sheet
        == Sheet(
          tabs: ["What to do", "Reviews"], active: "Reviews", creator: nil,
          locked: [true, true] + Array(repeating: false, count: 9) + [true, true], isProtected: true, frozen: "C2",
          rules: [
            ["C2:C5", "custom", "AND(ISNUMBER(C2),C2>=1,C2<=9,C2*2=INT(C2*2))", "None"],
            ["D2:D5", "whole", "1", "9"], ["E2:E5", "whole", "1", "9"], ["F2:F5", "whole", "1", "9"],
            ["G2:G5", "list", "\"Oral,Poster,Reject\"", "None"], ["H2:H5", "whole", "1", "3"],
            ["K2:K5", "list", "\"no,yes\"", "None"],
          ]))
  }
}
