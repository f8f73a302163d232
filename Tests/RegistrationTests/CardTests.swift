import EventData
import Foundation
import Registration
import TestSupport
import Testing

/// Whose number it is, of a card or a telephone.
struct CardTests {
  private static let card = "CNIC / Passport No."

  @Test(arguments: [
    "35202-7654321-9", "3520276543219", "3520276543219.0", "۳۵۲۰۲-۷۶۵۴۳۲۱-۹", "35202 7654321 9", "=\"3520276543219\"",
    "３５２０２７６５４３２１９",
  ]) func `one number is one, however it is typed`(_ typed: String) throws {
    let desk = try Desk()
    try desk.importing([Form([Self.card: "35202-7654321-9"])])
    let report = try desk.importing(
      [Form([Self.card: typed, "Email Address": "new@post.example"])], at: "2026-11-24 10:00")
    #expect(report.rows.map(\.code) == ["R-00001"])
    #expect(report.rows.map(\.outcome) == [.changed])
    // A new address is not taken without a word.
    #expect(report.rows.map(\.ids) == [["duplicate"]])
  }

  @Test(arguments: ["", "n/a", "applied for", "AB3910277", "C01X00T47", "G4817263"])
  func `a passport is a number too, and no number is none`(_ typed: String) throws {
    #expect(try Desk().importing([Form([Self.card: typed])]).rows.map(\.ids) == [[]])
  }

  @Test func `a paid place passes to nobody else under the same number`() throws {
    for (given, family) in [("Alia", "Raza"), ("Bilaal", "Raza"), ("B.", "Raza")] {
      let desk = try Desk()
      try desk.importing([Form()])
      let before = try desk.contents().filter { $0.key.hasPrefix("registration") }
      let report = try desk.importing(
        [Form(["First Name": given, "Last Name": family, "Email Address": "other@post.example"])],
        at: "2026-11-24 10:00")
      #expect(report.rows.map(\.outcome) == [.refused], "\(given)")
      #expect(report.rows.map(\.ids) == [["duplicate"]])
      #expect(try desk.contents().filter { $0.key.hasPrefix("registration") } == before)
    }
  }

  @Test func `the event's file says which numbers are a card's`() throws {
    let other = try Desk(
      SampleEvent.definition(
        .init("registration.yaml", "CNIC: [\"#####-#######-#\"]", "CNIC: [\"##-######\"]"),
        .init("registration.yaml", "99999-9999999-9]", "99999-9999999-9, 71-717171]")))
    let forms = ["71-818181", "35202-7654321-9", "71-717171"].enumerated().map { Form.person($0, [Self.card: $1]) }
    #expect(try other.importing(forms).rows.map(\.ids) == [[], ["bad-card"], ["bad-card"]])
  }

  @Test(arguments: [
    ("Punjab", "Consultant (non-member)", "(312) 555-0143", "+923125550143"),
    ("United States", "Consultant (non-member)", "(312) 555-0143", nil),
    ("London, UK", "Consultant (non-member)", "020 7946 0018", nil),
    ("", "International delegate", "020 7946 0018", nil),
    ("Pakistan", "International delegate", "0300 1234567", "+923001234567"),
    ("Türkiye", "International delegate", "0312 555 01 43", nil),
    ("Ireland", "International delegate", "0300-1234567", "+923001234567"),
    ("Ireland", "International delegate", "923001234567", "+923001234567"),
    ("Ireland", "International delegate", "+353 87 123 4567", "+353871234567"),
  ]) func `a number is of the event's country only when the form says nothing else`(
    _ country: String, _ category: String, _ typed: String, _ kept: String?
  ) throws {
    let desk = try Desk()
    let report = try desk.importing([
      Form(["Province / Country": country, "Registration category": category, "Mobile": typed])
    ])
    #expect(report.rows.map(\.ids) == [kept == nil ? ["bad-mobile"] : []])
    let record = try desk.record("R-00001")
    #expect(record.mobile == kept)
    #expect(record.notUnderstood == (kept == nil ? "Mobile: \(typed)" : ""))
  }

  @Test func `what only begins like a formula is taken, and what nobody reads refuses nobody`() throws {
    let headers = [Form].headers + ["Twitter"]
    let forms = [
      Form.person(1, ["Twitter": "=HYPERLINK(\"evil.example\")"]), Form.person(2, ["Mobile": "=\"03001234567\""]),
      Form.person(3, ["Institution": "-Nil-"]), Form.person(4, ["Mobile": "+92 300 1234567 (WhatsApp)"]),
      Form.person(5, ["City": "@home"]), Form.person(6, ["City": "+SUM(A1:A9)"]),
    ]
    let report = try Desk().importing(forms.csv(headers))
    #expect(report.rows.map(\.ids) == [[], [], [], ["bad-mobile"], [], ["formula"]])
  }
}
