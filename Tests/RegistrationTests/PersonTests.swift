import EventData
import Testing

@testable import Registration

/// Who is the same person among the answers of a form and those on file.
struct PersonTests {
  private static let card = "CNIC / Passport No.", email = "Email Address", first = "First Name", last = "Last Name"

  private func person(_ given: String, _ family: String, _ address: String, card: String = "") -> Form {
    Form([Self.first: given, Self.last: family, Self.email: address, Self.card: card])
  }

  @Test(arguments: [
    "12345-1234567-1", "00000-0000000-0", "99999-9999999-9", "1111111111111", "3.52021E+12", "1234512345671.0",
    "۱۲۳۴۵-۱۲۳۴۵۶۷-۱", "35202-765432-9",
  ])
  func `a placeholder or a rounded number makes nobody into somebody else`(_ number: String) throws {
    let ali = person("Ali", "Khan", "ali@x.example", card: number)
    let alia = person("Alia", "Khan", "alia@y.example", card: number)
    let report = try Desk().importing([ali, alia])
    #expect(report.rows.map(\.outcome) == [.new, .new])
    #expect(report.rows.map(\.ids) == [["bad-card"], ["bad-card"]])
    let desk = try Desk()
    try desk.importing([ali])
    #expect(try desk.importing([alia], at: "2026-11-24 10:00").rows.map(\.outcome) == [.new])
    #expect(try desk.record("R-00001").name.plain == "Ali Khan")
    #expect(try desk.importing([ali, alia], at: "2026-11-25 10:00").rows.map(\.outcome) == [.unchanged, .unchanged])
  }

  @Test func `two names a letter apart under one real number are not made one`() throws {
    let ali = person("Ali", "Khan", "ali@x.example", card: "35202-7654321-9")
    let report = try Desk().importing([ali, person("Alia", "Khan", "alia@y.example", card: "3520276543219")])
    #expect(report.rows.map(\.outcome) == [.new, .refused])
    #expect(
      report.rows[1].problems.first?.message
        == "The same identity card number belongs to Dr. Ali Khan (row 2), with another name and address")
    let same = try Desk().importing([ali, person("A.", "Khan", "ali.khan@y.example", card: "٣٥٢٠٢-٧٦٥٤٣٢١-٩")])
    #expect(same.rows.map(\.code) == ["R-00001", "R-00001"])
  }

  @Test func `a family that shares an address is asked about and stays two`() throws {
    let couple = [person("Ali", "Khan", "family@x.example"), person("Alia", "Khan", "family@x.example")]
    let report = try Desk().importing(couple)
    #expect(report.rows.map(\.outcome) == [.new, .new])
    #expect(report.rows.map(\.ids) == [[], ["duplicate"]])
    #expect(
      report.rows[1].problems[0].message
        == "R-00001 may be the same person: the same e-mail address, the same telephone number; but another name. "
        + "This row counts as another person")
  }

  @Test func `a name spelled otherwise from the same address is one person`() throws {
    let first = person("Muhammad Usman", "Khan", "u@x.example"), other = person("Mohd. Usman", "Khan", "u@x.example")
    #expect(try Desk().importing([first, other]).rows.map(\.code) == ["R-00001", "R-00001"])
    let desk = try Desk()
    try desk.importing([first])
    let later = try desk.importing([other], at: "2026-11-24 10:00")
    #expect(later.rows.map(\.outcome) == [.changed])
    #expect(later.rows[0].changes.last == "first_name: Muhammad Usman -> Mohd. Usman")
  }

  @Test func `a new name under the same number and address is taken and named`() throws {
    let desk = try Desk()
    try desk.importing([person("Sana", "Malik", "sana@x.example", card: "35202-7654321-9")])
    let later = try desk.importing(
      [person("Zoya", "Mirza", "sana@x.example", card: "35202-7654321-9")], at: "2026-11-24 10:00")
    #expect(later.rows.map(\.outcome) == [.changed])
    #expect(later.rows[0].ids == ["duplicate"])
  }

  @Test func `thousands of answers of one person, and of nobody, are read one by one`() throws {
    let one = Array(repeating: person("Ali", "Khan", "ali@x.example"), count: 1_500)
    let report = try Desk().importing(one + Array(repeating: person("", "", ""), count: 1_500))
    #expect(report.rows.prefix(1_500).allSatisfy { $0.code == "R-00001" })
    #expect(
      report.rows[0].problems[0].message
        == "The same person is also in row 3, 4, 5, 6, 7 and 1494 more. Row 1501 counts")
    #expect(report.rows.suffix(1_500).allSatisfy { $0.outcome == .refused && !$0.ids.contains("duplicate") })
  }
}
