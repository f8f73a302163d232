import EventData
import Foundation
import Registration
import TestSupport
import Testing

/// A file says only what it has columns for: the rest of what is on file stays, and what cannot be understood takes nothing
/// away.
struct AbsentTests {
  private static let full = Form([
    "PSCO membership no. (members only)": "PSCO-0123", "Workshops (choose)": "Research methodology",
    "Dietary needs": "Diabetic", "Consent: share my contact with sponsors (Yes/No)": "Yes",
  ])
  private static let few = ["Email Address", "First Name", "Last Name", "Registration category"]

  private func stored(_ desk: Desk) throws -> [String: SQLValue] {
    let row = try #require(
      try desk.store.read { try $0.rows("SELECT * FROM registration") }.first)
    let names = [
      "identity", "title", "mobile", "national_id", "institution", "membership_number", "payment_method",
      "declared_minor", "dietary", "shares_contact", "fee_period", "submitted_at", "not_understood",
    ]
    return names.reduce(into: [:]) { $0[$1] = row[$1] }
  }

  @Test(arguments: ["2026-11-23 10:00", "2026-12-12 10:00"])
  func `a column that a file does not have leaves what is on file`(_ time: String) throws {
    let desk = try Desk()
    try desk.importing([Self.full])
    let before = try desk.contents()
    let report = try desk.importing([Self.full].csv(Self.few), at: time)
    #expect(report.rows.map(\.outcome) == [.unchanged])
    #expect(report.rows.map(\.code) == ["R-00001"])
    #expect(
      try desk.contents().filter { $0.key.hasPrefix("registration") }
        == before.filter { $0.key.hasPrefix("registration") })
  }

  @Test func `every column by itself may be left out`() throws {
    for column in [Form].headers where !Self.few.contains(column) {
      let desk = try Desk()
      try desk.importing([Self.full])
      let before = try stored(desk)
      let report = try desk.importing([Self.full].csv([Form].headers.filter { $0 != column }), at: "2026-11-24 10:00")
      #expect(report.rows.map(\.outcome) == [.unchanged], "\(column): \(report.rows.map(\.changes))")
      #expect(try stored(desk) == before, "\(column)")
    }
  }

  @Test func `a record that leaves a key out says nothing of it`() throws {
    let desk = try Desk()
    try desk.importing([Form.person(1), Form.person(2)])
    let json = """
      [{"Email Address": "delegate1@post.example", "First Name": "Sana", "Last Name": "Raza", "City": "Multan",
        "Registration category": "Consultant (non-member)", "CNIC / Passport No.": "35202-2221001-1"},
       {"Email Address": "delegate2@post.example", "First Name": "Omar", "Last Name": "Raza", "City": "Multan",
        "Registration category": "Consultant (non-member)", "CNIC / Passport No.": "35202-2221002-1", "Institution": ""}]
      """
    let report = try desk.importing(Data(json.utf8), at: "2026-11-24 10:00")
    #expect(
      report.rows.map(\.changes) == [
        ["city: Lahore -> Multan"], ["institution: Ravi Cancer Institute -> ", "city: Lahore -> Multan"],
      ])
  }

  @Test func `an empty cell is a change that is shown`() throws {
    let desk = try Desk()
    try desk.importing([Self.full])
    var empty = Self.full
    (empty.cells["Institution"], empty.cells["Workshops (choose)"]) = ("", "")
    let report = try desk.importing([empty], at: "2026-11-24 10:00")
    #expect(
      report.rows.map(\.changes) == [
        [
          "institution: Ravi Cancer Institute -> ", "workshops: research -> ",
          "dues: registration PKR 25,000.00, research PKR 3,000.00 -> registration PKR 25,000.00",
        ]
      ])
    #expect(report.rows.map(\.emptied) == [["institution", "workshops"]])
  }

  @Test func `an answer that cannot be understood is kept as it was typed and takes nothing away`() throws {
    let desk = try Desk()
    try desk.importing([Self.full])
    var odd = Self.full
    odd.cells["Mobile"] = "0300-7654321 (WhatsApp)"
    odd.cells["Workshops (choose)"] = "Robotics"
    odd.cells["Payment mode"] = "barter"
    odd.cells["Amount deposited"] = "as agreed"
    odd.cells["CNIC / Passport No."] = "3.52021E+12"
    let report = try desk.importing([odd], at: "2026-11-24 10:00")
    #expect(
      Set(report.rows[0].ids) == ["bad-mobile", "unknown-workshop", "unknown-payment-method", "bad-amount", "bad-card"])
    #expect(report.rows[0].changes.count == 1 && report.rows[0].changes[0].hasPrefix("not_understood:"))
    let record = try desk.record("R-00001")
    #expect(record.mobile == "+923001234567" && record.workshops == ["research"])
    #expect(record.paymentMethod == "bank-transfer" && record.declared?.description == "PKR 25,000.00")
    #expect(record.answers[.nationalId] == "35202-1111111-1")
    #expect(
      record.notUnderstood
        == "Mobile: 0300-7654321 (WhatsApp)\nWorkshops: Robotics\nPayment method: barter\nAmount: as agreed")
    #expect(try desk.importing([odd], at: "2026-11-25 10:00").rows.map(\.outcome) == [.unchanged])
  }

  @Test func `many rows that lose the same field are not taken before somebody was asked`() throws {
    let desk = try Desk()
    let forms = (1...5).map { Form.person($0) }
    try desk.importing(forms)
    let before = try desk.store.everything()
    let empty = (1...5).map { Form.person($0, $0 < 4 ? ["Title": "", "City": ""] : ["City": "Multan"]) }
    let emptied = #expect(throws: EmptiedFields.self) { try desk.importing(empty, at: "2026-11-24 10:00") }
    #expect(emptied?.fields.map(\.name) == ["city", "title"])
    #expect(emptied?.fields.map(\.codes) == Array(repeating: ["R-00001", "R-00002", "R-00003"], count: 2))
    #expect(try desk.store.everything() == before)

    #expect(
      try desk.importing(empty, at: "2026-11-24 10:00", dryRun: true).rows.map(\.outcome.rawValue).contains("changed"))
    let two = (1...5).map { Form.person($0, $0 < 3 ? ["Title": ""] : [:]) }
    #expect(try desk.importing(two, at: "2026-11-24 10:00").rows.count { $0.outcome == .changed } == 2)
    // What was allowed is what was shown, and nothing else.
    #expect(throws: EmptiedFields.self) { try desk.importing(empty.csv, at: "2026-11-25 10:00", allowed: emptied) }
    let now = #expect(throws: EmptiedFields.self) { try desk.importing(empty, at: "2026-11-25 10:00") }
    let report = try desk.importing(empty.csv, at: "2026-11-25 10:00", allowed: now)
    #expect(report.rows.count { $0.outcome == .changed } == 5)
    #expect(try desk.record("R-00001").city.isEmpty)
  }
}
