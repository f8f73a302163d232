import EventData
import Registration
import TestSupport
import Testing

/// A place stays with who took it, however many share an address and however a name is written.
struct PlaceTests {
  private static let card = "CNIC / Passport No.", email = "Email Address", first = "First Name", last = "Last Name"

  private func person(
    _ given: String, _ family: String, _ address: String = "desk@agency.example", card: String = "", mobile: String = ""
  ) -> Form {
    Form([Self.first: given, Self.last: family, Self.email: address, Self.card: card, "Mobile": mobile])
  }

  /// Delegates whose names are plainly different.
  private func delegates(_ count: Int, withCards: Bool = false) -> [Form] {
    let given = ["Bilal", "Sana", "Omar", "Hina", "Tariq", "Zoya", "Imran", "Nadia", "Yusuf"]
    let family = ["Raza", "Mirza", "Shah", "Malik", "Butt", "Qureshi", "Gondal", "Lodhi"]
    return (0..<count).map { number in
      person(
        given[number % 9], family[number / 9 % 8], card: withCards ? "35202-22\(10_000 + number)-1" : "",
        mobile: "0300-12\(10_000 + number)")
    }
  }

  @Test func `all delegates of an agency's address get their cards, and none is taken for another`() throws {
    let desk = try Desk()
    let report = try desk.importing(delegates(72))
    #expect(report.rows.allSatisfy { $0.outcome == .new && $0.ids.isEmpty })
    let later = try desk.importing(delegates(72, withCards: true).reversed(), at: "2026-11-24 10:00")
    #expect(later.rows.allSatisfy { $0.outcome == .changed && $0.ids.isEmpty })
    #expect(later.rows.map(\.code) == report.rows.map(\.code).reversed())
  }

  @Test func `the question names who is likest, not who stands first`() throws {
    let desk = try Desk()
    try desk.importing(delegates(20) + [person("Mariam", "Sheikh Anwar")])
    let report = try desk.importing(
      [person("Mariam", "Sheikh"), person("Farid", "Gul")], at: "2026-11-24 10:00")
    #expect(report.rows.map(\.outcome) == [.new, .new])
    #expect(report.rows.map(\.ids) == [["duplicate"], []])
    #expect(
      report.rows[0].problems[0].message.hasPrefix(
        "R-00021 may be the same person: the same e-mail address, a name with a word more."))
  }

  @Test(arguments: [("Muhammad Omar", "Shah"), ("Shah", "Omar")])
  func `a place without a card passes to another form of the name with a question`(_ given: String, _ family: String)
    throws
  {
    let desk = try Desk()
    try desk.importing([person("Omar", "Shah")])
    let report = try desk.importing([person(given, family)], at: "2026-11-24 10:00")
    #expect(report.rows.map(\.outcome) == [.changed])
    #expect(report.rows.map(\.ids) == [["duplicate"]])
    #expect(report.rows[0].problems[0].message == "R-00001 has the same address under another name, Omar Shah")
    #expect(try desk.importing([person(given, family)], at: "2026-11-25 10:00").rows.map(\.ids) == [[]])
    for same in [person("OMAR", "SHAH"), person("Dr. Ómar", "Shah")] {
      let desk = try Desk()
      try desk.importing([person("Omar", "Shah")])
      let ids = try desk.importing([same], at: "2026-11-24 10:00").rows[0].ids
      #expect(!ids.contains("duplicate"))
    }
  }

  @Test func `a name that differs stays another person`() throws {
    let desk = try Desk()
    try desk.importing([person("Omar", "Shah")])
    #expect(try desk.importing([person("Omair", "Shah")], at: "2026-11-24 10:00").rows.map(\.outcome) == [.new])
    #expect(try desk.record("R-00001").name.plain == "Omar Shah")
  }

  @Test func `a whole name does not move the words of a name on file`() throws {
    let desk = try Desk()
    try desk.importing([person("Ana", "García López")], letters: desk.letters)
    let before = try desk.contents().filter { $0.key.hasPrefix("registration") || $0.key.hasPrefix("mail") }
    for name in ["Ana García López", "García López, Ana", "ANA GARCIA LOPEZ"] {
      let form = Form(["Full Name": name, Self.email: "desk@agency.example"])
      let csv = [form].csv(["Email Address", "Full Name", "Registration category"])
      #expect(
        try desk.importing(csv, at: "2026-11-24 10:00", letters: desk.letters).rows.map(\.outcome) == [.unchanged])
      #expect(try desk.contents().filter { $0.key.hasPrefix("registration") || $0.key.hasPrefix("mail") } == before)
    }
  }

  @Test func `a right card number with a new address and a fuller name is a question`() throws {
    let short = person("Ana", "Ng", "ana@x.example", card: "35202-7654321-9")
    let long = person("Ana Maria", "Ng", "ana@y.example", card: "35202-7654321-9")
    for (first, second) in [(short, long), (long, short)] {
      let desk = try Desk()
      try desk.importing([first])
      let report = try desk.importing([second], at: "2026-11-24 10:00")
      #expect(report.rows.map(\.outcome) == [.changed])
      #expect(report.rows.map(\.ids) == [["duplicate"]])
      let both = try Desk().importing([first, second])
      #expect(both.rows.map(\.code) == ["R-00001", "R-00001"])
      #expect(both.rows.map(\.ids) == [["duplicate"], ["duplicate"]])
    }
    let desk = try Desk()
    try desk.importing([short])
    let other = person("Mei", "Ng", "mei@y.example", card: "35202-7654321-9")
    #expect(try desk.importing([other], at: "2026-11-24 10:00").rows.map(\.outcome) == [.refused])
  }

  @Test(arguments: ["35202-7654321-9", ""])
  func `who was cancelled comes back by what the message says`(_ number: String) throws {
    let desk = try Desk()
    try desk.importing([person("Omar", "Shah", card: number)])
    try desk.store.write(try SampleEvent.author("2026-11-24 10:00")) {
      _ = try Registrations.cancel("R-00001", reason: "asked", now: SampleEvent.moment("2026-11-24 10:00"), in: $0)
    }
    let report = try desk.importing([person("Omar", "Shah", card: number)], at: "2026-11-24 11:00")
    #expect(report.rows.map(\.ids) == [["cancelled"]])
    let remedy = try #require(report.rows[0].problems.first?.remedy)
    let again =
      number.isEmpty
      ? [person("Omar", "Shah", card: "35202-7654321-9"), person("Omar", "Shah", "omar@home.example")]
      : [person("Omar", "Shah")]
    #expect(remedy.contains(number.isEmpty ? "or another e-mail address" : "empty the cell"))
    for form in again {
      #expect(try desk.importing([form], at: "2026-11-24 12:00", dryRun: true).rows.map(\.outcome) == [.new])
    }
  }
}
