import EventData
import TestSupport
import Testing

@testable import Commands

@Suite struct DefinitionTests {
  private func one(_ file: String, _ old: String, _ new: String) throws -> (problems: [String], files: [String: String])
  {
    let files = try SampleDefinition.files(file, replacing: old, with: new)
    return (SampleDefinition.problems(files), files)
  }

  @Test func `an unknown key is refused with its place and the near name`() throws {
    let (problems, files) = try one("event.yaml", "\ncity: Lahore", "\ncityy: Lahore")
    let place = try SampleDefinition.place(of: "cityy", in: "event.yaml", files)
    #expect(problems.count == 2)
    #expect(problems.contains { $0.hasPrefix("\(place): 'cityy' is not a known key; known: name, ") })
    #expect(problems.contains { $0.hasSuffix("Did you mean 'city'?") })
    #expect(problems.contains { $0.contains("'city' is missing: Host city.") })
  }

  @Test func `an unknown key deep inside names its path`() throws {
    let (problems, files) = try one("registration.yaml", "badge_label: TRAINEE", "badge_label: TRAINEE\n    color: red")
    let place = try SampleDefinition.place(of: "color: red", in: "registration.yaml", files)
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("\(place): 'categories[3].color' is not a known key"))
    #expect(problems[0].hasSuffix("Did you mean 'colour'?"))
  }

  @Test(arguments: [
    (
      "bad-email: error", "bad-mail: error", "bad-mail", "'problems' names the problem 'bad-mail', which is not defined"
    ),
    ("bad-email: error", "bad-email: fatal", "bad-email: fatal", "the problem 'bad-email' is 'fatal'"),
    ("email: [", "e_mail: [", "e_mail: [", "'form.columns' names the column 'e_mail', which is not defined"),
  ]) func `a mistyped id is named where it stands`(old: String, new: String, mistake: String, message: String) throws {
    let (problems, files) = try one("registration.yaml", old, new)
    let place = try SampleDefinition.place(of: mistake, in: "registration.yaml", files)
    #expect(problems.contains { $0.hasPrefix("\(place): \(message)") }, "\(problems)")
  }

  @Test func `all problems of all files are named in one run, sorted by place`() throws {
    var files = try SampleDefinition.files("event.yaml", replacing: "currency: PKR", with: "currency: rupees")
    files["registration.yaml"] = files["registration.yaml"]?
      .replacing("needs_membership: yes", with: "needs_membership: perhaps").replacing("\"#2E7D32\"", with: "green")
      .replacing("fee: 6000 PKR", with: "fee: 6000")
    files["sponsorship.yaml"] = files["sponsorship.yaml"]?.replacing("payment_days: 30", with: "payment_days: soon")
    let places = SampleDefinition.problems(files).map { $0.split(separator: ": ")[0] }
    let expected = try [
      ("currency: rupees", 10, "event.yaml"), ("needs_membership: perhaps", 18, "registration.yaml"),
      ("colour: green", 8, "registration.yaml"), ("fee: 6000\n", 5, "registration.yaml"),
      ("payment_days: soon", 14, "sponsorship.yaml"),
    ].map { text, inset, file in
      let parts = try SampleDefinition.place(of: text.filter { $0 != "\n" }, in: file, files).split(separator: ":")
      return "\(file):\(parts[1]):\((Int(parts[2]) ?? 0) + inset)"
    }
    #expect(Set(places.map(String.init)) == Set(expected))
    #expect(SampleDefinition.problems(files).first?.contains("write three letters such as PKR") == true)
  }

  @Test func `a missing file is one problem and does not hide others`() throws {
    var files = try SampleDefinition.files("event.yaml", replacing: "number: 27", with: "number: 70000")
    files["sponsorship.yaml"] = nil
    let problems = SampleDefinition.problems(files)
    #expect(problems.count == 2)
    #expect(problems[0].contains("'number' is '70000'; it must be a whole number from 1 to 65535"))
    #expect(problems[1].hasPrefix("sponsorship.yaml:1:1: the file is missing"))
  }

  @Test func `an empty file is named`() throws {
    var files = try SampleEvent.files()
    files["sponsorship.yaml"] = "# nothing yet\n"
    #expect(SampleDefinition.problems(files).contains("sponsorship.yaml:1:1: the file is empty"))
  }

  @Test func `a key that stands twice is named with its place`() throws {
    let (problems, files) = try one("event.yaml", "\ncity: Lahore", "\ncity: Lahore\ncity: Karachi")
    #expect(problems.count == 1)
    #expect(problems[0].contains("the same key stands twice: city"))
    let place = try SampleDefinition.place(of: "city: Lahore", in: "event.yaml", files).split(separator: ":")[1]
    let line = Int(problems[0].split(separator: ":")[1]) ?? 0
    let first = Int(place) ?? 0
    #expect((first...first + 1).contains(line))
  }

  @Test func `broken YAML is named with its line`() throws {
    let (problems, files) = try one("event.yaml", "venue: Sample", "venue: \"Sample")
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("event.yaml:"))
    #expect(problems[0].contains("the YAML is broken here"))
    let opened = try SampleDefinition.place(of: "venue: \"Sample", in: "event.yaml", files).split(separator: ":")[1]
    #expect(try #require(Int(problems[0].split(separator: ":")[1])) >= #require(Int(opened)))
  }

  @Test func `an invisible control character is named with its place`() throws {
    let (problems, files) = try one("event.yaml", "city: Lahore", "city: La\u{7}hore")
    let parts = try SampleDefinition.place(of: "city: La", in: "event.yaml", files).split(separator: ":")
    #expect(
      problems == [
        "event.yaml:\(parts[1]):9: an invisible control character stands here; delete it and type the text again"
      ])
  }

  @Test(arguments: [
    ("event.yaml", "time_zone: Asia/Karachi", "time_zone: Karachi", "write a zone such as Asia/Karachi"),
    ("event.yaml", "ends: 2026-12-13", "ends: 2026-12-10", "'ends' (2026-12-10) is before 'starts' (2026-12-11)"),
    ("event.yaml", "iban: PK32", "iban: PK33", "its check digits do not fit"),
    ("event.yaml", "prefix: ONCO26", "prefix: onco-26", "use capital letters and digits only"),
    ("event.yaml", "code: HALL-B", "code: HALL-A", "the hall code 'HALL-A' is given twice"),
    ("event.yaml", "kind: scientific", "kind: scientfic", "Did you mean 'scientific'?"),
    ("event.yaml", "fictional: yes", "fictional: maybe", "it must be yes or no"),
    ("event.yaml", "address: secretariat@onco2026.example", "address: secretariat", "which is no e-mail address"),
    ("event.yaml", "city: Lahore", "city: [Lahore]", "'city' must be a single value"),
    ("event.yaml", "city: Lahore", "city:", "'city' is missing: Host city."),
    ("registration.yaml", "email: [", "e_mail: [", "names the column 'e_mail', which is not defined"),
    ("registration.yaml", "bad-email: error", "bad-mail: error", "Did you mean 'bad-email'?"),
    ("registration.yaml", "bad-email: error", "bad-email: fatal", "it must be error or warning"),
    ("registration.yaml", "code: on-site}", "code: on-site, until: 2026-12-12}", "the last must not have it"),
    ("registration.yaml", "early: 15000 PKR, ", "", "'categories[1].fees.early' is missing"),
    ("registration.yaml", "early: 15000 PKR", "early: 15000 pkr", "such as 15000 PKR"),
    ("registration.yaml", "code: trainee", "code: consultant", "the category code 'consultant' is given twice"),
    ("sponsorship.yaml", "basis_points: 1600", "basis_points: 16.5", "a whole number from 1 to 10000"),
    ("sponsorship.yaml", "code: gold", "code: platinum", "the package code 'platinum' is given twice"),
  ]) func `a wrong value is named where it stands and the right form is shown`(
    file: String, old: String, new: String, message: String
  ) throws {
    let (problems, files) = try one(file, old, new)
    #expect(problems.contains { $0.hasPrefix("\(file):") && $0.contains(message) }, "\(problems)")
    #expect(files != (try SampleEvent.files()))
  }

  @Test(arguments: [
    "- a\n- b\n", "just text\n", "a: &x [1, 2]\nb: *x\n", "\u{0}", "? [complex]\n: 1\n", "%TAG\n---\n",
    "a: b\n---\nc: d\n",
  ])
  func `whatever is in a file, reading ends with problems and not with a crash`(text: String) throws {
    var files = try SampleEvent.files()
    files["event.yaml"] = text
    #expect(SampleDefinition.problems(files).contains { $0.hasPrefix("event.yaml:") })
  }

  @Test func `the fingerprint changes with any file`() throws {
    let files = try SampleEvent.files()
    var other = files
    other["sponsorship.yaml"]? += "# a comment\n"
    let first = try SampleDefinition.event(files).fingerprint
    #expect(try SampleDefinition.event(files).fingerprint == first)
    #expect(try SampleDefinition.event(other).fingerprint != first)
  }
}
