import EventData
import Foundation
import Templates
import Testing

@Suite struct TemplateLibraryTests {
  let folder: TemplateFolder

  init() throws { folder = try TemplateFolder() }

  @Test func `a template is filled in with texts, numbers, flags, lists and objects`() throws {
    try folder.write(
      """
      Dear {{name}},
      {{#items}}
      {{position}}. {{title}}{{^last()}},{{/last()}}
      {{/items}}
      {{#paid}}
      Paid {{count}} times to {{bank.title}}.
      {{/paid}}
      {{^paid}}
      Not paid.
      {{/paid}}
      """, as: "mail/welcome/text")
    let text = try folder.library.render(
      "mail/welcome/text",
      with: [
        "name": "Dr Azhar", "paid": true, "count": 2, "bank": ["title": "Society"],
        "items": [["position": 1, "title": "Badge"], ["position": 2, "title": "Bag"]],
      ], as: .text)
    #expect(text == "Dear Dr Azhar,\n1. Badge,\n2. Bag\nPaid 2 times to Society.\n")
  }

  @Test func `HTML values are escaped, also a quotation mark with an accent on it`() throws {
    try folder.write("<p title=\"{{name}}\">{{name}}</p>", as: "page")
    let fields: [String: TemplateValue] = [
      "name": "<script>alert(1)</script> & \"\u{301} onclick='x'"
    ]
    let html = try folder.library.render("page", with: fields, as: .html)
    let escaped = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;\u{301} onclick=&#39;x&#39;"
    #expect(
      html.unicodeScalars.elementsEqual("<p title=\"\(escaped)\">\(escaped)</p>".unicodeScalars))
    // The same words in a text part stay as they were written.
    try folder.write("{{name}}", as: "text")
    #expect(
      try folder.library.render("text", with: ["name": "A & B <c>"], as: .text) == "A & B <c>")
  }

  @Test func `a transformed value is escaped too`() throws {
    try folder.write("{{uppercased(name)}}", as: "page")
    #expect(try folder.library.render("page", with: ["name": "a&b"], as: .html) == "A&amp;B")
  }

  @Test func `partials are found by name and keep the escaping of the page`() throws {
    try folder.write("{{>parts/name}}!", as: "page")
    try folder.write("{{name}}", as: "parts/name")
    #expect(try folder.library.render("page", with: ["name": "a&b"], as: .html) == "a&amp;b!")
    #expect(try folder.library.render("page", with: ["name": "a&b"], as: .text) == "a&b!")
  }

  @Test func `an empty text does not open its section`() throws {
    try folder.write(
      "{{#reference}}Ref {{.}}{{/reference}}{{^reference}}none{{/reference}}", as: "page")
    #expect(try folder.library.render("page", with: ["reference": ""], as: .text) == "none")
    #expect(try folder.library.render("page", with: ["reference": "PO 7"], as: .text) == "Ref PO 7")
  }

  @Test func `the event's own template goes before the shared one`() throws {
    try folder.write("shared", as: "mail/a/text")
    try folder.write("shared b", as: "mail/b/text")
    try folder.write("own", as: "mail/a/text", in: folder.event)
    #expect(try folder.library.render("mail/a/text", with: [:], as: .text) == "own")
    #expect(try folder.library.render("mail/b/text", with: [:], as: .text) == "shared b")
    #expect(try folder.library.has("mail/b/text"))
    #expect(try !folder.library.has("mail/c/text"))
  }

  @Test func `a missing template says where it was looked for`() throws {
    let error = #expect(throws: ExplainedError.self) {
      try folder.library.render("mail/none/text", with: [:], as: .text)
    }
    let text = try #require(error).description
    #expect(text.contains(folder.event.appending(path: "mail/none/text.mustache").path))
    #expect(text.contains(folder.shared.appending(path: "mail/none/text.mustache").path))
  }

  @Test(arguments: [
    "../secret", "/etc/passwd", "mail/../../secret", "mail//text", "", "a\0b", "mail/.hidden",
    "a b",
  ])
  func `a name that could leave the folders is refused`(name: String) throws {
    // The file exists where the name points, so only the name itself can be what is refused.
    try folder.write("secret", as: "../secret")
    let error = #expect(throws: ExplainedError.self) {
      try folder.library.render(name, with: [:], as: .text)
    }
    #expect(try #require(error).description.contains("not a template name"))
    #expect(throws: ExplainedError.self) { try folder.library.has(name) }
  }
}
