import AbstractsSupport
import EventData
import Foundation
import TestSupport
import Testing

@testable import Abstracts

/// A call with two works sent twice, and an earlier book.
struct DuplicateDesk {
  let desk: Desk
  static let methods = nonsense(60, seed: 21)

  init() throws {
    desk = try Desk()
    _ = try desk.importing([
      Self.answer("ana@clinic.example", "Larynx preservation after hypofractionated radiotherapy", results: 31),
      Self.answer("bo@clinic.example", "A wholly other heading for this study", results: 31),
      Self.answer("cy@clinic.example", "Voice outcome two years later in the glottic cohort", results: 32),
      Self.answer(
        "di@clinic.example", "Larynx preservation after hypofractionated radiotherapy", results: 33, methods: 22),
      Self.answer("ed@clinic.example", "Nothing like the others in any word here", results: 34, methods: 23),
    ])
  }

  static func body(results: UInt64, methods: UInt64 = 21) -> String {
    "Background: \(nonsense(20, seed: results + 100)).\nMethods: \(nonsense(60, seed: methods)).\n"
      + "Results: \(nonsense(60, seed: results)).\nConclusion: \(nonsense(20, seed: results + 200))."
  }

  static func answer(_ email: String, _ title: String, results: UInt64, methods: UInt64 = 21) -> Answer {
    Answer {
      $0.email = email
      $0.title = title
      $0.body = body(results: results, methods: methods)
    }
  }

  func pairs(_ scope: DuplicateScope = DuplicateScope(least: 30)) throws -> [DuplicatePair] {
    try desk.store.read { try DuplicateSearch.pairs(desk.call, scope: scope, in: $0) }
  }

  func judge(_ one: String, _ other: String, _ verdict: DuplicateVerdict?, _ reason: String = "asked them") throws
    -> Bool
  {
    try DuplicateSearch.judge(one, other, verdict, reason: reason, author: author, in: desk.store)
  }

  var author: Store.Author { Store.Author(name: "chair", command: "test", now: Desk.now) }

  func importing(_ csv: String, dryRun: Bool = false) throws -> ImportReport {
    try PastBooks.importing(
      SourceFile(name: "book.csv", bytes: Data(csv.utf8)), book: "onco25", title: "Abstracts of ONCO 2025", year: 2025,
      call: desk.call, ImportRun(desk.store, by: author, isDryRun: dryRun))
  }

  static func book(title: String = "Voice after radiotherapy, first results of a cohort", text: String) -> String {
    "Number,Title,Authors,Text,Pages\r\n12,\"\(title)\",\"Ana Ng, Kim Roe\",\"\(text)\",3\r\n"
      + "13,Another work,Kim Roe,\"\(nonsense(80, seed: 77))\",4\r\n"
  }
}

@Suite struct DuplicateSearchTests {
  @Test func `a copy, an encore and a title alone are told apart by their sections`() throws {
    let pairs = try DuplicateDesk().pairs()
    #expect(
      pairs.map { [$0.first.code, $0.second.code] } == [
        ["A-0001", "A-0002"], ["A-0001", "A-0003"], ["A-0001", "A-0004"], ["A-0002", "A-0003"],
      ])
    #expect(pairs.map(\.kind) == [.text, .text, .title, .text])
    #expect(pairs.map(\.reading) == [.copy, .encoreOrSalami, .title, .encoreOrSalami])
    #expect(pairs[0].containment == 100)
    #expect(pairs[0].sections == ["background", "methods", "results", "conclusion"])
    #expect(pairs[0].newSections == [])
    #expect(pairs[1].sections == ["methods"])
    #expect(pairs[1].newSections == ["background", "results", "conclusion"])
    #expect(pairs[2].containment == 0)
    #expect(pairs[2].titleLikeness == 100)
    #expect(pairs.map(\.sharedAuthors) == [2, 2, 2, 2])
  }

  @Test func `a withdrawn abstract is no longer compared`() throws {
    let desk = try DuplicateDesk()
    try desk.desk.store.write(desk.author) { tx in
      try tx.run("UPDATE abstract SET state = 'withdrawn' WHERE code = 'A-0002'", [])
      tx.note("A-0002 withdrawn")
    }
    #expect(try desk.pairs().map(\.second.code) == ["A-0003", "A-0004"])
  }

  @Test func `what the committee judged is remembered, left out, shown when asked for, and can be taken back`() throws {
    let desk = try DuplicateDesk()
    #expect(try desk.judge("A-0002", "a-0001", .same))
    #expect(try !desk.judge("A-0001", "A-0002", .same))
    #expect(try desk.pairs().map(\.second.code) == ["A-0003", "A-0004", "A-0003"])
    let all = try desk.pairs(DuplicateScope(least: 30, includesJudged: true))
    #expect(all.map(\.verdict) == [.same, nil, nil, nil])
    #expect(try desk.judge("A-0001", "A-0002", .encore, "with leave"))
    #expect(try desk.pairs(DuplicateScope(least: 30, includesJudged: true))[0].verdict == .encore)
    #expect(try desk.judge("A-0001", "A-0002", nil))
    #expect(try !desk.judge("A-0001", "A-0002", nil))
    #expect(try desk.pairs().count == 4)
  }

  @Test func `a verdict about an unknown work, one work, or two earlier ones is refused`() throws {
    let desk = try DuplicateDesk()
    _ = try desk.importing(DuplicateDesk.book(text: "nothing much to see"))
    for (one, other, words) in [
      ("A-0001", "A-0009", "There is no abstract 'A-0009'. Did you mean"), ("A-0001", "a-0001 ", "named twice"),
      ("ONCO25/12", "ONCO25/13", "earlier years"),
    ] {
      let error = #expect(throws: ExplainedError.self) { _ = try desk.judge(one, other, .same) }
      #expect(error?.kind == .refused)
      #expect(error?.description.contains(words) == true)
    }
    #expect(try desk.judge("ONCO25/12", "A-0001", .different))
  }

  @Test func `an earlier book is compared too, and its authors are recognised`() throws {
    let desk = try DuplicateDesk()
    _ = try desk.importing(DuplicateDesk.book(text: DuplicateDesk.body(results: 39)))
    let past = try desk.pairs(DuplicateScope(against: .past, least: 30))
    #expect(
      past.map { [$0.first.code, $0.second.code] } == [
        ["A-0001", "ONCO25/12"], ["A-0002", "ONCO25/12"], ["A-0003", "ONCO25/12"],
      ])
    #expect(past[0].sections == ["methods"])
    #expect(past[0].reading == .encoreOrSalami)
    #expect(past[0].sharedAuthors == 1)
    #expect(try desk.pairs(DuplicateScope(against: .call, least: 30)).count == 4)
    #expect(try desk.pairs().count == 7)
  }

  @Test func `declared encores are matched with the earlier books both ways`() throws {
    let desk = try DuplicateDesk()
    _ = try desk.importing(DuplicateDesk.book(text: DuplicateDesk.body(results: 31)))
    try desk.desk.store.write(desk.author) { tx in
      for code in ["A-0001", "A-0005"] {
        try tx.run(
          """
          INSERT INTO abstract_encore (abstract, meeting, year, number, what_is_new)
          VALUES (?1, 'ONCO', '2025', '12', 'two more years')
          """, [.text(code)])
      }
      tx.note("declared")
    }
    func states() throws -> [String] {
      try desk.desk.store.read { try EncoreCheck.findings(desk.desk.call, in: $0) }.map {
        "\($0.code) \($0.state.rawValue)"
      }
    }
    #expect(try states() == ["A-0001 found", "A-0002 not-declared", "A-0003 not-declared", "A-0005 not-found"])
    _ = try desk.judge("A-0002", "ONCO25/12", .different)
    #expect(try states() == ["A-0001 found", "A-0003 not-declared", "A-0005 not-found"])
  }
}

@Suite struct PastBookTests {
  @Test func `a book is taken once; a corrected file changes what differs; a dry run keeps nothing`() throws {
    let desk = try DuplicateDesk()
    let text = DuplicateDesk.book(text: "Methods: one two three. Results: four five six.")
    #expect(try desk.importing(text, dryRun: true).outcomes == [.new, .new])
    #expect(try PastBooks.list(in: desk.desk.store) == [])
    let first = try desk.importing(text)
    #expect(first.outcomes == [.new, .new])
    #expect(first.rows.map(\.code) == ["ONCO25/12", "ONCO25/13"])
    #expect(first.unknownHeaders == ["Pages"])
    let before = try desk.desk.everything()
    #expect(try desk.importing(text).outcomes == [.unchanged, .unchanged])
    #expect(try desk.desk.everything() == before)
    let corrected = try desk.importing(
      text.replacing("four five", with: "4 5").replacing("Kim Roe\"", with: "Kim Rowe\""))
    #expect(corrected.outcomes == [.changed, .unchanged])
    #expect(
      corrected.rows[0].changes == ["authors: Ana Ng, Kim Roe -> Ana Ng, Kim Rowe", "text: another wording"])
    #expect(
      try PastBooks.list(in: desk.desk.store) == [
        PastBook(code: "ONCO25", title: "Abstracts of ONCO 2025", year: 2025, abstracts: 2)
      ])
  }

  @Test func `the CSV that the book is exported as is read as it is`() throws {
    let desk = try DuplicateDesk()
    let report = try desk.importing(
      "number,code,title,authors,text,section_background,section_methods\nO-001,A-0042,One,Ana Ng (1),"
        + "no headings here,because of this,we did that\nO-002,A-0043,Two,,Background: so. Methods: thus.,so,thus\n")
    #expect(report.rows.map(\.code) == ["ONCO25/O-001", "ONCO25/O-002"])
    #expect(report.unknownHeaders == [])
    let sections = try desk.desk.store.read { try PastBookQueries.sections("ONCO25", in: $0) }
    #expect(
      sections.map { "\($0.text("number")) \($0.text("section")): \($0.text("content"))" } == [
        "O-001 background: because of this", "O-001 methods: we did that", "O-002 background: so.",
        "O-002 methods: thus.",
      ])
  }

  @Test func `a row without number, title or text, or with another's number, is refused and the rest taken`() throws {
    let report = try DuplicateDesk().importing(
      "No,Abstract title,Author,Background,Methods\n1,One,,because,we did\n,Two,,a,b\n3,,,a,b\n4,Four,,,\n1,Five,,a,b\n"
    )
    #expect(report.outcomes == [.new, .refused, .refused, .refused, .refused])
    #expect(report.ids == [[], ["missing-number"], ["missing-title"], ["empty"], ["repeated-number"]])
  }

  @Test func `a book without a text column, with a wild code or unknown without title is refused`() throws {
    let desk = try DuplicateDesk()
    let missing = #expect(throws: ExplainedError.self) { _ = try desk.importing("Number,Title\n1,One\n") }
    #expect(missing?.description.contains("Name the column 'Text' or 'Background' or") == true)
    func book(_ code: String) throws -> ImportReport {
      try PastBooks.importing(
        SourceFile(name: "b.csv", bytes: Data("Number,Title,Text\n1,One,words\n".utf8)), book: code, title: nil,
        year: nil, call: desk.desk.call, ImportRun(desk.desk.store, by: desk.author))
    }
    #expect(throws: ExplainedError.self) { _ = try book("../x") }
    let unknown = #expect(throws: ExplainedError.self) { _ = try book("ONCO24") }
    #expect(unknown?.description.contains("--title") == true)
    _ = try desk.importing("Number,Title,Text\n1,One,words\n")
    #expect(try book("onco25").outcomes == [.unchanged])
  }
}
