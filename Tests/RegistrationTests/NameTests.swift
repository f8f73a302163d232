import EventData
import Registration
import TestSupport
import Testing

/// Names are put in order without harm to the letters their owners write.
struct NameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let typed: [String]
    let full: String
    var ids: [String] = []
    var testDescription: String { "\(typed) -> \(full)" }
  }

  static let cases: [Case] = [
    Case(typed: ["", "Ronald", "McDonald"], full: "Ronald McDonald"),
    Case(typed: ["", "RONALD", "MCDONALD"], full: "Ronald McDonald", ids: ["caps"]),
    Case(typed: ["", "Hamza", "Al-Rashid"], full: "Hamza Al-Rashid"),
    Case(typed: ["", "HAMZA", "AL-RASHID"], full: "Hamza Al-Rashid", ids: ["caps"]),
    Case(typed: ["", "SEAN", "O'BRIEN"], full: "Sean O'Brien", ids: ["caps"]),
    Case(typed: ["", "Zulfiqar-Ul-Haq", "Memon"], full: "Zulfiqar-Ul-Haq Memon"),
    Case(typed: ["", "ZULFIQAR-UL-HAQ", "MEMON"], full: "Zulfiqar-Ul-Haq Memon", ids: ["caps"]),
    Case(typed: ["", "MARÍA", "ÑANDÚ"], full: "María Ñandú", ids: ["caps"]),
    Case(typed: ["", "JP", "Khan"], full: "JP Khan"),
    Case(typed: ["", "Ludwig", "van Beethoven"], full: "Ludwig van Beethoven"),
    Case(typed: ["Dr.", "Bilal", "Raza"], full: "Dr. Bilal Raza"),
    Case(typed: ["", "Prof. Dr. Aisha", "Khan"], full: "Prof. Dr. Aisha Khan", ids: ["title-in-name"]),
    Case(typed: ["Prof.", "Dr Aisha", "Khan"], full: "Prof. Aisha Khan", ids: ["title-in-name"]),
    Case(typed: ["Mr.", "Dr. Aisha", "Khan"], full: "Dr. Aisha Khan", ids: ["title-in-name"]),
    Case(typed: ["Dr", "Prof. Aisha", "Khan"], full: "Prof. Aisha Khan", ids: ["title-in-name"]),
    Case(typed: ["Dr", "Sukarno", ""], full: "Dr Sukarno", ids: ["one-name"]),
    Case(typed: ["Dr", "Sukarno", "."], full: "Dr Sukarno", ids: ["one-name"]),
    Case(typed: ["Dr", "—", "Shehbaz"], full: "Dr Shehbaz", ids: ["one-name"]),
    Case(typed: ["", "Sukarno", "N/A"], full: "Sukarno", ids: ["one-name"]),
    Case(typed: ["", "DR. AISHA", "KHAN"], full: "DR. Aisha Khan", ids: ["caps", "title-in-name"]),
    Case(typed: ["", "Drew", "Miller"], full: "Drew Miller"),
    Case(typed: ["", "Missy", "Proffitt"], full: "Missy Proffitt"),
    Case(typed: ["", "Miss", "Raza"], full: "Miss Raza"),
    Case(typed: [" Dr. ", "  Bilal   Ahmed ", "\u{A0}Raza\u{200B}"], full: "Dr. Bilal Ahmed Raza"),
    Case(typed: ["", "Bilal\nAhmed", "Ra\u{7}za\u{1B}"], full: "Bilal Ahmed Raza"),
    Case(typed: ["", "\u{202E}Bilal", "\u{2066}Raza\u{2069}"], full: "Bilal Raza"),
    Case(typed: ["", "Ame\u{301}lie", "Raza"], full: "Am\u{E9}lie Raza"),
    Case(typed: ["", "بلال", "رضا"], full: "بلال رضا"),
  ]

  @Test(arguments: cases) func `a name is stored as its owner would write it`(_ item: Case) throws {
    let desk = try Desk()
    let report = try desk.importing([
      Form(["Title": item.typed[0], "First Name": item.typed[1], "Last Name": item.typed[2]])
    ])
    let code = try #require(report.rows.first?.code)
    let stored = try desk.record(code).name
    #expect(Array(stored.full.unicodeScalars) == Array(item.full.unicodeScalars))
    #expect(report.rows.map(\.ids) == [item.ids])
  }

  @Test func `a NUL never reaches the database`() throws {
    let desk = try Desk()
    #expect(throws: ExplainedError.self) { try desk.importing([Form(["First Name": "Bil\u{0}al"])]) }
    #expect(try desk.store.read { try Registrations.counts(in: $0).active } == 0)
  }

  @Test func `the name in Urdu is kept, and found however its letters were typed`() throws {
    let desk = try Desk()
    try desk.importing([
      Form.person(1, ["Name in Urdu (for badge)": " کامران علی ", "First Name": "کامران", "Last Name": "علی"]),
      Form.person(2),
    ])
    #expect(try desk.record("R-00001").nameUrdu == "کامران علی")
    // Arabic kaf and yeh in place of the Urdu letters.
    let found = try desk.store.read { try Registrations.list(in: $0) }
      .filter { folded($0.name.full).contains(folded("كامران علي")) }
    #expect(found.map(\.code) == ["R-00001"])
  }

  @Test(arguments: [
    ("Aisha Khan", "Aisha", "Khan"), ("Khan, Aisha", "Aisha", "Khan"), ("Dr. Aisha Bibi Khan", "Aisha Bibi", "Khan"),
    ("Ludwig van Beethoven", "Ludwig", "van Beethoven"), ("Sukarno", "Sukarno", ""),
    ("Aisha Khan, MBBS", "Aisha", "Khan"),
    ("Müller", "Müller", ""), ("Aisha Khan, PhD", "Aisha", "Khan"),
    ("KHAN MIRZA, AISHA BIBI", "Aisha Bibi", "Khan Mirza"),
    ("Khan, Aisha, MBBS", "Aisha", "Khan"), ("Aisha Khan MBBS FCPS", "Aisha", "Khan"),
    ("Tom Baker Jr.", "Tom", "Baker Jr."),
    ("Piet Van Der Molen", "Piet", "Van Der Molen"), ("Dr. Sukarno", "Sukarno", ""),
    ("Khan, Dr. Aisha", "Aisha", "Khan"),
    ("Elisa (Liz) Oke", "Elisa (Liz)", "Oke"), ("Elisa Oke (Liz)", "Elisa", "Oke (Liz)"), ("Rao P.P.", "P.P.", "Rao"),
    ("李 娜", "李", "娜"), ("Oke, Mina, Baker, Tom", "Oke, Mina, Baker, Tom", ""),
  ]) func `a form with one question for the whole name is read`(whole: String, first: String, last: String) throws {
    let desk = try Desk()
    let csv = [Form(["Full Name": whole])].csv(["Email Address", "Full Name", "Registration category"])
    #expect(try desk.importing(csv).rows.map(\.outcome) == [.new])
    let name = try desk.record("R-00001").name
    #expect([name.first, name.last] == [first, last])
    let title = whole.contains("Dr.") ? "Dr." : ""
    #expect(name.title == title)
  }

  @Test func `one endless name refuses its own row and no other`() throws {
    let zalgo = "Bila" + String(repeating: "\u{301}", count: 3_000) + "l"
    for name in [zalgo, String(repeating: "Bilal ", count: 400), "B" + String(repeating: "\u{334}", count: 9)] {
      let report = try Desk().importing([
        Form.person(1), Form.person(2, ["First Name": name]), Form.person(3, ["Name in Urdu (for badge)": name]),
        Form.person(4),
      ])
      #expect(report.rows.map(\.outcome) == [.new, .refused, .refused, .new])
      #expect(report.rows.map(\.ids) == [[], ["very-long-name"], ["very-long-name"], []])
    }
    let marked = Form(["First Name": "Nguye\u{302}\u{303}n", "Name in Urdu (for badge)": "مُحَمَّد"])
    #expect(try Desk().importing([marked]).rows.map(\.ids) == [[]])
  }
}
