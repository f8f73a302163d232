import EventData
import Foundation
import Registration
import TestSupport
import Testing

/// When a form was sent decides its price: a time that cannot be right is named, and prices nobody.
struct TimeTests {
  private let now = "2026-11-08 10:00"

  @Test(arguments: [
    ("12/10/2026 10:00:00", "In the order day/month/year it would be 12 October 2026"),
    ("11/9/2036 10:00:00", "9 November 2036 has not come yet"), ("44847.5", "Counted from 1904"),
  ]) func `a form of another year or order is refused with what it would be`(time: String, says: String) throws {
    let desk = try Desk()
    let report = try desk.importing(
      [Form(["Timestamp": time]), Form.person(2, ["Timestamp": "10/2/26 4:05 p. m."])], at: now)
    #expect(report.rows.map(\.outcome) == [.refused, .new])
    #expect(report.rows[0].problems.map(\.id) == ["bad-timestamp"])
    #expect(report.rows[0].problems[0].message.contains(says), "\(report.rows[0].problems[0].message)")
    #expect(try desk.record("R-00001").feePeriod == "regular")
  }

  @Test func `a clock that runs ahead is named and believed`() throws {
    let report = try Desk().importing([Form(["Timestamp": "11/20/2026 10:00:00"])], at: now)
    #expect(report.rows.map(\.outcome) == [.new])
    #expect(report.rows[0].problems.map { "\($0.id) \($0.severity.rawValue)" } == ["bad-timestamp warning"])
  }

  @Test func `the last second before a deadline is not rounded over it`() throws {
    let desk = try Desk()
    let lastSecond = "46295.999999"  // 30 September 2026, 23:59:59.9
    try desk.importing([Form(["Timestamp": lastSecond])], at: now)
    #expect(try desk.record("R-00001").feePeriod == "early")
  }

  @Test func `a form without its time says that today's fee counts, in the row or for the file`() throws {
    let report = try Desk().importing([Form(["Timestamp": ""])], at: now)
    #expect(report.rows[0].problems.map(\.message) == ["The time the form was sent is empty"])
    let text = String(decoding: [Form(["Timestamp": ""])].csv, as: UTF8.self)
    let without = try Desk().importing(Data(text.replacing("Timestamp", with: "Nothing we know").utf8), at: now)
    #expect(without.rows.map(\.outcome) == [.new])
    #expect(
      without.warnings == [
        "No column says when the form was sent: whoever is new pays the fees of today, 8 November 2026."
      ])
  }
}
