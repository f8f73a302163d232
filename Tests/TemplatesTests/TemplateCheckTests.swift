import EventData
import Templates
import Testing

@Suite struct TemplateCheckTests {
  let folder: TemplateFolder

  init() throws { folder = try TemplateFolder() }

  @Test func `an unknown field is refused with file, line and near names`() throws {
    let problems = try folder.problems(
      of: "Dear\n\n{{first_nmae}},", with: ["first_name": "A", "code": "R-1"])
    #expect(problems.count == 1)
    #expect(problems.first?.line == 3)
    #expect(problems.first?.file.hasSuffix("/shared/probe.mustache") == true)
    #expect(problems.first?.message == "no field is called first_nmae. Did you mean 'first_name'?")
  }

  @Test func `all unknown fields are told at once, each once`() throws {
    let problems = try folder.problems(of: "{{a}}{{b}}\n{{b}}{{known}}", with: ["known": "x"])
    #expect(problems.map(\.line) == [1, 1, 2])
    #expect(problems[0].message == "no field is called a. Known: known.")
  }

  @Test func `names are looked for in the item first and then around it`() throws {
    let fields: [String: TemplateValue] = [
      "event": "ONCO", "people": [["name": "A"], ["name": "B"]],
    ]
    #expect(
      try folder.problems(of: "{{#people}}{{name}} {{event}} {{/people}}", with: fields).isEmpty)
    #expect(
      try folder.problems(of: "{{#people}}{{event}}{{/people}}{{name}}", with: fields).map(\.line)
        == [1])
  }

  @Test func `a field that only some items have is refused`() throws {
    let fields: [String: TemplateValue] = [
      "people": [["name": "A", "city": "Lahore"], ["name": "B"]]
    ]
    let problems = try folder.problems(of: "{{#people}}{{name}}{{city}}{{/people}}", with: fields)
    #expect(problems.map(\.message) == ["no field is called city. Known: name, people."])
  }

  @Test func `a body behind a false flag is checked as well`() throws {
    let problems = try folder.problems(of: "{{#vat}}{{rate}}{{/vat}}", with: ["vat": false])
    #expect(problems.map(\.line) == [1])
    // The body of an empty list cannot be: what its items would hold is not known.
    #expect(try folder.problems(of: "{{#vat}}{{rate}}{{/vat}}", with: ["vat": []]).isEmpty)
  }

  @Test func `a dotted name is followed to its end`() throws {
    let fields: [String: TemplateValue] = ["bank": ["iban": "PK36"]]
    #expect(try folder.problems(of: "{{bank.iban}}", with: fields).isEmpty)
    #expect(
      try folder.problems(of: "{{bank.ibn}}", with: fields).map(\.message)
        == ["bank has no field ibn. Did you mean 'iban'?"])
  }

  @Test func `a misspelt transform is refused`() throws {
    #expect(
      try folder.problems(of: "{{upercased(name)}}", with: ["name": "a"]).first?.message
        .hasPrefix("upercased(name) is not possible.") == true)
    #expect(
      try folder.problems(of: "{{#l}}{{^lst()}},{{/lst()}}{{/l}}", with: ["l": ["a"]]).count == 1)
    #expect(
      try folder.problems(of: "{{#l}}{{^last()}},{{/last()}}{{/l}}{{count(l)}}", with: ["l": ["a"]])
        .isEmpty)
  }

  @Test(arguments: [
    ("a\n{{#open}}x", 2), ("a\n\n{{/never}}", 3), ("{{#open}}\n{{/other}}", 2), ("a {{name", 1),
    ("\n{{=<% %>=}}", 2), ("{{<layout}}{{/layout}}", 1), ("{{% CONTENT_TYPE:HTML}}", 1),
    ("{{two words}}", 1),
    ("\n\n{{>missing}}", 3), ("{{>probe}}", 1),
  ])
  func `a broken template is refused with its line`(text: String, line: Int) throws {
    let problems = try folder.problems(of: text, with: ["open": true, "other": true, "name": "n"])
    #expect(problems.map(\.line) == [line])
  }

  @Test func `unescaped output is refused in HTML and harmless in text`() throws {
    #expect(try folder.problems(of: "{{{name}}}", with: ["name": "x"], as: .html).count == 1)
    #expect(try folder.problems(of: "{{&name}}", with: ["name": "x"], as: .html).count == 1)
    #expect(try folder.problems(of: "{{{name}}}", with: ["name": "x"], as: .text).isEmpty)
  }
}
