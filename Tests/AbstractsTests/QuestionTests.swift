import AbstractsSupport
import EventData
import Foundation
import Mail
import Templates
import TestSupport
import Testing

@testable import Abstracts

/// Problems go back to authors: one letter each, all problems inside, and never the same twice.
@Suite struct QuestionTests {
  static func ask(_ desk: Desk, hour: Int64 = 1, codes: [String] = [], dryRun: Bool = false) throws -> [AuthorQuestion]
  {
    try AuthorQuestions(
      call: desk.call, store: desk.store,
      author: Store.Author(
        name: "zara", command: "abstract ask", now: Desk.now.advanced(bySeconds: hour * 3_600)),
      letters: try Letters.sample()
    ).ask(codes, dryRun: dryRun)
  }

  static let refused = Answer {
    $0.conflict = ""
    $0.body += " Done at Rose Hospital."
    $0.orcid = "1"
  }
  static let warned = Answer {
    $0.email = "bo@clinic.example"
    $0.title = "Second study of something else entirely"
    $0.body = "Background: \(nonsense(30, seed: 1)). Methods: b. Conclusion: d."
  }
  static let silent = Answer {
    $0.email = "cy@clinic.example"
    $0.title = "THIRD STUDY OF SOMETHING ELSE IN CAPITALS"
    $0.body = "Background: \(nonsense(30, seed: 2)). Methods: b. Results: c. Conclusion: d."
  }
  static let unreachable = Answer {
    $0.email = "nobody"
    $0.title = "Fourth study"
  }
  static let attacker = Answer {
    $0.email = "eve@evil.example\nBcc: all@evil.example"
    $0.title = "Fifth study"
    $0.conflict = ""
  }

  @Test func `one letter an abstract or refused row, and a call where no letter can go`() throws {
    let desk = try Desk()
    _ = try desk.importing([Self.refused, Self.warned, Self.silent, Self.unreachable, Self.attacker])
    let before = try desk.everything()
    #expect(try Self.ask(desk, dryRun: true).count == 4)
    #expect(try desk.everything() == before)
    let questions = try Self.ask(desk)
    #expect(questions.map(\.subject) == ["A-0001", "AR-0001", "AR-0002", "AR-0003"])
    #expect(questions.map(\.outcome) == [.queued, .queued, .telephone, .telephone])
    #expect(questions.map(\.mobile) == Array(repeating: "+923001234567", count: 4))
    #expect(questions[1].problems == ["bad-orcid", "not-anonymous", "missing-coi"])
    let letters = try Letters.read(desk.store)
    #expect(letters.map(\.to) == [["Ana Ng", "bo@clinic.example"], ["Ana Ng", "ana.ng@hospital.example"]])
    #expect(letters.allSatisfy { $0.defects.isEmpty && !$0.headerNames.contains("Bcc") })
    #expect(
      letters.map(\.subject) == [
        "ONCO 2026: please correct your abstract A-0001", "ONCO 2026: please correct your abstract AR-0001",
      ])
    let text = letters[1].parts[0].text
    for line in [
      "We could not take it yet", "1. '1' is no ORCID iD", "2. The text names 'Rose Hospital'.",
      "   Please take this out: those who review must not learn who wrote the abstract.",
      "3. The statement of interests is empty.", "   Please declare your interests; 'None' is an answer.",
      "until 15 October 2026, 23:59 (Asia/Karachi)",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
    #expect(letters[0].parts[0].text.contains("It is on file as A-0001."))
  }

  @Test func `the same problems are asked about once, other problems again, and no problems no more`() throws {
    let desk = try Desk()
    _ = try desk.importing([Self.refused, Self.warned])
    #expect(try Self.ask(desk).map(\.outcome) == [.queued, .queued])
    let before = try desk.everything()
    let asked = AuthorQuestion.Outcome.asked(Desk.now.advanced(bySeconds: 3_600))
    #expect(try Self.ask(desk, hour: 2).map(\.outcome) == [asked, asked])
    #expect(try desk.everything() == before)
    // The refused one comes back with one problem less, the other one whole.
    let better = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.conflict = ""
    }
    let whole = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.email = Self.warned.email
      $0.title = Self.warned.title
      $0.body = Self.warned.body.replacing("Conclusion", with: "Results: c. Conclusion")
    }
    _ = try desk.importing([Self.refused, Self.warned, better, whole], hour: 3)
    let next = try Self.ask(desk, hour: 4)
    #expect(next.map(\.subject) == ["AR-0001"])
    #expect(next.map(\.problems) == [["missing-coi"]])
    #expect(next.map(\.outcome) == [.queued])
    let mails = try Outbox(store: desk.store).list()
    #expect(mails.map(\.state) == [.withdrawn, .withdrawn, .queued])
    // And whole at last: nothing is open.
    let done = Answer { $0.timestamp = "9/29/2026 8:00:00" }
    _ = try desk.importing([better, whole, done], hour: 5)
    #expect(try Self.ask(desk, hour: 6) == [])
    #expect(try Outbox(store: desk.store).list().map(\.state) == [.withdrawn, .withdrawn, .withdrawn])
    #expect(try AbstractHistory.of("A-0001", in: desk.store).map(\.what) == ["received", "asked", "changed"])
  }

  @Test func `a refused correction asks about the correction, and only named codes are asked`() throws {
    let desk = try Desk()
    _ = try desk.importing([Answer(), Self.warned])
    let correction = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.conflict = ""
    }
    _ = try desk.importing([correction], hour: 1)
    #expect(try Self.ask(desk, codes: ["AR-0001"]).map(\.abstract) == ["A-0001"])
    let letters = try Letters.read(desk.store)
    #expect(letters.count == 1)
    #expect(letters[0].parts[0].text.contains("You sent a correction of A-0001."))
    let error = #expect(throws: ExplainedError.self) { _ = try Self.ask(desk, codes: ["AR-0002"]) }
    #expect(error?.description.contains("Did you mean") == true)
    // An older row that was refused says nothing about the version on file.
    let older = Answer {
      $0.timestamp = "9/20/2026 8:00:00"
      $0.conflict = ""
    }
    let fresh = try Desk()
    _ = try fresh.importing([older, Answer()])
    #expect(try Self.ask(fresh) == [])
  }

  @Test func `what an author typed is text in every letter, never a header or a tag`() throws {
    let desk = try Desk()
    let title = "<script>alert(1)</script> & {{code}} \u{202E}=?utf-8?q?x?= voice"
    let hostile = Answer {
      $0.title = title
      $0.presenter = "Ana \"<b>\" Ng, x@evil.example"
      $0.authors = "Ana \"<b>\" Ng, x@evil.example (1)"
      $0.orcid = "<img src=x onerror=y>"
    }
    let report = try AbstractIntake.importing(
      Answer.csv([hostile]), file: "form.csv", call: desk.call, store: desk.store,
      author: Store.Author(name: "desk", command: "abstract import", now: Desk.now),
      letters: try Letters.sample())
    #expect(report.outcomes == [.new])
    _ = try Self.ask(desk)
    try desk.store.write(Store.Author(name: "zara", command: "abstract withdraw", now: Desk.now)) { tx in
      try Letters.sample().queueWithdrawn(
        AbstractRecords.record("A-0001", in: tx), reason: "<i>cannot</i>\nBcc: a@b.example", now: Desk.now, in: tx)
    }
    let letters = try Letters.read(desk.store)
    #expect(letters.count == 3)
    for letter in letters {
      #expect(letter.defects == [])
      #expect(letter.to == ["Ana \"<b>\" Ng, x@evil.example", "ana.ng@hospital.example"])
      #expect(Set(letter.headerNames).isDisjoint(with: ["Bcc", "Cc"]))
      #expect(!letter.subject.contains("script"))
      #expect(letter.parts[0].text.contains("<script>alert(1)</script> & {{code}} =?utf-8?q?x?= voice"))
      let html = letter.parts[1].text
      #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>") && !html.contains("<i>"))
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{code}}"))
    }
  }

  @Test func `new abstracts are acknowledged once, with their number, and placeholders with their date`() throws {
    let desk = try Desk()
    func importing(_ answers: [Answer]) throws -> ImportReport {
      try AbstractIntake.importing(
        Answer.csv(answers), file: "form.csv", call: desk.call, store: desk.store,
        author: Store.Author(name: "desk", command: "abstract import", now: Desk.now),
        letters: try Letters.sample())
    }
    let placeholder = Answer {
      $0.email = "bo@clinic.example"
      $0.title = "Second study of something else entirely"
      $0.more = ["type": "Late-breaking"]
      $0.body = Answer.placeholder
    }
    let answers = [Answer(), placeholder, Self.unreachable]
    _ = try importing(answers)
    _ = try importing(answers)
    let letters = try Letters.read(desk.store)
    #expect(letters.map(\.subject) == ["ONCO 2026: abstract A-0001 received", "ONCO 2026: abstract A-0002 received"])
    #expect(
      letters[0].parts[0].text.contains(
        "1. Ana Ng - Rose Hospital, Lahore\n     in the index: Ng, Ana\n  2. Bashir Lee - Aga Sample University, Karachi"
      ))
    #expect(letters[0].parts[1].text.contains("in the index: Lee, Bashir"))
    #expect(letters[0].parts[0].text.contains("You can correct it until 15 October 2026, 23:59 (Asia/Karachi)"))
    #expect(letters[1].parts[0].text.contains("10 November 2026, 23:59 (Asia/Karachi)"))
  }

  @Test func `a letter that cannot be queued leaves neither a new abstract nor a question behind`() throws {
    let desk = try Desk()
    try desk.store.refuseMail("M-00001")
    let empty = try desk.store.everything()
    #expect(throws: ExplainedError.self) {
      try AbstractIntake.importing(
        Answer.csv([Answer()]), file: "form.csv", call: desk.call, store: desk.store,
        author: Store.Author(name: "desk", command: "abstract import", now: Desk.now),
        letters: try Letters.sample())
    }
    #expect(try desk.store.everything() == empty)
    _ = try desk.importing([Self.refused, Self.warned])
    let before = try desk.store.everything()
    #expect(before != empty)
    #expect(throws: ExplainedError.self) { try Self.ask(desk) }
    #expect(try desk.store.everything() == before)
  }
}
