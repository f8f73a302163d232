import ArgumentParser
import EventData
import Testing

@testable import Commands

/// A list: what it shows, and what its options do to it.
struct TableTests {
  struct Person {
    var code, name: String
    var email: String?
    var papers: Int?
    var owes: [Money] = []
    var came: Moment?
    var tracks: [String] = []
  }

  private static let zone = EventZone("Asia/Karachi")

  private static let people = [
    Person(
      code: "R-00010", name: "Dr. Zoë Müller", email: "zoe@post.example", papers: 12,
      owes: [Money(minor: 900_000, .pkr)], came: Moment(seconds: 1_765_393_200), tracks: ["breast", "lung"]),
    Person(code: "R-00002", name: "Ana Ng", papers: 9, owes: [Money(minor: 1_500_000, .pkr)], tracks: ["lung"]),
    Person(
      code: "R-00003", name: "ana ng", email: "ng@post.example", papers: nil, came: Moment(seconds: 1_765_480_000)),
  ]

  private func table(_ people: [Person] = Self.people) throws -> Table<Person> {
    let zone = try #require(Self.zone)
    return Table(people, noun: "person", many: "people") {
      Column("code", "Code") { .text($0.code) }
      Column("name", "Name") { .text($0.name) }
      Column("papers", "Papers") { .number($0.papers) }
      Column("owes", "Owes") { .money($0.owes) }
      Column("came", "Came in") { .moment($0.came, zone) }
      Column("tracks", "Tracks", shown: .toPrograms) { .texts($0.tracks) }
      Column("email", "E-mail", shown: .whenAsked) { .text($0.email) }
    }
  }

  /// The codes a list shows with these options, in their order.
  private func codes(_ options: String...) throws -> [String] {
    try ListOptions.parse(options).applied(to: table()).rows.map(\.code)
  }

  private func refusal(_ options: String...) throws -> String {
    do {
      _ = try ListOptions.parse(options).applied(to: table())
      return "nothing was refused"
    } catch let error as ExplainedError {
      #expect(error.kind == .usage)
      return "\(error.what) \(error.remedy)"
    }
  }

  @Test func `people see a table, programs get every column but those that must be asked for`() throws {
    #expect(
      try table().rendered(as: .table) == """
        Code     Name            Papers           Owes  Came in
        -------  --------------  ------  -------------  ----------------
        R-00010  Dr. Zoë Müller      12   PKR 9,000.00  2025-12-11 00:00
        R-00002  Ana Ng               9  PKR 15,000.00
        R-00003  ana ng                                 2025-12-12 00:06
        3 people

        """)
    #expect(try table().rendered(as: .csv).hasPrefix("\u{FEFF}code,name,papers,owes,came,tracks\r\n"))
    #expect(try table([]).rendered(as: .table) == "No people.\n")
    #expect(try table([]).rendered(as: .json) == "[]\n")
  }

  @Test func `columns come in the order asked for, in every format, and hidden ones too`() throws {
    let list = try ListOptions.parse(["--columns", "email, Code"])
    #expect(
      try list.applied(to: table([Self.people[0]])).rendered(as: .table, isChosen: true) == """
        E-mail            Code
        ----------------  -------
        zoe@post.example  R-00010
        1 person

        """)
    #expect(
      try list.applied(to: table([Self.people[1]])).rendered(as: .json, isChosen: true) == """
        [
          {
            "email": null,
            "code": "R-00002"
          }
        ]

        """)
  }

  @Test func `sorting is stable, by value and not by letters, and what is empty comes last either way`() throws {
    #expect(try codes("--sort", "code") == ["R-00002", "R-00003", "R-00010"])
    #expect(try codes("--sort", "papers") == ["R-00002", "R-00010", "R-00003"])
    #expect(try codes("--sort", "-papers") == ["R-00010", "R-00002", "R-00003"])
    #expect(try codes("--sort", "owes") == ["R-00010", "R-00002", "R-00003"])
    #expect(try codes("--sort", "-came") == ["R-00003", "R-00010", "R-00002"])
    #expect(try codes("--sort", "name,-code") == ["R-00002", "R-00003", "R-00010"])
    #expect(try codes("--sort", "-tracks,papers") == ["R-00002", "R-00010", "R-00003"])
  }

  @Test func `a search looks into every column, hidden ones too, without case, accents or title`() throws {
    #expect(try codes("--search", "MULLER") == ["R-00010"])
    #expect(try codes("--search", "Prof. Zoe Muller") == ["R-00010"])
    #expect(try codes("--search", "ng@post") == ["R-00003"])
    #expect(try codes("--search", "lung") == ["R-00010", "R-00002"])
    #expect(try codes("--search", "%") == [])
    #expect(try codes("--search", "R-00002") == ["R-00002"])
  }

  @Test func `a telephone number is found as it is dialled, and a short number only as it stands`() throws {
    let phone = Cell.text("+923005550142")
    for dialled in ["03005550142", "0300-5550142", "0092 300 5550142", "00923005550142", "3005550142", "۰۳۰۰۵۵۵۰۱۴۲"] {
      #expect(phone.holds(dialled), "\(dialled)")
    }
    for other in ["03005550143", "0550142", "0000", "05550142x"] { #expect(!phone.holds(other), "\(other)") }
    #expect(Cell.text("R-00142").holds("00142"))
  }

  @Test func `conditions compare numbers as numbers, money as money and times as times`() throws {
    #expect(try codes("--where", "papers>9") == ["R-00010"])
    #expect(try codes("--where", "papers<=9") == ["R-00002"])
    #expect(try codes("--where", "owes>=9,000", "--where", "owes < PKR 15,000") == ["R-00010"])
    #expect(try codes("--where", "owes=0") == ["R-00003"])
    #expect(try codes("--where", "owes>USD 1") == [])
    #expect(try codes("--where", "came<=2025-12-11") == ["R-00010"])
    #expect(try codes("--where", "came>2025-12-12 00:05") == ["R-00003"])
    #expect(try codes("--where", "Came in=2025-12") == ["R-00010", "R-00003"])
    #expect(try codes("--where", "name=ANA NG") == ["R-00002", "R-00003"])
    #expect(try codes("--where", "name!=ana ng") == ["R-00010"])
    #expect(try codes("--where", "name~mull") == ["R-00010"])
    #expect(try codes("--where", "tracks=lung") == ["R-00010", "R-00002"])
    #expect(try codes("--where", "tracks!=breast") == ["R-00002", "R-00003"])
    #expect(try codes("--where", "email=") == ["R-00002"])
    #expect(try codes("--where", "email!=", "--search", "ana") == ["R-00003"])
  }

  @Test func `what cannot be meant is refused with what can be`() throws {
    #expect(
      try refusal("--sort", "-nam")
        == "There is no column 'nam'. Did you mean 'name'? Choose one of: code, name, papers, owes, came, tracks, email."
    )
    #expect(try refusal("--columns", "code,mail").hasPrefix("There is no column 'mail'. Did you mean 'email'?"))
    #expect(try refusal("--where", "emal=x").hasPrefix("There is no column 'emal'. Did you mean 'email'?"))
    #expect(try refusal("--where", "name").hasPrefix("'name' is no condition"))
    #expect(
      try refusal("--where", "papers>many") == "'many' is no number, for the column 'papers' Write it as 12 or 7.5.")
    #expect(try refusal("--where", "owes>much").hasPrefix("'much' is no amount of money"))
    #expect(try refusal("--where", "came<yesterday").hasPrefix("'yesterday' is no day or time"))
  }

  @Test func `a table fits the terminal: texts are cut, then columns left out, and it says how to see them`() throws {
    let long = Person(
      code: "R-00001", name: String(repeating: "Long ", count: 9), email: "long@post.example", papers: 3)
    func table(spare: Bool) -> Table<Person> {
      Table([long], noun: "person", many: "people") {
        Column("code", "Code") { .text($0.code) }
        Column("name", "Name") { .text($0.name) }
        for number in 1...4 {
          Column("email_\(number)", "E-mail \(number)", spare: spare && number == 2) { .text($0.email) }
        }
        Column("papers", "Papers") { .number($0.papers) }
      }
    }
    #expect(
      table(spare: false).rendered(as: .table, within: 40, mayChoose: true) == """
        Code     Name          E-mail 1      E-mail 2       E-mail 3       E-mail 4
        -------  ------------  ------------  -------------  -------------  -------------
        R-00001  Long Long L…  long@post.e…  long@post.ex…  long@post.ex…  long@post.ex…
        1 person
        Not shown, for want of width: papers. See them with --format csv or --columns code,papers

        """)
    let spared = table(spare: true).rendered(as: .table, within: 80)
    #expect(spared.contains("Papers\n"))
    #expect(spared.hasSuffix("Not shown, for want of width: email_2. See them with --format csv\n"))
    for line in spared.split(separator: "\n").prefix(3) { #expect(line.count <= 80) }
    // All that was asked for is shown, and a wide terminal or a pipe has room for all.
    #expect(table(spare: true).rendered(as: .table, within: 80, isChosen: true).contains("E-mail 2"))
    #expect(table(spare: true).rendered(as: .table, within: 200) == table(spare: true).rendered(as: .table))
  }

  @Test func `every command that lists takes the options of a list`() throws {
    var waiting: [(name: String, type: any ParsableCommand.Type)] = [("onco", RootCommand.self)]
    var lists: [String] = []
    while let (name, type) = waiting.popLast() {
      waiting += type.configuration.subcommands.map { ("\(name) \($0._commandName)", $0) }
      let said = type.configuration.abstract
      guard type.configuration.subcommands.isEmpty, said.hasPrefix("List ") || name.hasSuffix(" list") else { continue }
      lists.append(name)
      let help = RootCommand.helpMessage(for: type)
      for option in ["--columns <", "--sort <", "--search <", "--where <", "--format <"] {
        #expect(help.contains(option), "\(name) has no \(option)")
      }
    }
    #expect(lists.count >= 15)
  }
}
