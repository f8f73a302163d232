import Abstracts
import EventData
import Foundation
import Mail
import Programme
import Templates
import TestSupport
import Testing

/// What presenters, author and public are told when things happen in an unusual order.
@Suite struct OddOrderTests {
  /// Three talks, told, placed and sent.
  private func told(_ count: Int = 3) throws -> JudgedCongress {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...count { try congress.add(number, wish: "oral", totals: [800 - number, 800, 800]) }
    try congress.decide()
    _ = try congress.announce()
    _ = try congress.place()
    _ = try congress.notify()
    try congress.sendAll()
    return congress
  }

  private func substitute(_ congress: JudgedCongress, _ name: String, _ email: String, at moment: String) throws {
    let author = try SampleEvent.author(moment)
    let address = try #require(EmailAddress(email))
    try congress.store.write(author) {
      try Presenters.substitute(
        "A-0001", name: name, email: address, reason: "ill", mayBeStranger: true, abstracts: congress.abstracts,
        by: author,
        in: $0)
    }
  }

  private func answer(_ congress: JudgedCongress, confirms: Bool, late: Bool = false, at moment: String) throws {
    let author = try SampleEvent.author(moment)
    _ = try congress.store.write(author) {
      try Presenters.answer(
        "A-0001", confirms: confirms, note: "", late: late, abstracts: congress.abstracts, now: author.now, in: $0)
    }
  }

  private func override(_ congress: JudgedCongress, _ outcome: String, at moment: String) throws {
    let author = try SampleEvent.author(moment)
    try congress.store.write(author) {
      try Decisions.override(
        "A-0001", with: SelectionOverride(outcome: outcome, reason: "the board"), abstracts: congress.abstracts,
        by: author,
        in: $0)
    }
    try congress.decide(moment)
  }

  /// The letters about places that wait: kind and address.
  private func waiting(_ congress: JudgedCongress) throws -> [String] {
    try congress.store.read { tx in
      try tx.rows(
        """
        SELECT kind, recipient_address FROM mail_message WHERE state = 'queued' AND kind LIKE 'abstract-place%'
        ORDER BY kind, recipient_address
        """
      ).map { "\($0.text("kind")) \($0.text("recipient_address"))" }
    }
  }

  @Test func `a presenter who is put back is told so, and not that the place is gone`() throws {
    let congress = try told()
    try substitute(congress, "Bob Stand", "bob@post.example", at: "2026-11-21 10:00")
    _ = try congress.announce(at: "2026-11-21 11:00")
    _ = try congress.notify(at: "2026-11-21 12:00")
    #expect(
      try waiting(congress) == ["abstract-place-gone author1@post.example", "abstract-placement bob@post.example"])
    try substitute(congress, "Person Number1", "author1@post.example", at: "2026-11-22 10:00")
    _ = try congress.announce(at: "2026-11-22 11:00")
    #expect(try congress.notify(at: "2026-11-22 12:00").map(\.email) == ["author1@post.example"])
    #expect(try waiting(congress) == ["abstract-placement author1@post.example"], "Bob never had the letter")
    #expect(try congress.notify(at: "2026-11-22 13:00") == [])
  }

  @Test func `a presenter who lost the place is told once, however many stand in after`() throws {
    let congress = try told()
    for (day, name) in [(21, "Bob"), (22, "Carol")] {
      try substitute(congress, "\(name) Stand", "\(name.lowercased())@post.example", at: "2026-11-\(day) 10:00")
      _ = try congress.announce(at: "2026-11-\(day) 11:00")
      _ = try congress.notify(at: "2026-11-\(day) 12:00")
    }
    #expect(
      try waiting(congress) == ["abstract-place-gone author1@post.example", "abstract-placement carol@post.example"])
  }

  @Test func `what counts as told is what was sent, not what waited and was taken back`() throws {
    let congress = try told()
    let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    let place = try #require(view.entries.first { $0.placement.code == "A-0001" }?.placement)
    let free = try #require((1...5).first { spot in !view.entries.contains { $0.placement.position == spot } })
    let author = try SampleEvent.author("2026-11-21 10:00")
    _ = try congress.store.write(author) {
      try Placements.fix(
        "A-0001", in: place.session, position: free, definition: congress.definition, now: author.now, in: $0)
    }
    #expect(try congress.notify(at: "2026-11-21 11:00").map(\.kind) == [.moved])
    // The letter about the move is taken back by the no; after the yes it is due again.
    try answer(congress, confirms: false, at: "2026-11-21 12:00")
    try answer(congress, confirms: true, late: true, at: "2026-11-21 13:00")
    #expect(try congress.notify(at: "2026-11-21 14:00").map(\.kind) == [.moved])
    // Gone while the second letter waits: what is called off is the place of the first.
    try answer(congress, confirms: false, at: "2026-11-21 15:00")
    #expect(try congress.notify(at: "2026-11-21 16:00").map(\.kind) == [.gone])
    #expect(try waiting(congress) == ["abstract-place-gone author1@post.example"])
    let letter = try #require(try congress.mails("abstract-place-gone").last).bytes
    let starts = try #require(place.starts)
    #expect(letter.contains("\(congress.definition.event.zone.text(starts).suffix(5)) to "))
    #expect(try congress.notify(at: "2026-11-21 17:00") == [])
  }

  @Test func `a decision that is not told yet changes neither letters nor calendar`() throws {
    let congress = try told()
    func calendar(_ moment: String) throws -> [ProgrammeOutputTests.Event] {
      let author = try SampleEvent.author(moment)
      return try ProgrammeOutputTests.read(
        congress.store.write(author) { tx in
          try ProgrammeCalendar.file(
            try ProgrammeView(congress.definition, in: tx), talks: true, now: author.now, in: tx)
        })
    }
    _ = try calendar("2026-11-21 09:00")
    try override(congress, "rejected", at: "2026-11-21 10:00")
    #expect(try congress.notify(at: "2026-11-21 11:00") == [])
    let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    #expect(view.unannounced == ["A-0001"] && view.published.entries.count == 2)
    #expect(try !calendar("2026-11-21 12:00").contains { $0.uid.hasPrefix("talk-a-0001.") })
    _ = try congress.announce(at: "2026-11-22 10:00")
    _ = try congress.place(at: "2026-11-22 11:00")
    #expect(try congress.notify(at: "2026-11-22 12:00").map(\.kind) == [.gone])
    #expect(try calendar("2026-11-22 13:00").first { $0.uid.hasPrefix("talk-a-0001.") }?.status == "CANCELLED")
  }

  @Test func `an answer that was taken once overrides nothing newer`() throws {
    let congress = try told()
    func take(_ csv: String) throws -> [ImportReport.Outcome] {
      let author = try SampleEvent.author("2026-11-21 10:00")
      return try ConfirmationImport.take(
        SourceFile(name: "a.csv", bytes: Data(csv.utf8)), abstracts: congress.abstracts,
        ImportRun(congress.store, by: author)
      ).outcomes
    }
    let file = "Abstract code,Will you present?\nA-0001,No\n"
    #expect(try take(file) == [.changed])
    try substitute(congress, "Bob Stand", "bob@post.example", at: "2026-11-22 10:00")
    _ = try congress.announce(at: "2026-11-22 11:00")
    try answer(congress, confirms: true, at: "2026-11-22 12:00")
    #expect(try take(file) == [.unchanged])
    #expect(try congress.store.read { try DecidedAbstract.one("A-0001", in: $0) }.reply?.state == "confirmed")
    #expect(try take(file + "A-0001,No\n") == [.unchanged, .changed], "the same answer given anew is a new one")
  }

  @Test func `the committee can give a place beyond the quota to one who declined and comes back`() throws {
    let congress = try told()
    try answer(congress, confirms: false, at: "2026-11-21 10:00")
    for number in 11...30 { try congress.add(number, wish: "oral", centre: "C\(number)", totals: [700, 700, 700]) }
    try congress.decide("2026-11-21 11:00")
    let error = #expect(throws: ExplainedError.self) {
      try answer(congress, confirms: true, late: true, at: "2026-11-22 10:00")
    }
    #expect(error?.remedy.contains("onco abstract override A-0001 oral --reason") == true)
    try override(congress, "oral", at: "2026-11-22 11:00")
    try answer(congress, confirms: true, late: true, at: "2026-11-22 12:00")
    #expect(try congress.store.read { try DecidedAbstract.one("A-0001", in: $0) }.isInProgramme)
  }

  @Test func `who stands in reads of a withdrawal, and after a revival the author presents again`() throws {
    let congress = try told()
    try substitute(congress, "Bob Stand", "bob@post.example", at: "2026-11-21 10:00")
    let before = try congress.store.read { try DecidedAbstract.one("A-0001", in: $0) }
    #expect((before.presenter, before.publicPresenter) == ("Bob Stand", "Person Number1"), "Bob has not been asked")
    _ = try congress.announce(at: "2026-11-21 11:00")
    try congress.sendAll()
    let letters = AbstractLetters(
      congress.definition.event, call: congress.definition.call,
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
    func desk(_ moment: String) throws -> Withdrawals {
      Withdrawals(store: congress.store, author: try SampleEvent.author(moment), letters: letters)
    }
    try desk("2026-11-22 10:00").withdraw("A-0001", reason: "cannot travel")
    let readers = try congress.store.read { tx in
      try tx.rows("SELECT recipient_address FROM mail_message WHERE kind = 'abstract-withdrawn' ORDER BY 1")
        .map { $0.text("recipient_address") }
    }
    #expect(readers == ["author1@post.example", "bob@post.example"])
    try desk("2026-11-22 11:00").revive("A-0001", reason: "can travel")
    try congress.decide("2026-11-22 12:00")
    let author = try SampleEvent.author("2026-11-22 13:00")
    #expect(
      try congress.store.rehearse { try Decisions.undecide(["A-0001"], by: author, in: $0) } == ["A-0001"])
    #expect(try congress.announce(at: "2026-11-22 14:00").told.map(\.email) == ["author1@post.example"])
  }

  @Test func `nobody gets a place on the reserve list that another was told`() throws {
    let rules = try #require(try SampleEvent.definition().abstracts.selection)
    func candidate(_ number: Int) -> SelectionCandidate {
      SelectionCandidate(code: "A-000\(number)", presenter: "P\(number)", adjusted: 700)
    }
    let choices = Selection(rules).choose(
      [candidate(4)], standing: [(candidate(2), outcome: "reserve"), (candidate(3), outcome: "reserve")], lastPlace: 3,
      overrides: ["A-0004": SelectionOverride(outcome: "reserve", reason: "revived")])
    #expect(choices.map(\.place) == [4])
  }

  @Test func `whoever comes back takes the board that was told`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...3 { try congress.add(number, wish: "poster", totals: [800, 800, 800]) }
    try congress.decide()
    _ = try congress.announce()
    _ = try congress.place()
    _ = try congress.notify()
    try congress.sendAll()
    func board() throws -> String? {
      try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
        .entries.first { $0.placement.code == "A-0001" }?.placement.board
    }
    let first = try board()
    try answer(congress, confirms: false, at: "2026-11-21 10:00")
    _ = try congress.place()
    #expect(try board() == nil)
    try answer(congress, confirms: true, late: true, at: "2026-11-21 11:00")
    _ = try congress.place()
    #expect(try board() == first)
    #expect(try congress.notify(at: "2026-11-21 12:00") == [])
  }
}
