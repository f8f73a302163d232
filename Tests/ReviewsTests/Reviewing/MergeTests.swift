import EventData
import Foundation
import Reviews
import TestSupport
import Testing

/// Sheets that come back: sound rows count, others say what to do, and nothing is taken twice.
@Suite struct MergeTests {
  @Test func `a filled sheet is taken, again it changes nothing, and a correction shows what differs`() throws {
    let desk = try ReviewDesk(reviewers: 1)
    var sheet = try desk.filled(try desk.issue().packs[0])
    sheet[1, "Originality"] = "7,5"
    sheet[1, "Relevance"] = "6"
    sheet[1, "Clarity"] = "8"
    let report = try desk.merge(sheet.csv(";"))
    #expect(report.reviewer == "RV-001" && report.summary == ["new", "new", "new", "new"])
    let before = try desk.store.everything()
    #expect(try desk.merge(sheet.csv(";"), hour: 5).summary == Array(repeating: "unchanged", count: 4))
    #expect(try desk.store.everything() == before)
    #expect(try desk.merge(sheet.csv(), hour: 5).summary == Array(repeating: "unchanged", count: 4))
    let after = try desk.store.everything()
    #expect(after["review"] == before["review"] && after["review_score"] == before["review_score"])
    #expect(before["review"]?.isEmpty == false)

    sheet[1, "Methods"] = "9"
    sheet[2, "Comments for the authors"] = "Good,\nbut \"short\"."
    let corrected = try desk.merge(sheet.csv(), hour: 6)
    #expect(corrected.summary == ["changed", "changed", "unchanged", "unchanged"])
    #expect(
      corrected.rows.rows.map(\.changes).prefix(2) == [
        ["methods: 7 -> 9"], ["for_authors: (empty) -> Good, but \"short\"."],
      ])
    let totals = try desk.store.read { tx in
      try (1...4).flatMap { try ReviewRecords.reviews(of: JudgedCall.code($0), in: tx) }.map(\.total)
    }
    // (2 x 7.5 + 3 x 9 + 2 x 6 + 1 x 8) / 8 = 7.75
    #expect(Set(totals) == [775, 700] && totals.count == 4)
    #expect(try desk.store.verify() == [])
  }

  @Test func `the mean is rounded to hundredths, a half upwards`() throws {
    let desk = try ReviewDesk(reviewers: 1)
    var sheet = try desk.filled(try desk.issue().packs[0])
    // (2 x 7.5 + 3 x 7 + 2 x 7 + 1 x 7) / 8 = 7.125
    sheet[1, "Originality"] = "7.5"
    // (2 x 7 + 3 x 7 + 2 x 7 + 1 x 8) / 8 = 7.125; (2 x 7 + 3 x 8 + 2 x 7 + 1 x 7) / 8 = 7.375
    sheet[2, "Clarity"] = "8"
    sheet[3, "Methods"] = "8"
    _ = try desk.merge(sheet.csv())
    let totals = try desk.store.read { tx in
      try (1...4).flatMap { try ReviewRecords.reviews(of: JudgedCall.code($0), in: tx) }.compactMap(\.total)
    }
    #expect(totals.sorted() == [700, 713, 713, 738])
  }

  @Test func `each faulty cell refuses its row with what to do, and the other rows are taken`() throws {
    for (column, value, id, words) in [
      ("Methods", "good", "not-a-number", "Methods: 'good' is no number"),
      ("Methods", "2026-05-07", "not-a-number", "Methods: '2026-05-07' is no number"),
      ("Methods", "7,5", "half-points", "Methods: 7.5 is between the points allowed"),
      ("Originality", "7.3", "half-points", "Originality: 7.3 is between the points allowed"),
      ("Methods", "12", "out-of-scale", "Methods: 12 is not from 1 to 9, whole numbers"),
      ("Methods", "0", "out-of-scale", "Methods: 0 is not from 1 to 9, whole numbers"),
      (
        "Recommendation", "Postre", "unknown-recommendation",
        "'Postre' is no recommendation of this form; is 'Poster' meant?"
      ),
      ("Confidence", "4", "out-of-scale", "Confidence: '4' is no whole number from 1 to 3"),
      (
        "I have a conflict of interest", "maybe", "unknown-conflict",
        "'maybe' under 'I have a conflict of interest' is neither yes nor no"
      ),
    ] {
      let desk = try ReviewDesk(reviewers: 1)
      var sheet = try desk.filled(try desk.issue().packs[0])
      sheet[2, column] = value
      let report = try desk.merge(sheet.csv())
      #expect(report.summary == ["new", "refused \(id)", "new", "new"])
      #expect(report.rows.rows[1].problems.map(\.message) == [words])
      #expect(report.rows.rows[1].row == 3)
    }
  }

  @Test func `changed, strange, doubled and added rows are named, and their neighbours taken`() throws {
    let desk = try ReviewDesk()
    let packs = try desk.issue().packs
    let other = try desk.filled(packs[1])
    var sheet = try desk.filled(packs[0])
    let ids = sheet.rows.dropFirst().map { $0[0] }
    sheet[1, "Id"] = "ZZZ-ZZ"
    sheet[2, "Check"] = sheet[3, "Check"]
    sheet.rows.append(other.rows[1])
    sheet.rows.append(sheet.rows[4])
    sheet[6, "Methods"] = "3"
    sheet.rows.append(Array(repeating: "", count: sheet.rows[0].count))
    sheet[7, "Title"] = "All in all a good year"
    let report = try desk.merge(sheet.csv())
    #expect(
      report.summary == [
        "refused changed-id", "refused changed-check", "new", "refused duplicate-row", "refused other-sheet",
        "refused duplicate-row", "refused extra-row",
      ])
    #expect(
      report.rows.rows[0].problems[0].message
        == "'ZZZ-ZZ' is no id of this sheet; by its check the row is that of \(ids[0])")
    #expect(report.rows.rows[1].problems[0].message == "the check of this row is that of \(ids[2])")
    #expect(report.missing == [ids[0]])
    #expect(try desk.store.read { try $0.count("SELECT count(*) FROM review") } == 1)
  }

  @Test func `a sheet of another event, of nobody, or no sheet at all is refused as a whole`() throws {
    let desk = try ReviewDesk(reviewers: 1)
    var sheet = try desk.filled(try desk.issue().packs[0])
    #expect(try desk.merge(Data("a,b\r\n1,2\r\n".utf8)).failure?.what == "This is no review sheet")
    for row in 1...4 { sheet[row, "Sheet"] = "ONCO25-RV-001-1" }
    #expect(try desk.merge(sheet.csv()).failure?.what == "This is a sheet of another event: ONCO25")
    for row in 1...4 { sheet[row, "Sheet"] = "ONCO26-RV-009-1" }
    #expect(try desk.merge(sheet.csv()).failure?.what == "No pack was issued to RV-009")
    for row in 1...4 { sheet[row, "Sheet"] = "" }
    #expect(try desk.merge(sheet.csv()).failure?.what == "The sheet does not say whose it is")
    #expect(try desk.store.read { try $0.count("SELECT count(*) FROM review") } == 0)
  }

  @Test func `empty rows wait, half-filled ones are kept as incomplete, and never take the place of a complete one`()
    throws
  {
    let desk = try ReviewDesk(reviewers: 1)
    let pack = try desk.issue().packs[0]
    var sheet = try desk.filled(pack)
    for column in sheet.rows[0].dropFirst(2).dropLast(2) { sheet[1, column] = "" }
    sheet[2, "Methods"] = ""
    #expect(try desk.merge(sheet.csv()).summary == ["unchanged not-filled", "new incomplete", "new", "new"])
    sheet[2, "Methods"] = "5"
    sheet[3, "Methods"] = ""
    #expect(
      try desk.merge(sheet.csv()).summary == ["unchanged not-filled", "changed", "refused incomplete", "unchanged"])
    let rules = try desk.definition.abstracts.reviewed.requiredReview()
    let zone = desk.definition.event.zone
    let progress = try desk.store.read {
      try ReviewProgress.list(rules, zone: zone, now: SampleEvent.moment("2026-11-06"), in: $0)
    }
    #expect(progress.map(\.open) == [1] && progress[0].isOverdue && progress[0].complete == 3)
  }

  @Test func `a declared conflict goes into the ledger, and scores for it are refused until it is dismissed`() throws {
    let desk = try ReviewDesk(reviewers: 1)
    var sheet = try desk.filled(try desk.issue().packs[0])
    let scored = sheet
    for column in ["Originality", "Methods", "Relevance", "Clarity", "Recommendation"] { sheet[1, column] = "" }
    sheet[1, "I have a conflict of interest"] = "Yes"
    #expect(try desk.merge(sheet.csv()).summary == ["new conflict", "new", "new", "new"])
    let ledger = try desk.store.read { try $0.rows("SELECT kind, state, evidence FROM reviewer_conflict") }
    #expect(
      ledger.map { [$0.text("kind"), $0.text("state"), $0.text("evidence")] } == [
        ["declared", "confirmed", "declared on the review sheet"]
      ])
    #expect(try desk.merge(sheet.csv()).rows.count(.unchanged) == 4)
    #expect(try desk.merge(scored.csv()).summary.first == "refused declared")
    try desk.store.write(ReviewDesk.author()) { tx in
      try tx.run("UPDATE reviewer_conflict SET state = 'dismissed'")
      tx.note("dismissed")
    }
    #expect(try desk.merge(scored.csv()).summary.first == "changed")
    #expect(try desk.issue().packs[0].count == 4)
  }

  @Test func `an earlier pack's sheet still counts, but not for a text that was changed, nor over a later sheet`()
    throws
  {
    let desk = try ReviewDesk(reviewers: 1)
    let old = try desk.filled(try desk.issue().packs[0], points: "4")
    try desk.store.write(ReviewDesk.author()) { tx in
      _ = try Redactions.decide(
        Redaction(words: "It works", choice: .hide, replacement: "[result]"), about: "A-0001",
        call: desk.definition.abstracts.reviewed, author: ReviewDesk.author(), in: tx)
    }
    let pack = try desk.issue(hour: 1).packs[0]
    #expect(pack.number == 2)
    let report = try desk.merge(old.csv())
    #expect(report.summary.sorted() == ["new", "new", "new", "refused older-pack"])
    #expect(report.notes.count == 1)
    #expect(try desk.merge(try desk.filled(pack).csv()).summary.sorted() == ["changed", "changed", "changed", "new"])
    #expect(
      try desk.merge(old.csv()).summary.sorted() == ["refused older-pack"]
        + Array(repeating: "unchanged older-pack", count: 3))
  }

  @Test func `a comment that would be a formula or names the reviewer is kept as text and said`() throws {
    let desk = try ReviewDesk(reviewers: 1)
    var sheet = try desk.filled(try desk.issue().packs[0])
    sheet[1, "Comments for the authors"] = "=1+1 with regards, Rahat Umpire1"
    #expect(try desk.merge(sheet.csv()).summary == ["new signed-comment", "new", "new", "new"])
    let comments = try desk.store.read { try $0.rows("SELECT for_authors FROM review WHERE for_authors <> ''") }
    #expect(comments.map { $0.text("for_authors") } == ["=1+1 with regards, Rahat Umpire1"])
  }
}
