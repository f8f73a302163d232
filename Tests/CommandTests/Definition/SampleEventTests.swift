import EventData
import Foundation
import TestSupport
import Testing

@testable import Commands

/// The committed sample congress reads without a problem and says what its comments promise.
@Suite struct SampleEventTests {
  @Test func `the sample congress reads without a problem`() throws {
    let event = try SampleEvent.definition().event
    #expect(event.name == "ONCO 2026: 27th Annual Cancer Congress")
    #expect(event.isFictional)
    #expect(event.starts.description == "2026-12-11")
    #expect(event.ends.description == "2026-12-13")
    #expect(event.zone.name == "Asia/Karachi")
    #expect(event.halls.map(\.code) == ["HALL-A", "HALL-B", "HALL-C", "EXPO"])
    #expect(event.society.account.title == event.society.legalName)
    #expect(event.society.account.iban.hasPrefix("PK") && event.society.account.iban.contains("SAMP"))
  }

  @Test func `fees, categories and workshops are read with their money`() throws {
    let rules = try SampleEvent.definition().registration
    #expect(rules.categories.count == 8)
    #expect(rules.category("international")?.fees["early"]?.description == "USD 150.00")
    #expect(rules.category("consultant-member")?.needsMembership == true)
    #expect(Set(rules.categories.map(\.colour)).count == 8)
    let days = try ["2026-09-30", "2026-10-01", "2026-12-10", "2026-12-11"].map { try #require(CalendarDate($0)) }
    #expect(days.map { rules.period(on: $0)?.code } == ["early", "regular", "regular", "on-site"])
  }

  @Test func `white letters can be read on every badge colour`() throws {
    // WCAG 2.2, contrast of at least 4.5 to 1.
    for category in try SampleEvent.definition().registration.categories {
      let channels = try (0..<3).map { part in
        let start = category.colour.index(category.colour.startIndex, offsetBy: 1 + 2 * part)
        let value = Double(try #require(Int(category.colour[start...].prefix(2), radix: 16))) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      let light = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
      #expect(1.05 / (light + 0.05) >= 4.5, "\(category.code)")
    }
  }

  @Test func `taxes follow the sponsor's province and the day`() throws {
    let offer = try SampleEvent.definition().sponsorship
    func rates(_ day: String, _ province: String) throws -> [Int] {
      offer.taxes(on: try #require(CalendarDate(day)), province: province).map(\.basisPoints)
    }
    #expect(try rates("2026-10-01", "punjab") == [1_600])
    #expect(try rates("2024-06-30", "Sindh") == [1_300])
    #expect(try rates("2024-07-01", "Sindh") == [1_500])
    #expect(try rates("2026-10-01", "ICT") == [1_500])
    #expect(try rates("2026-10-01", "Nowhere") == [])
    #expect(offer.packages.map(\.code) == ["platinum", "gold", "silver", "stall"])
  }

  @Test func `a small hour at the door belongs to the day before`() throws {
    let event = try SampleEvent.definition().event
    let day = try #require(CalendarDate("2026-12-12"))
    #expect(event.doorDay(of: event.zone.moment(day, hour: 1)).description == "2026-12-11")
    #expect(event.doorDay(of: event.zone.moment(day, hour: 4)).description == "2026-12-12")
  }
}
