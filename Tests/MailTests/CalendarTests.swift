import EventData
import Foundation
import Testing

@testable import Mail

@Suite struct CalendarTests {
  @Test func `icalendar reads the entry back word for word`() throws {
    var message = try Samples.message()
    let event = try Samples.event()
    message.calendar = event
    let read = try #require(try Judge.read([message.composed()]).first)
    #expect(read.defects == [])
    #expect(read.calendars.count == 2)
    let found = try #require(read.calendars.first)
    #expect(read.calendars[1] == found)
    #expect(found.errors == [])
    #expect(found.method == "PUBLISH")
    #expect(found.uid == "onco-2026@onco.example")
    #expect(found.sequence == 2)
    #expect(found.stamp == "2026-11-23T16:00:00+00:00")
    #expect(found.start == "2026-11-24T16:00:00+00:00")
    #expect(found.end == "2026-11-24T17:00:00+00:00")
    #expect(found.summary == event.summary)
    #expect(found.location == event.location)
    #expect(found.description == event.notes)
    #expect(found.organizer == "mailto:desk@onco.example")
    #expect(found.organizerName == "Society, 'Oncology'")
  }

  @Test func `no line is longer than 75 octets and none breaks a character`() throws {
    let bytes = try Samples.event().composed()
    let text = try #require(String(bytes: bytes, encoding: .utf8))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.contains { $0.hasPrefix(" ") })
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      #expect(String(bytes: line, encoding: .utf8) != nil)
    }
  }

  @Test func `text cannot become a property of its own`() throws {
    var event = try Samples.event()
    event.summary = "x\r\nATTENDEE:mailto:evil@evil.example\u{7}"
    let text = String(decoding: try event.composed(), as: UTF8.self)
    #expect(text.contains("SUMMARY:x\\nATTENDEE:mailto:evil@evil.example\r\n"))
  }

  @Test func `an end before the beginning is refused`() throws {
    var event = try Samples.event()
    event.end = event.start
    #expect(throws: ExplainedError.self) { try event.composed() }
    event = try Samples.event()
    event.uid = "two words"
    #expect(throws: ExplainedError.self) { try event.composed() }
  }
}
