import EventData
import Foundation
import Programme
import TestSupport
import Testing

/// Abstracts in the programme: everybody in one room at a time, nobody moved without need.
@Suite struct PlacementTests {
  struct Question: Encodable {
    struct Session: Encodable {
      let code: String, starts: Int64, ends: Int64, slots: Int, minutes: Int, tracks: [String], people: [String]
    }
    struct Talk: Encodable {
      let code: String, session: String, starts: Int64, ends: Int64, position: Int, presenter: String, track: String
    }
    let sessions: [Session], talks: [Talk]
  }

  /// What is wrong with a programme, found by a program that shares no code with ours.
  static func complaints(_ items: [PlacementItem], _ placed: [Placement], _ programme: Programme) throws -> [String] {
    let byCode = Dictionary(uniqueKeysWithValues: items.map { ($0.code, $0) })
    let question = Question(
      sessions: programme.sessions.map { session in
        Question.Session(
          code: session.code, starts: session.starts.seconds, ends: session.ends.seconds,
          slots: session.abstracts?.talks?.slots ?? 0, minutes: session.abstracts?.talks?.minutes ?? 0,
          tracks: session.abstracts?.tracks ?? [],
          people: session.roles.filter { ![.planner, .reviewer].contains($0.part) }.map(\.person)
            + session.talks.compactMap(\.speaker))
      },
      talks: placed.filter { $0.board == nil }.map { place in
        Question.Talk(
          code: place.code, session: place.session, starts: place.starts?.seconds ?? 0,
          ends: place.ends?.seconds ?? 0, position: place.position, presenter: byCode[place.code]?.presenter ?? "",
          track: byCode[place.code]?.track ?? "")
      })
    return try Judges.python(
      [String].self,
      """
      import json, re, sys
      q = json.load(sys.stdin)
      sessions = {s["code"]: s for s in q["sessions"]}
      def key(name): return re.sub(r"^((dr|prof|mr|mrs|ms)\\\\.? )+", "", name.lower())
      out, seats, rooms = [], set(), {}
      for s in q["sessions"]:
          for p in s["people"]: rooms.setdefault(key(p), set()).add(s["code"])
      for t in q["talks"]:
          s = sessions[t["session"]]
          rooms.setdefault(key(t["presenter"]), set()).add(t["session"])
          if (t["session"], t["position"]) in seats: out.append("seat taken twice " + t["code"])
          seats.add((t["session"], t["position"]))
          if not 1 <= t["position"] <= s["slots"]: out.append("no such seat " + t["code"])
          if t["ends"] - t["starts"] != 60 * s["minutes"]: out.append("wrong length " + t["code"])
          if t["starts"] < s["starts"] or t["ends"] > s["ends"]: out.append("outside " + t["code"])
          if s["tracks"] and t["track"] not in s["tracks"]: out.append("wrong track " + t["code"])
      for p, codes in rooms.items():
          codes = sorted(codes)
          for i, a in enumerate(codes):
              for b in codes[i + 1:]:
                  if sessions[a]["starts"] < sessions[b]["ends"] and sessions[b]["starts"] < sessions[a]["ends"]:
                      if any(t["session"] in (a, b) and key(t["presenter"]) == p for t in q["talks"]):
                          out.append(f"two rooms {p} {a} {b}")
      print(json.dumps(out))
      """, question)
  }

  static func items(_ count: Int, seed: UInt64, definition: ProgrammeRules) -> [PlacementItem] {
    var dice = Dice(seed: seed)
    let speakers = definition.programme.people.map(\.name)
    let words = ["margin", "fraction", "sentinel", "lymphoma", "survival", "toxicity", "screening", "biopsy"]
    let tracks = definition.call.tracks.map(\.code)
    return (1...count).map { number in
      PlacementItem(
        code: Series.abstract.complete(String(number)),
        title: "\(words.randomElement(using: &dice) ?? "") of \(words.randomElement(using: &dice) ?? "")",
        track: tracks.randomElement(using: &dice), outcome: "oral",
        presenter: Int.random(in: 0..<4, using: &dice) == 0
          ? speakers.randomElement(using: &dice) ?? "" : "Person \(Int.random(in: 1...25, using: &dice))",
        keywords: [words.randomElement(using: &dice) ?? ""])
    }
  }

  @Test(arguments: 1...8)
  func `nobody is in two rooms at once, and a place is empty only when nobody may have it`(seed: Int) throws {
    let definition = try SampleEvent.definition()
    let items = Self.items(60, seed: UInt64(seed), definition: definition)
    let placer = ProgrammePlacer(definition.programme, tracks: definition.call.tracks.map(\.code))
    let result = placer.place(items, standing: [])
    #expect(try Self.complaints(items, result.placements, definition.programme) == [])
    #expect(result.placements.count + result.unplaced.flatMap(\.codes).count == 60)
    #expect(result.placements.count > 35)
    #expect(placer.place(items, standing: []) == result, "the same again")
    #expect(placer.place(items, standing: result.placements).placements == result.placements, "nothing moves")
  }

  @Test func `when one more comes, as few as possible move`() throws {
    let definition = try SampleEvent.definition()
    let placer = ProgrammePlacer(definition.programme, tracks: definition.call.tracks.map(\.code))
    let items = Self.items(30, seed: 9, definition: definition)
    let first = placer.place(items, standing: [])
    let more = PlacementItem(code: "A-0900", track: "breast", outcome: "oral", presenter: "Somebody New")
    let second = placer.place(items + [more], standing: first.placements)
    let before = Dictionary(uniqueKeysWithValues: first.placements.map { ($0.code, $0) })
    #expect(second.placements.filter { before[$0.code] != nil && before[$0.code] != $0 } == [])
    #expect(second.placements.contains { $0.code == "A-0900" } || !second.unplaced.isEmpty)
  }

  @Test func `what is short is named`() throws {
    let definition = try SampleEvent.definition()
    let placer = ProgrammePlacer(definition.programme, tracks: [])
    let many = (1...7).map {
      PlacementItem(code: "A-000\($0)", track: "breast", outcome: "oral", presenter: "Person \($0)")
    }
    let result = placer.place(many, standing: [])
    #expect(result.placements.count == 5)
    #expect(result.unplaced.map(\.codes) == [["A-0006", "A-0007"]])
    #expect(
      result.unplaced.map(\.reason) == [
        "7 abstracts for the 5 places of SCI-101: 2 more needed there, or another session that takes these tracks"
      ])
    // Dr Naheed Soomro chairs that very session, so she may speak in it; Dr Adeel Khosa leads a workshop beside it.
    let busy = PlacementItem(code: "A-0008", track: "breast", outcome: "oral", presenter: "Adeel Khosa")
    let chair = PlacementItem(code: "A-0009", track: "breast", outcome: "oral", presenter: "Naheed SOOMRO")
    let two = placer.place([busy, chair], standing: [])
    #expect(two.placements.map(\.code) == ["A-0009"])
    #expect(
      two.unplaced.map(\.reason) == ["Adeel Khosa is busy elsewhere during SCI-101, and nothing else takes it"])
    #expect(
      placer.place([.init(code: "A-1", track: "unheard", outcome: "oral", presenter: "X")], standing: []).unplaced.map(
        \.reason) == ["no session takes 'oral' of the track 'unheard'"])
  }

  @Test func `a place chosen by hand holds, and whoever had it is moved`() throws {
    let congress = try JudgedCongress()
    try congress.fill(80, seed: 11)
    try congress.decide()
    let plan = try congress.place()
    let talk = try #require(plan.placements.first { $0.board == nil && $0.position == 2 })
    let other = try #require(
      plan.placements.first { $0.session == talk.session && $0.position != 2 && $0.code != talk.code })
    let author = try SampleEvent.author()
    let fixed = try congress.store.write(author) {
      try Placements.fix(
        other.code, in: talk.session.lowercased(), position: 2, definition: congress.definition, now: author.now,
        in: $0)
    }
    let changed = Set(fixed.changes.map(\.code))
    #expect(changed == [talk.code, other.code])
    let again = try congress.place()
    #expect(again.changes == [])
    #expect(
      again.placements.first { $0.code == other.code }.map { ($0.position, $0.isFixed) } ?? (0, false) == (2, true))
    _ = try congress.place(anew: true)
    let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    #expect(view.entries.contains { $0.placement.code == other.code && $0.placement.position == 2 })
    let error = #expect(throws: ExplainedError.self) {
      try congress.store.write(author) {
        _ = try Placements.fix(
          talk.code, in: talk.session, position: 2, definition: congress.definition, now: author.now, in: $0)
      }
    }
    #expect(error?.remedy == "Release it first: programme fix \(other.code) --release.")
  }

  @Test func `boards are numbered by track, and stay when others leave`() throws {
    let congress = try JudgedCongress()
    try congress.fill(80, seed: 12)
    try congress.decide()
    _ = try congress.place()
    func boards() throws -> [String: String] {
      let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
      return Dictionary(
        uniqueKeysWithValues: view.entries.compactMap { entry in
          entry.placement.board.map { (entry.placement.code, $0) }
        })
    }
    let first = try boards()
    #expect(Set(first.values).count == first.count && first.count > 30)
    #expect(first.values.contains("B-001"))
    _ = try congress.announce()
    _ = try congress.notify()
    let leaving = try #require(first.keys.sorted().first)
    let author = try SampleEvent.author()
    _ = try congress.store.write(author) {
      try Presenters.answer(
        leaving, confirms: false, note: "", abstracts: congress.abstracts, now: author.now, in: $0)
    }
    _ = try congress.place(anew: true)
    #expect(try boards() == first.filter { $0.key != leaving })
  }
}
