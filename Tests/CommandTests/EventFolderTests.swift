import Foundation
import TestSupport
import Testing

/// New events start sound, and a broken one is told everything that is wrong at once.
struct EventFolderTests {
  private static let answers = [
    "--name", "ONCO 2027: \"Hope\" & more", "--short-name", "ONCO 2027", "--prefix", "ONCO27", "--number", "28",
    "--starts",
    "2027-11-05", "--ends", "2027-11-07", "--city", "Karachi: Clifton",
  ]

  @Test(arguments: ["Asia/Karachi", "Europe/London", "America/New_York"])
  func `a new event can be worked with at once, and its check names what is left to write`(zone: String) throws {
    let folder = try TemporaryFolder()
    let onco = OncoProgram(in: folder.url)
    let made = try onco.run(["event", "new", "onco-2027", "--time-zone", zone] + Self.answers)
    #expect(made.code == 0, "\(made.errors)")
    let check = try onco("event", "check", "--event", "onco-2027", ends: [1])
    #expect(check.output.contains("onco-2027 can be read (ONCO 2027: \"Hope\" & more, 2027-11-05 to 2027-11-07)"))
    let left = check.output.split(separator: "\n").dropLast()
    #expect(left.count > 10 && left.allSatisfy { $0.contains(#/^[a-z]+\.yaml:\d+:\d+: still says CHANGE/#) })
    #expect(check.errors.contains("'fictional: yes'"))
    try onco("event", "status", "--event", "onco-2027")
    try onco("event", "show", "--event", "onco-2027", "--format", "json")
    let again = try onco.run(["event", "new", "onco-2027"] + Self.answers)
    #expect(again.code == 2)
  }

  @Test func `a wrong answer leaves no folder behind`() throws {
    let folder = try TemporaryFolder()
    let onco = OncoProgram(in: folder.url)
    for (option, value, code) in [("--starts", "5.11.2027", 64), ("--ends", "2027-11-01", 65), ("--number", "0", 65)]
      as [(String, String, Int32)]
    {
      var arguments = Self.answers
      arguments[(arguments.firstIndex(of: option) ?? 0) + 1] = value
      #expect(try onco.run(["event", "new", "onco-2027"] + arguments).code == code, "\(option) \(value)")
    }
    #expect(try onco.run(["event", "new", "onco-2027"]).code == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test func `all problems of a broken folder are named at once, with file, line and column`() throws {
    let congress = try Congress()
    func spoil(_ file: String, _ old: String, _ new: String) throws {
      let place = congress.folder.file("congress/\(file)")
      let text = try String(contentsOf: place, encoding: .utf8)
      #expect(text.contains(old))
      try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: place)
    }
    try spoil("event.yaml", "time_zone: Asia/Karachi", "time_zone: Asia/Karachy")
    try spoil("event.yaml", "city: Lahore", "citty: Lahore")
    try spoil("registration.yaml", "early: 15000 PKR", "early: fifteen")
    try spoil("sponsorship.yaml", "basis_points: 1600", "basis_points: 16 %")
    try FileManager.default.removeItem(at: congress.folder.file("congress/compliance.yaml"))
    let ended = try congress.onco.run(["event", "check"])
    #expect(ended.code == 65)
    let places = ended.errors.matches(of: #/(?m)^([a-z]+\.yaml):(\d+):(\d+): /#).map { "\($0.1):\($0.2)" }
    func line(_ file: String, _ text: String) throws -> String {
      let lines = try String(contentsOf: congress.folder.file("congress/\(file)"), encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      return "\(file):\(try #require(lines.firstIndex { $0.contains(text) }) + 1)"
    }
    for place in try [
      line("event.yaml", "Asia/Karachy"), line("event.yaml", "citty"), line("registration.yaml", "fifteen"),
      line("sponsorship.yaml", "basis_points: 16 %"),
    ] + ["compliance.yaml:1"] {
      #expect(places.contains(place), "\(place) is not in:\n\(ended.errors)")
    }
    #expect(ended.errors.contains("city"), "a near name is suggested")

    struct Problem: Decodable {
      let file: String
      let line: Int
      let column: Int
      let message: String
    }
    let json = try congress.onco("event", "check", "--format", "json", ends: [65])
    let problems = try JSONDecoder().decode([Problem].self, from: Data(json.output.utf8))
    #expect(problems.map { "\($0.file):\($0.line)" } == places)
    #expect(problems.allSatisfy { $0.column >= 1 && !$0.message.isEmpty })
  }

  @Test func `the schemas accept the sample and refuse what event check refuses`() throws {
    let congress = try Congress()
    let schemas = congress.folder.file("schemas")
    try congress.onco("event", "schema", "--out", schemas.path)
    let verdicts = try Judges.python(
      [String: [Int]].self,
      """
      import json, os, re, sys, yaml, jsonschema
      class Loader(yaml.SafeLoader): pass
      # YAML 1.2, as an editor's language server reads: dates are texts, yes and no are texts
      other = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
      Loader.yaml_implicit_resolvers = {
          first: [(tag, regexp) for tag, regexp in pairs if tag not in other]
          for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
      Loader.add_implicit_resolver(other[1], re.compile("^(?:true|false)$"), list("tf"))
      event, schemas = json.load(sys.stdin)
      out = {}
      for name in sorted(os.listdir(event)):
          if not name.endswith(".yaml"): continue
          schema = json.load(open(os.path.join(schemas, name.replace(".yaml", ".schema.json"))))
          jsonschema.Draft202012Validator.check_schema(schema)
          check = jsonschema.Draft202012Validator(schema)
          data = yaml.load(open(os.path.join(event, name)), Loader)
          good = len(list(check.iter_errors(data)))
          data["no_such_key"] = 1
          out[name] = [good, len(list(check.iter_errors(data)))]
      print(json.dumps(out))
      """, [PackageFolders.sampleEvent.path, schemas.path])
    #expect(verdicts.count == 6)
    for (file, counts) in verdicts { #expect(counts == [0, 1], "\(file)") }
  }
}
