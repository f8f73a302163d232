import Testing

@testable import Compliance
@testable import EventData

/// A rulebook that is wrong says so, all of it, at the line.
struct BrokenRuleTests {
  static let sound = """
    id: HOU-001
    title: A hall for every session
    severity: warning
    binds: society
    authority: house
    pack: house
    phase: print
    cites: [{document: Policy of the society, confidence: house}]
    impact: Nobody finds {subject}.
    remedy: Give {subject} a hall.
    parameters: {kind: break}
    check: |
      SELECT code AS subject, title, CASE WHEN room IS NULL THEN 'fail' ELSE 'pass' END AS outcome
      FROM session WHERE kind <> :kind
    message: "{subject} '{title}' has no hall; only a {kind} may."
    examples:
      - when: no hall
        subjects: [S-1]
        fail: {session: [{code: S-1, kind: plenary, title: One}]}
      - when: a hall
        subjects: [S-1]
        pass: {session: [{code: S-1, kind: plenary, room: A}]}
    """

  static func problems(_ changes: [(String, String)], path: String = "house/HOU-001.yaml") throws -> String {
    var text = sound
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    do {
      try RuleBook.read(files: [path: text]).requireSound()
      return ""
    } catch let errors as DefinitionErrors {
      return errors.description
    }
  }

  @Test func `a sound rule is read`() throws {
    #expect(try Self.problems([]) == "")
  }

  @Test(arguments: [
    ("SELECT count(*) AS subject, '' AS title, 'pass' AS outcome FROM n", "took longer than"),
    ("SELECT x AS subject, '' AS title, 'pass' AS outcome FROM n", "more than 100000 rows"),
  ])
  func `a query without an end is stopped and named`(query: String, fault: String) throws {
    let sound = """
        SELECT code AS subject, title, CASE WHEN room IS NULL THEN 'fail' ELSE 'pass' END AS outcome
        FROM session WHERE kind <> :kind
      """
    let endless = "  WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) \(query) WHERE '' <> :kind"
    let problems = try Self.problems([(sound, endless)])
    #expect(problems.contains(fault), "\(problems)")
  }

  @Test func `several mistakes are named at once`() throws {
    let problems = try Self.problems([
      ("severity: warning", "severity: grave\nseverty: x"), ("confidence: house", "confidence: sure"),
      ("{kind: break}", "{kind: break, spare: 1}"), ("fail: {session: [{code:", "fail: {session: [{cod:"),
    ])
    #expect(
      problems == """
        house/HOU-001.yaml:3:11: 'severity' is 'grave'; allowed: critical, error, warning, info
        house/HOU-001.yaml:4:1: 'severty' is not a known key; known: id, title, severity, binds, authority, pack, phase, \
        cites, parameters, check, message, impact, remedy, unknown_message, unknown_remedy, examples. \
        Did you mean 'severity'?
        house/HOU-001.yaml:9:55: 'cites[1].confidence' is 'sure'; allowed: verified, secondary, heading, memory, house
        house/HOU-001.yaml:12:13: the parameter 'spare' is not used by the check
        house/HOU-001.yaml:20:23: 'examples[1].fail.session[1].cod' is not a known key; known: code, title, \
        title_folded, kind, room, starts, ends, sponsor, sponsor_folded, accredited, credit_hundredths. \
        Did you mean 'code'?
        """)
  }

  @Test(arguments: [
    (
      ":kind", ":kinds",
      """
      house/HOU-001.yaml:11:13: the parameter 'kind' is not used by the check
      house/HOU-001.yaml:12:8: 'check' names the parameter ':kinds', which is not defined; defined: kind, today. \
      Did you mean 'kind'?
      """
    ),
    (
      "FROM session", "FROM programme_session",
      "house/HOU-001.yaml:12:8: the check does not run on the views: no such table: programme_session"
    ),
    (
      "<> :kind", "<> :kind; DELETE FROM session",
      "house/HOU-001.yaml:12:8: a check is one query; take out the semicolon"
    ),
    ("SELECT code", "DELETE code", "house/HOU-001.yaml:12:8: a check starts with SELECT or WITH"),
    ("<> :kind", "<> ?1", "house/HOU-001.yaml:12:8: name the parameter, such as :gap_minutes, instead of '?'"),
    (
      "{title}", "{titel}",
      """
      house/HOU-001.yaml:19:11: the example 'no hall' cannot be run: 'message' names {titel}, but the check gives no such \
      column; there are: subject, title, outcome, kind, today
      house/HOU-001.yaml:22:11: the example 'a hall' cannot be run: 'message' names {titel}, but the check gives no such \
      column; there are: subject, title, outcome, kind, today
      """
    ),
    ("{title}", "{title", "house/HOU-001.yaml:15:10: 'message' has a brace without partner; write {column}"),
    (
      "THEN 'fail'", "THEN 'pass'",
      "house/HOU-001.yaml:19:11: the example 'no hall' gave pass S-1; expected fail: S-1"
    ),
    (
      "THEN 'fail'", "THEN 'unknown'",
      "house/HOU-001.yaml:17:3: there is no 'unknown' example; a rule without one is not tested"
    ),
    (
      "ELSE 'pass'", "ELSE 'fine'",
      "house/HOU-001.yaml:22:11: the example 'a hall' cannot be run: the check gave the outcome 'fine'; "
        + "allowed: pass, fail, unknown"
    ),
    (
      "room: A}", "starts: noon}",
      "house/HOU-001.yaml:22:57: 'noon' is neither a whole number nor a time such as 2026-12-11 09:00 UTC"
    ),
  ])
  func `a mistake in a check is found before any event is checked`(old: String, new: String, problem: String) throws {
    let found = try Self.problems([(old, new)])
    #expect(found == problem)
  }

  @Test func `a rulebook that fails its examples can be read, and its own test names each that fails`() throws {
    let text = Self.sound.replacing("'fail' ELSE 'pass'", with: "'pass' ELSE 'fail'")
    let book = try RuleBook.read(files: ["house/HOU-001.yaml": text])
    #expect(book.rules.map(\.id) == ["HOU-001"])
    #expect(
      try book.flaws().map(\.description) == [
        "house/HOU-001.yaml:19:11: the example 'no hall' gave pass S-1; expected fail: S-1",
        "house/HOU-001.yaml:22:11: the example 'a hall' gave fail S-1; expected pass: S-1",
      ])
    #expect(throws: DefinitionErrors.self) { try book.requireSound() }
    try Rulebook.only("SYM-001").requireSound()
  }

  @Test func `a rule stands in the file and folder of its name`() throws {
    #expect(
      try Self.problems([], path: "house/HOU-002.yaml")
        == "house/HOU-002.yaml:1:5: the rule 'HOU-001' stands in the file 'house/HOU-002.yaml'; name the file HOU-001.yaml"
    )
    #expect(
      try Self.problems([], path: "accme/HOU-001.yaml")
        == "accme/HOU-001.yaml:6:7: the pack is 'house', but the file's folder is 'accme'")
  }

  @Test func `two files cannot hold one rule, and broken YAML is shown at its place`() throws {
    let text = try #require(Rulebook.files["mte/AGR-003.yaml"])
    let files = [
      "mte/AGR-003.yaml": text, "house/AGR-003.yaml": text.replacing("pack: mte", with: "pack: house"),
      "house/HOU-002.yaml": "id: HOU-002\ntitle: [\n", "house/HOU-003.yaml": "",
    ]
    let errors = #expect(throws: DefinitionErrors.self) { try RuleBook.read(files: files) }
    #expect(
      errors?.problems.map { "\($0.file):\($0.line) \($0.message.prefix(24))" } == [
        "house/HOU-002.yaml:3 the YAML is broken here:", "house/HOU-003.yaml:1 the file is empty",
        "mte/AGR-003.yaml:1 another file of the rule",
      ])
  }

  @Test func `a check of nothing is refused`() throws {
    #expect(
      try TinyCongress.problems("compliance.yaml", "packs: []") { _ = CompliancePolicy($0) }
        == "compliance.yaml:1:8: name at least one pack, or nothing is checked")
  }
}
