import EventData
import Foundation
import Programme
import TestSupport
import Testing

/// Decisions, letters and answers, as they are kept.
@Suite struct DecisionTests {
  private static let history = ["audit_entry", "abstract_decision_step", "seal"]

  @Test func `taking decisions back restores everything but the history`() throws {
    let congress = try JudgedCongress()
    try congress.fill(60, seed: 3)
    let before = try congress.store.everything()
    try congress.decide()
    let decided = try congress.store.everything()
    #expect(decided["abstract_decision"] != before["abstract_decision"])
    #expect(decided["abstract"] != before["abstract"])
    let author = try SampleEvent.author("2026-11-10 11:00")
    let gone = try congress.store.write(author) { try Decisions.undecide([], by: author, in: $0) }
    #expect(gone.count == 60)
    let after = try congress.store.everything()
    for (table, rows) in before where !Self.history.contains(table) { #expect(after[table] == rows, "\(table)") }
    #expect(after["abstract_decision_step"]?.split(separator: "\n").count == 120)
    try congress.decide()
    #expect(try congress.store.everything()["abstract_decision"]?.isEmpty == false)
  }

  @Test func `a second run changes nothing, and an override is kept through runs until it is cleared`() throws {
    let congress = try JudgedCongress()
    try congress.fill(60, seed: 4)
    try congress.decide()
    let first = try congress.outcomes()
    let plan = try congress.store.read { try Decisions.plan(congress.abstracts, in: $0) }
    #expect(plan.changes == [])
    let code = try #require(first.sorted { $0.key < $1.key }.first { $0.value == "rejected" }?.key)
    let author = try SampleEvent.author()
    func set(_ override: SelectionOverride?) throws {
      try congress.store.write(author) {
        try Decisions.override(code, with: override, abstracts: congress.abstracts, by: author, in: $0)
      }
      try congress.decide()
    }
    try set(SelectionOverride(outcome: "oral", reason: "asked by the president"))
    try congress.decide()
    #expect(try congress.outcomes()[code] == "oral")
    let story = try congress.store.read { try DecisionStory.of(code, abstracts: congress.abstracts, in: $0) }
    #expect(story.decision?.origin == "override")
    #expect(story.decision?.reason.hasSuffix("by hand: asked by the president") == true)
    #expect(story.steps.map(\.outcome) == ["rejected", "oral"])
    try set(nil)
    #expect(try congress.outcomes() == first)
  }

  @Test func `what is announced can no longer be taken back, and only an override changes it`() throws {
    let congress = try JudgedCongress()
    try congress.fill(40, seed: 5)
    try congress.decide()
    _ = try congress.announce("oral")
    let oral = try #require(try congress.outcomes().sorted { $0.key < $1.key }.first { $0.value == "oral" }?.key)
    let author = try SampleEvent.author()
    let error = #expect(throws: ExplainedError.self) {
      try congress.store.write(author) { _ = try Decisions.undecide([oral], by: author, in: $0) }
    }
    #expect(error?.kind == .refused)
    let gone = try congress.store.write(author) { try Decisions.undecide([], by: author, in: $0) }
    #expect(!gone.contains(oral) && !gone.isEmpty)
    try congress.decide()
    #expect(throws: (any Error).self, "the schema holds too") {
      try congress.store.write(author) {
        try $0.run(
          "UPDATE abstract_decision SET outcome = 'rejected' WHERE abstract = ?1", [.text(oral)])
      }
    }
    try congress.store.write(author) {
      try Decisions.override(
        oral, with: SelectionOverride(outcome: "poster", reason: "double booking"), abstracts: congress.abstracts,
        by: author,
        in: $0)
    }
    try congress.decide()
    #expect(try congress.announce().told.contains { $0.code == oral && $0.outcome == "poster" })
    #expect(try congress.mails("abstract-decision").filter { $0.about == oral }.map(\.version) == [1, 2])
    #expect(try congress.announce().told == [])
  }

  @Test func `each author gets one letter, and no letter names a reviewer or shows what is for the committee`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    let comments = ["Say how many were lost.\nAnd why.", "Ask Dr. Zubaida Secretly about it.", "RV-002 says no", ""]
    for number in 1...40 {
      try congress.add(
        number, title: number == 1 ? "A <script>alert(1)</script>\r\nBcc: victim@post.example & \"more\"" : nil,
        totals: [900 - 20 * number, 880 - 20 * number, 860 - 20 * number], comment: comments[number % 4])
    }
    try congress.decide()
    let first = try congress.announce("oral")
    let rest = try congress.announce()
    #expect(try congress.announce().told == [])
    #expect(Set((first.told + rest.told).map(\.code)).count == 40)
    #expect(first.withheld + rest.withheld != [])
    let mails = try congress.mails("abstract-decision")
    #expect(mails.count == 40)
    struct Letter: Codable, Equatable {
      let subject: String, text: String, html: String, headers: [String]
    }
    let letters = try Judges.python(
      [Letter].self,
      """
      import json, sys
      from email import message_from_string, policy
      out = []
      for source in json.load(sys.stdin):
          m = message_from_string(source, policy=policy.default)
          out.append({"subject": m["Subject"], "headers": list(m.keys()),
              "text": m.get_body(("plain",)).get_content(), "html": m.get_body(("html",)).get_content()})
      print(json.dumps(out))
      """, mails.map(\.bytes))
    for letter in letters {
      for secret in [
        "Zubaida", "Secretly", "Yaqub", "Xenia", "RV-0", "board.example", "never to be shown", "Multan",
      ] {
        for part in [letter.subject, letter.text, letter.html] { #expect(!part.contains(secret)) }
      }
      #expect(!letter.headers.contains("Bcc"))
      #expect(!letter.html.contains("<script>"))
    }
    #expect(
      letters.contains { $0.text.contains("Say how many were lost.") && $0.html.contains("Say how many were lost.") })
    let oral = try #require(letters.first { $0.text.contains("A-0001") })
    #expect(oral.subject == "PLEASE CONFIRM by 30 November 2026: A-0001 is an oral presentation at ONCO 2026")
    #expect(oral.html.contains("A &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(Set(letters.map { $0.subject.replacing(#/A-\d+|place \d+/#, with: "") }).count == 3)
  }

  @Test func `presenters confirm, decline, let the date pass, and the next in order move up`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...40 { try congress.add(number, totals: [900 - 5 * number, 890 - 5 * number, 895 - 5 * number]) }
    try congress.decide()
    _ = try congress.announce()
    let orals = try congress.outcomes().filter { $0.value == "oral" }.keys.sorted()
    let author = try SampleEvent.author("2026-11-20 10:00")
    let posters = try congress.outcomes().filter { $0.value == "poster" }.keys.sorted()
    try congress.store.write(author) { tx in
      for code in orals.dropFirst(2) + posters {
        try Presenters.answer(code, confirms: true, note: "", abstracts: congress.abstracts, now: author.now, in: tx)
      }
      try Presenters.answer(
        orals[0], confirms: false, note: "on leave", abstracts: congress.abstracts, now: author.now, in: tx)
      #expect(
        try !Presenters.answer(
          orals[0], confirms: false, note: "on leave", abstracts: congress.abstracts, now: author.now, in: tx))
    }
    let late = try SampleEvent.author("2026-12-01 10:00")
    let early = try congress.store.rehearse {
      try Presenters.lapse(letters: congress.letters, now: author.now, in: $0)
    }
    #expect(early.lapsed == [] && early.unsent == [])
    let unsent = try congress.store.rehearse {
      try Presenters.lapse(letters: congress.letters, now: late.now, in: $0)
    }
    #expect(unsent.lapsed == [] && unsent.unsent == [orals[1]], "who was never asked keeps the place")
    try congress.sendAll()
    let lapsed = try congress.store.write(late) {
      try Presenters.lapse(letters: congress.letters, now: late.now, in: $0)
    }
    #expect(lapsed.lapsed == [orals[1]] && lapsed.unsent == [])
    let letters = try congress.mails("abstract-lapsed")
    #expect(letters.map(\.about) == [orals[1]])
    #expect(letters[0].bytes.contains("We asked you to confirm by"))
    let promoted = try congress.store.write(late) {
      try PresenterChain.promote(letters: congress.letters, by: late, in: $0)
    }
    #expect(promoted.moves.contains { $0.to == "oral" })
    let all = try congress.store.read { try DecidedAbstract.all(in: $0) }
    for move in promoted.moves {
      let abstract = try #require(all.first { $0.code == move.code })
      #expect(abstract.origin == "promotion" && abstract.reply?.state == "asked" && abstract.announced == late.now)
      #expect(congress.definition.event.zone.text(abstract.reply?.confirmBy ?? late.now) == "2026-12-05 23:59")
    }
    let error = #expect(throws: ExplainedError.self) {
      try congress.store.write(late) {
        try Presenters.answer(
          orals[0], confirms: true, note: "", abstracts: congress.abstracts, now: late.now, in: $0)
      }
    }
    #expect(error?.what.contains("gave its place up") == true)
    #expect(
      try congress.store.rehearse {
        try PresenterChain.promote(letters: congress.letters, by: late, in: $0)
      }.moves == [])
  }

  @Test func `a form's answers are taken by code, or by address and title, and the same file changes nothing`() throws {
    let congress = try JudgedCongress()
    try congress.fill(20, seed: 7)
    try congress.decide()
    _ = try congress.announce()
    let posters = try congress.outcomes().filter { $0.value == "poster" }.keys.sorted()
    let number = Int(posters[1].dropFirst(2)) ?? 0
    let csv = """
      Abstract code,Email Address,Title of abstract,Will you present?,Comment
      \(posters[0]),,,Yes,
      ,AUTHOR\(number)@post.example,title NUMBER \(number),no,ill
      A-9999,,,yes,
      \(posters[2]),,,perhaps,
      \(posters[3]),,,No,ill
      \(posters[3]),,,Yes,well again
      \(posters[4]),,,Yes,first
      \(posters[4]),,,Yes,second
      """
    func take() throws -> ImportReport {
      let author = try SampleEvent.author()
      return try ConfirmationImport.take(
        SourceFile(name: "answers.csv", bytes: Data(csv.utf8)), abstracts: congress.abstracts,
        ImportRun(congress.store, by: author))
    }
    let report = try take()
    #expect(
      report.outcomes == [.changed, .changed, .refused, .refused, .unchanged, .changed, .unchanged, .changed])
    #expect(
      report.ids == [[], [], ["unknown-abstract"], ["unknown-answer"], ["later-answer"], [], ["later-answer"], []])
    let before = try congress.store.everything()
    #expect(
      try take().outcomes
        == [.unchanged, .unchanged, .refused, .refused, .unchanged, .unchanged, .unchanged, .unchanged])
    #expect(try congress.store.everything() == before)
    let one = try congress.store.read { try DecidedAbstract.one(posters[1], in: $0) }
    #expect(one.reply?.state == "declined" && one.reply?.note == "ill" && !one.isInProgramme)
  }

  @Test func `presenters are found among the registrations by name, and only an author stands in`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    try congress.add(1, presenter: "Bilal Raza", totals: [700, 700, 700])
    try congress.add(2, presenter: "Nadia Owing", totals: [690, 690, 690])
    try congress.add(3, presenter: "Absent Person", totals: [680, 680, 680])
    try congress.decide()
    let author = try SampleEvent.author()
    try congress.store.write(author) { tx in
      try Delegate("R-00001").insert(in: tx)
      var owing = Delegate("R-00002")
      (owing.first, owing.last, owing.paid) = ("Nadia", "Owing", 100)
      try owing.insert(in: tx)
      try tx.run("UPDATE registration SET name_folded = 'bilal raza' WHERE code = 'R-00001'")
      try tx.run("UPDATE registration SET name_folded = 'nadia owing' WHERE code = 'R-00002'")
    }
    let lines = try congress.store.read { try Presenters.lines(in: $0) }
    #expect(lines.map(\.registration) == ["R-00001", "R-00002", nil])
    #expect(lines.map(\.isPaid) == [true, false, false])
    let address = try #require(EmailAddress("second@post.example"))
    func substitute(_ name: String, stranger: Bool) throws {
      try congress.store.write(author) {
        try Presenters.substitute(
          "A-0003", name: name, email: address, reason: "ill", mayBeStranger: stranger, abstracts: congress.abstracts,
          by: author, in: $0)
      }
    }
    let error = #expect(throws: ExplainedError.self) { try substitute("Somebody Else", stranger: false) }
    #expect(error?.remedy.contains("--not-author") == true)
    try substitute("Dr. Second Author", stranger: false)
    let one = try congress.store.read { try DecidedAbstract.one("A-0003", in: $0) }
    #expect((one.presenter, one.email) == ("Dr. Second Author", "second@post.example"))
    try substitute("Somebody Else", stranger: true)
    #expect(try congress.announce().told.last?.email == "second@post.example")
  }
}
