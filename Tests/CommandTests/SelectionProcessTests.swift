import Commands
import EventData
import Foundation
import Synchronization
import TestSupport
import Testing

/// From scores to the told programme, with the built program.
struct SelectionProcessTests {
  /// A congress with reviewed abstracts.
  private func reviewed() throws -> Congress {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 5, abstracts: 60)
    try congress.onco("abstract", "import", input.appending(path: "abstracts.csv").path, ends: [0, 1])
    _ = try congress.rows(
      """
      INSERT INTO reviewer (code, identity, name, name_folded, email, institution, institution_folded, city, state,
        created_at, changed_at)
      VALUES ('RV-001', 'a', 'Zubaida Secretly', 'zubaida secretly', 'z@board.example', '', '', '', 'active', 0, 0),
        ('RV-002', 'b', 'Yaqub Hidden', 'yaqub hidden', 'y@board.example', '', '', '', 'active', 0, 0);
      INSERT INTO review (abstract, reviewer, state, total, for_committee, for_authors, received_at, changed_at,
        source_file, source_row)
      SELECT a.code, r.code, 'complete', 400 + (CAST(substr(a.code, 3) AS INTEGER) * 37) % 400, 'secret', 'Well done',
        0, 0, 'test', 2
      FROM abstract a CROSS JOIN reviewer r WHERE a.state = 'submitted';
      """)
    return congress
  }

  @Test func `nothing is decided, told or moved before somebody says yes`() throws {
    let congress = try reviewed()
    let desk = ["--as-of", "2026-11-10 10:00"]
    func dump() throws -> [String] { try congress.contents() }
    func refuses(_ command: [String]) throws {
      let before = try dump()
      let dry = try congress.onco.run(command + desk + ["--dry-run"])
      #expect([0, 1].contains(dry.code), "\(command): \(dry.errors)")
      #expect((dry.output + dry.errors).contains("dry run"), "\(command)")
      let piped = try congress.onco.run(command + desk)
      #expect(piped.code == 64 && piped.errors.contains("--yes"), "\(command): \(piped.errors)")
      #expect(try dump() == before, "\(command)")
    }
    func does(_ command: [String]) throws {
      let before = try dump()
      let ended = try congress.onco.run(command + desk + ["--yes"])
      #expect(ended.code == 0, "\(command): \(ended.errors)")
      #expect(try dump() != before, "\(command)")
    }
    try refuses(["abstract", "decide"])
    try does(["abstract", "decide"])
    try refuses(["abstract", "undecide", "--all"])
    try does(["abstract", "undecide", "--all"])
    try does(["abstract", "decide"])
    try refuses(["abstract", "announce"])
    try does(["abstract", "announce", "--outcome", "oral"])
    try does(["abstract", "announce"])
    let before = try dump()
    let placing = try congress.onco.run(["programme", "place", "--dry-run"] + desk)
    #expect([0, 1].contains(placing.code) && placing.errors.contains("dry run"))
    #expect(try dump() == before)
    #expect([0, 1].contains(try congress.onco.run(["programme", "place"] + desk).code))
    try refuses(["programme", "notify"])
    try does(["programme", "notify"])
    let letters = try congress.rows(
      "SELECT count(*), count(DISTINCT subject_code) FROM mail_message WHERE kind = 'abstract-decision'")
    #expect(letters.first.map { $0[0] == $0[1] && $0[0] != "0" } == true)
    let late = try congress.onco("abstract", "lapse", "--yes", "--as-of", "2026-12-01")
    #expect(late.output.hasPrefix("Not confirmed in time: "))
    try congress.onco("abstract", "promote", "--yes", "--as-of", "2026-12-01 11:00")
    for list in [
      ["abstract", "outcomes"], ["abstract", "presenters"], ["programme", "list"], ["programme", "diff"],
      ["programme", "check"], ["abstract", "decision", "A-0001"],
    ] {
      let json = try congress.onco.run(list + ["--format", "json"])
      #expect([0, 1].contains(json.code), "\(list): \(json.errors)")
      _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      for format in ["json", "table", "csv"] {
        let text = try congress.onco.run(list + ["--format", format])
        for secret in ["RV-0", "Zubaida", "Yaqub", "secret"] { #expect(!(text.output + text.errors).contains(secret)) }
      }
    }
    // Reviewers and reviews were written by hand above: that is found, and nothing else.
    let check = try congress.onco.run(["database", "verify"])
    #expect(check.code == 2 && check.errors.contains("2 problems"), "\(check.errors)")
    #expect(check.output.split(separator: "\n").allSatisfy { $0.contains("review") }, "\(check.output)")
  }

  @Test func `a decision is explained, and what is wrong is named with the way out`() throws {
    let congress = try reviewed()
    try congress.onco("abstract", "decide", "--yes")
    let code = try #require(try congress.rows("SELECT min(abstract) FROM abstract_decision").first?.first)
    let story = try congress.onco("abstract", "decision", code).output
    for word in ["Outcome", "Why", "Reviews", "History"] { #expect(story.contains(word)) }
    let wrong = try congress.onco.run(["abstract", "override", code, "orel", "--reason", "x"])
    #expect(wrong.code == 64 && wrong.errors.contains("Did you mean 'oral'?"))
    let early = try congress.onco.run(["abstract", "confirm", code])
    #expect(early.code == 2 && early.errors.contains("Do: "))
    let unknown = try congress.onco.run(["abstract", "decision", "A-9999"])
    #expect(unknown.code == 2 && unknown.errors.contains("There is no abstract 'A-9999'"))
    let page = congress.folder.file("p.html")
    try congress.onco("programme", "place", ends: [0, 1])
    let untold = try congress.onco("programme", "html", "--out", page.path)
    #expect(untold.errors.contains("Left out, as their authors have not been told what was decided last: "))
    #expect(try !String(contentsOf: page, encoding: .utf8).contains("Presenters of abstracts"))
    try congress.onco("abstract", "announce", "--yes")
    try congress.onco("programme", "html", "--out", page.path)
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Presenters of abstracts"))
  }

  @Test func `what another desk changed between the list and the yes is not written unseen`() async throws {
    let congress = try reviewed()
    let said = Mutex("")
    func decide(meanwhile: @escaping @Sendable () -> Void) async throws -> Int32 {
      let surroundings = Surroundings(
        environment: congress.onco.environment, currentFolder: congress.onco.place, executable: nil, login: "chair",
        now: { Moment(seconds: 0) }, write: { _ in }, say: { text in said.withLock { $0 += text } },
        readLine: {
          meanwhile()
          return "yes"
        }, inputIsTerminal: true)
      return await Onco.execute(["abstract", "decide", "--as-of", "2026-11-10 10:00"], in: surroundings)
    }
    let first = try #require(try congress.rows("SELECT min(code) FROM abstract WHERE state = 'submitted'").first?[0])
    let override: @Sendable () -> Void = {
      _ = try? congress.onco(
        "abstract", "override", first, "rejected", "--reason", "seen elsewhere", "--as-of",
        "2026-11-10 10:01")
    }
    #expect(try await decide(meanwhile: override) == 2)
    #expect(said.withLock { $0 }.contains("nothing was written"), "\(said.withLock { $0 })")
    #expect(try congress.rows("SELECT count(*) FROM abstract_decision") == [["0"]])
    #expect(try await decide(meanwhile: {}) == 0)
    #expect(try congress.rows("SELECT count(*) FROM abstract_decision") != [["0"]])
  }
}
