import Badges
import EventData
import TestSupport
import Testing

@testable import Door

/// What hand scanners do to a code, and how often they send it.
struct ScannerTests {
  @Test func `the same badge within seconds at the same door is the same scan, and is written down once`() throws {
    let gate = try Gate()
    #expect(try gate.scan(gate.code(), at: "2026-12-11 09:00:00") == "admitted - R-00001")
    let keeper = try CheckIn(gate.definition, door: "main", store: gate.store)
    let first = try Admission.Earlier(at: SampleEvent.moment("2026-12-11 09:00:00"), door: "main", purpose: "badge")
    for second in [0, 3, 10] {
      let again = try keeper.scan(gate.code(), at: first.at.advanced(bySeconds: Int64(second)))
      #expect(again.outcome == "admitted" && again.reason == "already-inside")
      #expect(again.earlier == first)
    }
    #expect(try gate.log().count == 1)
    let ticket = try keeper.scan(gate.code(purpose: .ticket), at: first.at.advanced(bySeconds: 3))
    #expect(ticket.refusal == .alreadyInside, "another paper may be another person")
    let late = try keeper.scan(gate.code(), at: first.at.advanced(bySeconds: 11))
    #expect(late.refusal == .alreadyInside)
    #expect(late.earlier == first)
    #expect(try gate.scan(gate.code(), at: "2026-12-11 09:00:03", door: "south") == "refused already-inside R-00001")
    #expect(try gate.log().count == 4)
  }

  @Test func `whatever a scanner adds to a code, it is the same code, and blank lines are none`() throws {
    let gate = try Gate()
    let code = try gate.code()
    let line = "\u{2}\(code.lowercased())\u{3}\t\t]Q3\(code)\r \u{1D}]d1\(code)  \t\u{200E}\(code)\t \t"
    let codes = ScannedText.codes(in: line)
    #expect(codes.count == 4)
    #expect(
      try codes.map { try gate.scan($0) } == ["admitted - R-00001"]
        + Array(repeating: "admitted already-inside R-00001", count: 3))
    #expect(try gate.scan("]Q3" + code.dropLast()).hasPrefix("refused forged"))
    #expect(ScannedText.codes(in: " \t\u{0}\u{200E} ") == [])
  }

  @Test(arguments: ["سلام علیکم", "\u{FFFD}\u{FFFD}", "١٢٣", "?"])
  func `a scan in letters no code has is answered and written down`(line: String) throws {
    let gate = try Gate()
    #expect(ScannedText.codes(in: line + "\t") == [line])
    #expect(try gate.scan(line).hasPrefix("refused forged"))
    #expect(try gate.log().count == 1)
    #expect(ScannedText.isOfOtherKeyboard(line) == (line == "سلام علیکم"))
  }
}
