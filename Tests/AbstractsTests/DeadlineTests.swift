import AbstractsSupport
import EventData
import Testing

@testable import Abstracts

/// Late is late, but for the grace, the exceptions, and the results of what was announced in time.
@Suite struct DeadlineTests {
  @Test(
    arguments: [
      ("10/16/2026 0:14:59", "ana.ng@hospital.example", "grace: 15", ["late-allowed"], "within 15 minutes of grace"),
      ("10/16/2026 0:15:00", "ana.ng@hospital.example", "grace: 15", ["late"], "the call closed"),
      ("10/18/2026 23:59:59", "Samina.Latif@hospital.example", "", ["late-allowed"], "The form was down in Quetta"),
      ("10/19/2026 0:00:00", "samina.latif@hospital.example", "", ["late"], "the call closed"),
      ("10/18/2026 12:00:00", "ana.ng@hospital.example", "by name", ["late-allowed"], "exception for Ana Ng until"),
      ("10/15/2026 23:59:59", "ana.ng@hospital.example", "", [], ""),
    ])
  func `a late submission is taken by grace or exception only, and the warning says which`(
    _ timestamp: String, _ email: String, _ rule: String, _ ids: [String], _ says: String
  ) throws {
    let changes: [(String, String)] =
      switch rule {
      case "grace: 15": [("grace_minutes: 0", "grace_minutes: 15")]
      case "by name": [("who: samina.latif@hospital.example", "who: Ana Ng")]
      default: []
      }
    let answer = Answer {
      $0.timestamp = timestamp
      $0.email = email
    }
    let report = try Desk(Calls.sample(changes)).importing([answer], hour: Self.november)
    #expect(report.ids == [ids])
    #expect(report.rows[0].problems.first?.message.contains(says) ?? says.isEmpty)
    #expect(report.count(.refused) == (ids == ["late"] ? 1 : 0))
  }

  /// Hours from the desk's day to the middle of November.
  private static let november: Int64 = 24 * 30

  @Test func `results of a placeholder may follow until their date, whatever is imported when`() throws {
    let announced = Answer.lateBreaking("9/26/2026 23:02:00")
    let results = Answer.lateBreaking("11/5/2026 9:00:00", body: Answer().body)
    let desk = try Desk()
    #expect(try desk.importing([announced]).outcomes == [.new])
    #expect(try AbstractRecords.show("A-0001", in: desk.store).content.stage == .placeholder)
    let report = try desk.importing([announced, results], hour: Self.november)
    #expect(report.outcomes == [.unchanged, .changed])
    #expect(report.rows[1].changes.contains("stage: placeholder -> final"))
    let before = try desk.everything()
    #expect(try desk.importing([announced, results], hour: Self.november + 1).outcomes == [.unchanged, .unchanged])
    #expect(try desk.everything() == before)
    #expect(try Desk().importing([announced, results], hour: Self.november).outcomes == [.unchanged, .new])
    let tooLate = Answer.lateBreaking("11/11/2026 0:00:00", body: Answer().body)
    #expect(try Desk().importing([announced, tooLate], hour: Self.november).outcomes == [.new, .refused])
  }

  @Test func `the late-breaking date extends nothing else`() throws {
    let results = Answer.lateBreaking("11/5/2026 9:00:00", body: Answer().body)
    let desk = try Desk()
    #expect(try desk.importing([results], hour: Self.november).ids == [["late"]])
    #expect(try desk.importing([Answer()]).outcomes == [.new])
    #expect(
      try desk.importing([results], hour: Self.november + 1).outcomes == [.refused], "an original became late-breaking")
    let complete = try Desk()
    #expect(try complete.importing([Answer.lateBreaking("9/26/2026 23:02:00", body: Answer().body)]).outcomes == [.new])
    #expect(
      try complete.importing([results], hour: Self.november + 1).outcomes == [.refused],
      "a complete one was changed later")
    let original = Answer.lateBreaking("11/5/2026 9:00:00", body: Answer().body, type: "Original")
    let announced = Answer.lateBreaking("9/26/2026 23:02:00")
    #expect(try Desk().importing([announced, original]).outcomes == [.new, .refused])
  }

  @Test func `a presenter with too many abstracts is named, and exempt types do not count`() throws {
    func answer(_ number: Int, type: String = "", _ change: (inout Answer) -> Void = { _ in }) -> Answer {
      Answer {
        $0.timestamp = "9/\(10 + number)/2026 8:00:00"
        $0.title = "Study number \(nonsense(6, seed: UInt64(number)))"
        $0.body = "Background: \(nonsense(40, seed: UInt64(number))). Methods: b. "
        $0.body += type == "TiP" ? "" : "Results: c. Conclusion: d."
        $0.more = ["type": type]
        change(&$0)
      }
    }
    let call = try Calls.sample([("abstracts_per_presenter: 5", "abstracts_per_presenter: 2")])
    let desk = try Desk(call)
    let others = [
      answer(4, type: "TiP"),
      answer(5) {
        $0.affiliations = "1. Far Clinic, Lima\n2. Near Clinic, Lima"; $0.email = "b@c.example"
      },
    ]
    let report = try desk.importing([answer(3), answer(1), answer(2) { $0.email = "x@y.example" }] + others)
    #expect(report.ids == [["presenter-cap"], [], [], [], []])
    #expect(
      report.rows[0].problems[0].message
        == "Ana Ng would present 3 abstracts, with A-0002, A-0003; 2 are allowed")
    let before = try desk.everything()
    let again = try desk.importing([answer(3), answer(1), answer(2) { $0.email = "x@y.example" }] + others, hour: 1)
    #expect(again.outcomes == [.unchanged, .unchanged, .unchanged, .unchanged, .unchanged])
    #expect(try desk.everything() == before)
    let strict = try Desk(
      Calls.sample([
        ("abstracts_per_presenter: 5", "abstracts_per_presenter: 2"),
        ("presenter-cap: warning", "presenter-cap: error"),
      ]))
    #expect(try strict.importing([answer(3), answer(1), answer(2)]).outcomes == [.refused, .new, .new])
  }
}
