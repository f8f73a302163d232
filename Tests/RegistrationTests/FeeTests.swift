import EventData
import Registration
import TestSupport
import Testing

/// What a delegate owes follows from category, workshops, and the day the form was sent.
struct FeeTests {
  private func dues(_ changes: [String: String], _ definition: Definition? = nil) throws -> [String] {
    let desk = try Desk(definition)
    let report = try desk.importing([Form(changes)], at: "2026-12-11 09:00")
    let record = try desk.record(try #require(report.rows.first?.code))
    return ["\(record.feePeriod)"] + record.charges.map { "\($0.item) \($0.amount)" }
  }

  @Test(arguments: [
    ("9/30/2026 23:59:59", "early", "PKR 20,000.00"), ("10/1/2026 00:00:00", "regular", "PKR 25,000.00"),
    ("12/10/2026 23:59:59", "regular", "PKR 25,000.00"), ("12/11/2026 00:00:00", "on-site", "PKR 30,000.00"),
  ])
  func `a fee period ends at midnight in the event's zone`(time: String, period: String, fee: String) throws {
    #expect(try dues(["Timestamp": time]) == [period, "registration \(fee)"])
  }

  @Test(arguments: [("9/30/2026 18:59:59", "early"), ("9/30/2026 19:00:00", "regular")])
  func `a form that runs on another clock is read by that clock`(time: String, period: String) throws {
    let definition = try SampleEvent.definition(
      .init("registration.yaml", "time_zone: Asia/Karachi ", "time_zone: UTC "))
    #expect(try dues(["Timestamp": time], definition).first == period)
  }

  @Test func `workshops cost on top, and a foreign delegate owes dollars`() throws {
    #expect(
      try dues(["Workshops (choose)": "Brachytherapy hands-on, Contouring workshop: Head & Neck"]) == [
        "regular", "registration PKR 25,000.00", "brachytherapy PKR 6,000.00", "contouring PKR 5,000.00",
      ])
    #expect(
      try dues(["Registration category": "International delegate"]) == ["regular", "registration USD 200.00"])
  }

  @Test func `a workshop's name may hold commas`() throws {
    let definition = try SampleEvent.definition(
      .init("registration.yaml", "name: Palliative care workshop", "name: \"Palliative care, pain, and hospice\""))
    let cell = "Research methodology, Palliative care, pain, and hospice, Contouring workshop: Head & Neck"
    #expect(
      try dues(["Workshops (choose)": cell], definition) == [
        "regular", "registration PKR 25,000.00", "contouring PKR 5,000.00", "palliative PKR 3,000.00",
        "research PKR 3,000.00",
      ])
  }

  @Test func `a workshop whose name begins with another's name is told apart`() throws {
    let definition = try SampleEvent.definition(
      .init(
        "registration.yaml", "name: Palliative care workshop", "name: \"Contouring workshop: Head & Neck, advanced\""))
    let found = try dues(["Workshops (choose)": "Contouring workshop: Head & Neck, advanced"], definition)
    #expect(found == ["regular", "registration PKR 25,000.00", "palliative PKR 3,000.00"])
  }

  @Test(
    arguments: [
      ("15000/-", "PKR", 1_500_000), ("Rs. 20,000", "PKR", 2_000_000), ("PKR 25000", "PKR", 2_500_000),
      ("150 USD", "USD", 15_000), ("", nil, nil),
    ] as [(String, String?, Int?)])
  func `a declared amount is read as money`(typed: String, currency: String?, minor: Int?) throws {
    let desk = try Desk()
    #expect(try desk.importing([Form(["Amount deposited": typed])]).rows.map(\.ids) == [[]])
    let row = try #require(
      try desk.store.read { try $0.row("SELECT declared_minor, declared_currency FROM registration") })
    #expect(row.optionalInteger("declared_minor").map(Int.init) == minor)
    #expect(row.optionalText("declared_currency") == currency)
  }

  @Test func `a mobile number is stored in E164`() throws {
    let desk = try Desk()
    try desk.importing([
      Form.person(1, ["Mobile": "0300-1234567"]), Form.person(2, ["Mobile": "0092-347-4072502"]),
      Form.person(3, ["Mobile": "923202828940"]), Form.person(4, ["Mobile": "+44 20 7946 0958"]),
    ])
    let numbers = try desk.store.read { try Registrations.list(in: $0) }.map(\.mobile)
    #expect(numbers == ["+923001234567", "+923474072502", "+923202828940", "+442079460958"])
  }
}
