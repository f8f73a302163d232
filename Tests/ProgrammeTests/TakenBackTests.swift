import Abstracts
import EventData
import Foundation
import Mail
import Programme
import Templates
import TestSupport
import Testing

/// What waits in the outbox goes with the fact it tells.
struct TakenBackTests {
  /// The kinds of mails about an abstract that are still to go.
  private func waiting(_ code: String, _ congress: JudgedCongress) throws -> [String] {
    try congress.store.read { tx in
      try tx.rows(
        "SELECT kind FROM mail_message WHERE subject_code = ?1 AND state = 'queued' ORDER BY kind", [.text(code)]
      ).map { $0.text("kind") }
    }
  }

  /// Two talks and a poster, told and placed.
  private func told() throws -> JudgedCongress {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...3 {
      try congress.add(number, wish: number == 3 ? "poster" : "oral", totals: [800 - number, 800, 800])
    }
    try congress.decide()
    _ = try congress.announce()
    _ = try congress.place()
    _ = try congress.notify()
    return congress
  }

  @Test func `a withdrawn abstract gets no acceptance and no place any more`() throws {
    let congress = try told()
    #expect(try waiting("A-0001", congress) == ["abstract-decision", "abstract-placement"])
    try Withdrawals(store: congress.store, author: SampleEvent.author("2026-11-21 10:00"))
      .withdraw("A-0001", reason: "cannot travel")
    #expect(try waiting("A-0001", congress) == [])
    #expect(try waiting("A-0002", congress) == ["abstract-decision", "abstract-placement"])
  }

  @Test func `a presenter who declines gets neither reminder nor place, and one who confirms keeps the place`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    try congress.store.write(author) { tx in
      for (code, confirms) in [("A-0001", false), ("A-0002", true)] {
        try Presenters.answer(
          code, confirms: confirms, note: "", abstracts: congress.abstracts, now: author.now, in: tx)
      }
    }
    #expect(try waiting("A-0001", congress) == [])
    #expect(try waiting("A-0002", congress).contains("abstract-placement"))
  }

  @Test func `who stands in is written to by the next letters, and the one before no more`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    let email = try #require(EmailAddress("stand.in@post.example"))
    try congress.store.write(author) {
      try Presenters.substitute(
        "A-0001", name: "Second Author", email: email, reason: "ill", mayBeStranger: false,
        abstracts: congress.abstracts,
        by: author, in: $0)
    }
    #expect(try waiting("A-0001", congress) == [])
    #expect(try congress.announce(at: "2026-11-22 10:00").told.map(\.code) == ["A-0001"])
    #expect(try congress.notify(at: "2026-11-22 10:00").map(\.code) == ["A-0001"])
    for kind in ["abstract-decision", "abstract-placement"] {
      let last = try #require(try congress.mails(kind).last { $0.about == "A-0001" })
      #expect(last.bytes.contains("stand.in@post.example"), "\(kind)")
    }
  }

  @Test func `a place that was told is called off when its presenter is gone, in letter and calendar`() throws {
    let congress = try told()
    try congress.sendAll()
    let author = try SampleEvent.author("2026-11-21 10:00")
    let email = try #require(EmailAddress("stand.in@post.example"))
    try congress.store.write(author) { tx in
      try Presenters.answer(
        "A-0001", confirms: false, note: "", abstracts: congress.abstracts, now: author.now, in: tx)
      try Presenters.substitute(
        "A-0002", name: "Second Author", email: email, reason: "ill", mayBeStranger: false,
        abstracts: congress.abstracts,
        by: author, in: tx)
    }
    let first = try congress.notify(at: "2026-11-21 11:00")
    #expect(
      first.map { "\($0.code) \($0.kind) \($0.email)" } == [
        "A-0001 gone author1@post.example", "A-0002 gone author2@post.example",
      ])
    #expect(try congress.notify(at: "2026-11-21 12:00") == [], "the substitute has not been told of the decision yet")
    _ = try congress.announce(at: "2026-11-22 10:00")
    #expect(
      try congress.notify(at: "2026-11-22 11:00").map { "\($0.kind) \($0.email)" } == ["new stand.in@post.example"])
    struct Entry: Codable, Equatable {
      let to: String, method: String, part: String, uid: String, sequence: Int, status: String
    }
    let source = try (congress.mails("abstract-placement") + congress.mails("abstract-place-gone"))
      .filter { $0.about != "A-0003" }.map(\.bytes)
    let entries = try Judges.python(
      [Entry].self,
      """
      import icalendar, json, sys
      from email import message_from_string, policy
      out = []
      for text in json.load(sys.stdin):
          m = message_from_string(text, policy=policy.default)
          part = [p for p in m.walk() if p.get_content_type() == "text/calendar"][0]
          c = icalendar.Calendar.from_ical(part.get_payload(decode=True))
          e = c.walk("VEVENT")[0]
          assert not c.errors and not e.errors
          out.append({"to": m["To"].addresses[0].addr_spec, "method": str(c["METHOD"]), "part": part.get_param("method"),
              "uid": str(e["UID"]).split(".")[0], "sequence": int(e["SEQUENCE"]), "status": str(e.get("STATUS", ""))})
      print(json.dumps(out))
      """, source)
    func entry(_ to: String, _ number: Int, _ sequence: Int, cancelled: Bool = false) -> Entry {
      let method = cancelled ? "CANCEL" : "PUBLISH"
      return Entry(
        to: "\(to)@post.example", method: method, part: method, uid: "place-a-000\(number)", sequence: sequence,
        status: cancelled ? "CANCELLED" : "")
    }
    #expect(
      entries == [
        entry("author1", 1, 0), entry("author2", 2, 0), entry("stand.in", 2, 2),
        entry("author1", 1, 1, cancelled: true), entry("author2", 2, 1, cancelled: true),
      ])
    let gone = try congress.mails("abstract-place-gone").map(\.bytes)
    #expect(gone.last?.contains("You need not present it: Second Author does so instead.") == true)
    #expect(gone.first?.contains("It is no longer in the programme.") == true)
  }

  @Test func `one who stands in for a presenter who declined takes the place only while it is free`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    let email = try #require(EmailAddress("stand.in@post.example"))
    func standIn() throws {
      try congress.store.write(author) { tx in
        try Presenters.substitute(
          "A-0001", name: "Second Author", email: email, reason: "ill", mayBeStranger: false,
          abstracts: congress.abstracts,
          by: author, in: tx)
      }
    }
    _ = try congress.store.write(author) {
      try Presenters.answer(
        "A-0001", confirms: false, note: "", abstracts: congress.abstracts, now: author.now, in: $0)
    }
    #expect(try !congress.store.read { try DecidedAbstract.one("A-0001", in: $0) }.isInProgramme)
    try standIn()
    let one = try congress.store.read { try DecidedAbstract.one("A-0001", in: $0) }
    #expect(one.isInProgramme && one.reply == nil && !one.isTold && one.announced != nil)
    #expect(try congress.announce(at: "2026-11-22 10:00").told.map(\.email) == ["stand.in@post.example"])
    // Declined again, and the places of the track go to others.
    _ = try congress.store.write(author) {
      try Presenters.answer(
        "A-0001", confirms: false, note: "", abstracts: congress.abstracts, now: author.now, in: $0)
    }
    for number in 11...30 {
      try congress.add(number, wish: "oral", centre: "Centre \(number)", totals: [700, 700, 700])
    }
    try congress.decide("2026-11-23 10:00")
    let error = #expect(throws: ExplainedError.self) { try standIn() }
    #expect(error?.what == "A-0001 was declined and gave its place up")
  }

  @Test func `a told abstract that was withdrawn comes back undecided, and is decided and told anew`() throws {
    let congress = try told()
    try congress.sendAll()
    func desk(_ moment: String) throws -> Withdrawals {
      Withdrawals(store: congress.store, author: try SampleEvent.author(moment))
    }
    try desk("2026-11-21 10:00").withdraw("A-0001", reason: "cannot travel")
    #expect(try desk("2026-11-21 11:00").revive("A-0001", reason: "can travel") == "oral")
    #expect(try congress.outcomes()["A-0001"] == nil)
    try congress.decide("2026-11-21 12:00")
    #expect(try congress.outcomes()["A-0001"] == "oral")
    #expect(try congress.announce(at: "2026-11-21 13:00").told.map(\.code) == ["A-0001"])
  }

  @Test func `a reason that names a reviewer is not mailed to an author`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    let letters = AbstractLetters(
      congress.definition.event, call: congress.definition.call,
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
    let desk = Withdrawals(store: congress.store, author: author, letters: letters)
    for reason in ["RV-002 found plagiarism", "seen by Zubaida Secretly"] {
      #expect(throws: ExplainedError.self) { try desk.withdraw("A-0001", reason: reason) }
    }
    try desk.withdraw("A-0001", reason: "the text is another's")
  }

  @Test func `nobody is reminded of a letter that has not gone`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-25 10:00")
    func remind() throws -> PresenterChain.Reminders {
      try congress.store.rehearse {
        try PresenterChain.remind(
          registration: false, letters: congress.letters, now: author.now, in: $0)
      }
    }
    #expect(try remind().unsent == ["A-0001", "A-0002", "A-0003"])
    try congress.sendAll()
    #expect(try remind().told.map(\.abstract.code) == ["A-0001", "A-0002", "A-0003"])
  }

  @Test func `what the public sees holds nobody who has not been told`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...3 { try congress.add(number, wish: "oral", totals: [800, 800, 800]) }
    try congress.decide()
    _ = try congress.place()
    let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    #expect(view.entries.count == 3 && view.published.entries.isEmpty)
    #expect(view.unannounced == ["A-0001", "A-0002", "A-0003"])
    _ = try congress.announce()
    let after = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    #expect(after.published.entries.count == 3 && after.unannounced.isEmpty)
  }

  @Test func `a misprint of an accepted abstract is mended by force, and nothing else changes`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    let editor = AbstractEditor(call: congress.abstracts.call, countryCode: "92", store: congress.store, author: author)
    func edit(isForced: Bool) throws {
      _ = try editor.edit("A-0001", AbstractEdit([.title: "Title mended"], reason: "misprint", isForced: isForced))
    }
    let error = #expect(throws: ExplainedError.self) { try edit(isForced: false) }
    #expect(error?.remedy.contains("--force") == true)
    let before = try congress.store.everything()
    try edit(isForced: true)
    let record = try AbstractRecords.show("A-0001", in: congress.store)
    #expect(record.content.title == "Title mended" && record.state == .accepted)
    #expect(try congress.store.everything()["abstract_decision"] == before["abstract_decision"])
  }

  @Test func `who waits on the reserve list is judged: no more reviews, questions or corrections`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    try congress.add(4, totals: [500, 500, 500])
    try congress.store.write(author) { tx in
      try Decisions.override(
        "A-0004", with: SelectionOverride(outcome: "reserve", reason: "room"), abstracts: congress.abstracts,
        by: author, in: tx)
    }
    try congress.decide("2026-11-21 11:00")
    let record = try AbstractRecords.show("A-0004", in: congress.store)
    #expect(record.state == .submitted && !record.isInReview)
    let editor = AbstractEditor(call: congress.abstracts.call, countryCode: "92", store: congress.store, author: author)
    let error = #expect(throws: ExplainedError.self) {
      try editor.edit("A-0004", AbstractEdit([.title: "Another title altogether"], reason: "asked"))
    }
    #expect(error?.what == "A-0004 is on the reserve list; its text cannot be changed")
  }

  @Test func `a decision that was told is not taken back because it was changed by hand`() throws {
    let congress = try told()
    let author = try SampleEvent.author("2026-11-21 10:00")
    try congress.store.write(author) {
      try Decisions.override(
        "A-0001", with: SelectionOverride(outcome: "poster", reason: "no slides"), abstracts: congress.abstracts,
        by: author,
        in: $0)
    }
    try congress.decide("2026-11-21 11:00")
    let untold = try congress.store.write(author) { try Decisions.undecide([], by: author, in: $0) }
    #expect(untold == [])
    #expect(throws: ExplainedError.self) {
      try congress.store.write(author) { try Decisions.undecide(["A-0001"], by: author, in: $0) }
    }
    #expect(try congress.outcomes()["A-0001"] == "poster")
  }

  @Test func `a reviewer with a confirmed conflict is not quoted`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    try congress.add(1, totals: [800, 800, 800], comment: "A remark of a rival")
    try congress.add(2, totals: [800, 800, 800], comment: "A remark of a stranger")
    _ = try congress.store.write(SampleEvent.author()) { tx in
      try tx.run(
        """
        INSERT INTO reviewer_conflict (reviewer, abstract, kind, evidence, state, reason, decided_by, decided_at, found_at)
        VALUES ('RV-001', 'A-0001', 'by-hand', 'rival', 'confirmed', '', 'chair', 1, 1)
        """)
    }
    try congress.decide()
    _ = try congress.announce()
    let letters = try congress.mails("abstract-decision").map(\.bytes)
    #expect(!letters.contains { $0.contains("A remark of a rival") })
    #expect(letters.contains { $0.contains("A remark of a stranger") })
  }
}
