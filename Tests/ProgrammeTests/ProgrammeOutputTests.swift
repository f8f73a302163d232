import Documents
import EventData
import Foundation
import Programme
import Templates
import TestSupport
import Testing

/// The programme as people get it: page, booklet, calendar, and a letter when a place changes.
@Suite struct ProgrammeOutputTests {
  static func placed(_ count: Int = 60, seed: UInt64 = 21) throws -> JudgedCongress {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    try congress.add(
      900,
      title: "<b>Bold</b>; comma, back\\slash \"quote\" and a very long title that goes on & on 😀 so that it is folded",
      track: "haematology", presenter: "Ada <i>Hostile</i>\r\nBcc: x@post.example", totals: [899, 899, 899])
    for number in 901...903 { try congress.add(number, track: "haematology", totals: [880, 880, 880]) }
    try congress.fill(count, seed: seed)
    try congress.decide()
    _ = try congress.place()
    return congress
  }

  struct Event: Codable, Equatable {
    let uid: String, sequence: Int, start: Int, end: Int, summary: String, location: String, stamp: Int, status: String
  }

  static func read(_ bytes: [UInt8]) throws -> [Event] {
    try Judges.python(
      [Event].self,
      """
      import base64, icalendar, json, sys
      c = icalendar.Calendar.from_ical(base64.b64decode(json.load(sys.stdin)))
      assert not c.errors, c.errors
      out = []
      for e in c.walk("VEVENT"):
          assert not e.errors, e.errors
          out.append({"uid": str(e["UID"]), "sequence": int(e["SEQUENCE"]), "start": int(e.start.timestamp()),
              "end": int(e.end.timestamp()), "summary": str(e["SUMMARY"]), "location": str(e.get("LOCATION", "")),
              "stamp": int(e["DTSTAMP"].dt.timestamp()), "status": str(e.get("STATUS", ""))})
      print(json.dumps(out))
      """, Data(bytes).base64EncodedString())
  }

  private static func calendar(_ congress: JudgedCongress, _ definition: ProgrammeRules, at moment: String) throws
    -> [UInt8]
  {
    let author = try SampleEvent.author(moment)
    return try congress.store.write(author) { tx in
      try ProgrammeCalendar.file(try ProgrammeView(definition, in: tx), talks: true, now: author.now, in: tx)
    }
  }

  @Test func `the calendar holds each session and talk once, and only what changed counts up`() throws {
    let congress = try Self.placed()
    _ = try congress.announce()
    let bytes = try Self.calendar(congress, congress.definition, at: "2026-11-20 10:00")
    let events = try Self.read(bytes)
    let talks = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }.entries.filter {
      $0.placement.board == nil
    }
    #expect(events.count == congress.definition.programme.sessions.count + talks.count)
    #expect(Set(events.map(\.uid)).count == events.count)
    #expect(events.allSatisfy { $0.sequence == 0 && $0.end > $0.start })
    let hostile = try #require(events.first { $0.uid.hasPrefix("talk-a-0900.") })
    #expect(hostile.summary.hasPrefix("A-0900 <b>Bold</b>; comma, back\\slash \"quote\" and"))
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.hasPrefix("Bcc") })
    #expect(try Self.calendar(congress, congress.definition, at: "2026-11-21 10:00") == bytes, "the same bytes again")
    let moved = try SampleEvent.definition(.init("programme.yaml", "title: Lymphoma and leukaemia", "title: Lymphoma"))
    let changed = try Self.read(Self.calendar(congress, moved, at: "2026-11-22 10:00"))
    #expect(changed.filter { $0.uid.hasPrefix("session-") && $0.sequence == 1 }.map(\.summary) == ["SCI-201 Lymphoma"])
    #expect(changed.filter { $0.sequence == 0 }.allSatisfy { events.contains($0) })
    // A session and its talks that are gone stay in the file, called off, and can come back.
    let fewer = try SampleEvent.definition(
      .init("programme.yaml", "  - code: SCI-201\n", "  - code: SCI-209\n"))
    let without = try Self.read(Self.calendar(congress, fewer, at: "2026-11-23 10:00"))
    let gone = without.filter { $0.status == "CANCELLED" }
    #expect(gone.contains { $0.uid.hasPrefix("session-sci-201.") && $0.sequence == 2 })
    #expect(gone.count > 1 && gone.allSatisfy { $0.sequence > 0 })
    let again = try Self.read(Self.calendar(congress, moved, at: "2026-11-24 10:00"))
    #expect(again.first { $0.uid.hasPrefix("session-sci-201.") }.map { "\($0.sequence) \($0.status)" } == "3 ")
    #expect(again.first { $0.uid.hasPrefix("session-sci-209.") }?.status == "CANCELLED")
  }

  @Test func `only presenters whose place is new or moved are told, each change once`() throws {
    let congress = try Self.placed()
    #expect(try congress.notify() == [], "nobody learns a place before the decision")
    _ = try congress.announce()
    let first = try congress.notify()
    let placements = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }.entries.map(\.placement)
    #expect(first.map(\.code) == placements.map(\.code).sorted())
    #expect(Set(first.map(\.kind)) == [.new])
    #expect(try congress.notify() == [])
    let talk = try #require(placements.first { $0.board == nil && $0.position == 1 })
    let other = try #require(placements.first { $0.session == talk.session && $0.position == 2 })
    let author = try SampleEvent.author("2026-11-21 10:00")
    _ = try congress.store.write(author) {
      try Placements.fix(
        other.code, in: talk.session, position: 1, definition: congress.definition, now: author.now, in: $0)
    }
    let second = try congress.notify(at: "2026-11-22 10:00")
    #expect(second.map(\.code) == [talk.code, other.code].sorted())
    #expect(Set(second.map(\.kind)) == [.moved])
    let mails = try congress.mails("abstract-placement")
    #expect(mails.count == first.count + 2)
    struct Letter: Codable {
      let subject: String, to: String, calendar: String
    }
    let letters = try Judges.python(
      [Letter].self,
      """
      import base64, json, sys
      from email import message_from_string, policy
      out = []
      for source in json.load(sys.stdin):
          m = message_from_string(source, policy=policy.default)
          assert "Bcc" not in m
          part = [p for p in m.walk() if p.get_content_type() == "text/calendar"][0]
          out.append({"subject": m["Subject"], "to": m["To"],
              "calendar": base64.b64encode(part.get_payload(decode=True)).decode()})
      print(json.dumps(out))
      """, mails.map(\.bytes))
    let events = try letters.map {
      try #require(try Self.read(Array(Data(base64Encoded: $0.calendar) ?? Data())).first)
    }
    #expect(zip(mails, events).allSatisfy { $1.uid.hasPrefix("place-\($0.about.lowercased()).") })
    #expect(zip(mails, events).allSatisfy { $0.version == $1.sequence + 1 })
    #expect(letters.last?.subject.hasPrefix("CHANGED: \(second.last?.code ?? "")") == true)
    try congress.sendAll()
    _ = try congress.store.write(author) {
      try Presenters.answer(
        talk.code, confirms: false, note: "", abstracts: congress.abstracts, now: author.now, in: $0)
    }
    _ = try congress.place()
    #expect(try congress.notify(at: "2026-11-23 10:00").map(\.kind) == [.gone])
    #expect(try congress.notify(at: "2026-11-24 10:00") == [])
    #expect(try congress.mails("abstract-placement").count == mails.count)
  }

  @Test func `page and booklet hold every talk and poster, and no title can break them`() async throws {
    let congress = try Self.placed()
    let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    let templates = TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")])
    let html = try templates.render("pages/programme", with: view.pageFields, as: .html)
    #expect(!html.contains("<b>Bold") && !html.contains("<i>Hostile"))
    #expect(html.contains("&lt;b&gt;Bold&lt;/b&gt;"))
    for entry in view.entries { #expect(html.contains(">\(entry.placement.code)<")) }
    let folder = try TemporaryFolder()
    let file = folder.file("programme.pdf")
    try await PagePress(fonts: try FontSet()).pdf(fromHTML: html, to: file)
    let text = try Judges.run("pdftotext", ["-layout", file.path, "-"])
    for entry in view.entries { #expect(text.contains(entry.placement.board ?? entry.placement.code)) }
    #expect(text.contains("Friday, 11 December 2026") && text.contains("Presenters of abstracts"))
  }

  @Test func `the programme names the book's numbers, and who speaks without a talk of his own`() throws {
    let congress = try Self.placed()
    let code = try #require(
      congress.store.read { try ProgrammeView(congress.definition, in: $0) }.entries.first?.placement.code)
    try congress.store.write(try SampleEvent.author()) { tx in
      _ = try tx.run("INSERT INTO book_number (abstract, number) VALUES (?1, 'O-017')", [.text(code)])
    }
    let definition = try SampleEvent.definition(
      .init(
        "programme.yaml", "      - {person: Prof. Shahnaz Qaisrani, role: chair}\n",
        "      - {person: Prof. Shahnaz Qaisrani, role: chair}\n      - {person: Dr Mohsin Rind, role: speaker}\n"))
    let view = try congress.store.read { try ProgrammeView(definition, in: $0) }
    let templates = TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")])
    let html = try templates.render("pages/programme", with: view.pageFields, as: .html)
    #expect(html.contains(">O-017<") && !html.contains(">\(code)<"))
    #expect(html.contains("With: Dr Mohsin Rind"))
  }

  @Test func `the check finds what it should, and nothing in a sound programme`() throws {
    let congress = try Self.placed()
    func findings(_ definition: ProgrammeRules) throws -> [ProgrammeCheck.Finding] {
      try congress.store.read { tx in
        ProgrammeCheck.findings(try ProgrammeView(definition, in: tx), presenters: try Presenters.lines(in: tx))
      }.filter { !["not-registered", "not-confirmed", "no-place"].contains($0.id) }
    }
    let before = try findings(congress.definition)
    #expect(before.filter { !$0.message.contains("poster") } == [])
    let worse = try SampleEvent.definition(
      .init(
        "programme.yaml", "      - {person: Prof. Ghazala Bijarani, role: chair}",
        "      - {person: Dr Mohsin Rind, role: chair}"),
      .init(
        "programme.yaml", "    room: HALL-B\n    starts: 2026-12-11 14:15",
        "    room: HALL-A\n    starts: 2026-12-11 14:15"),
      .init("programme.yaml", "      - {person: Dr Naheed Soomro, role: chair}\n", ""),
      .init(
        "programme.yaml", "slots: 5, minutes: 10, first: 2026-12-12 11:40",
        "slots: 2, minutes: 10, first: 2026-12-12 11:40"))
    let found = Set(try findings(worse).map { "\($0.id) \($0.subject)" })
    for expected in [
      "two-places Dr Mohsin Rind", "room-twice SCI-102, SCI-103", "no-chair SCI-101", "over-full SCI-201",
    ] {
      #expect(found.contains(expected), "\(found)")
    }
  }
}
