import EventData
import Foundation
@testable import Programme
import TestSupport
import Testing

/// The forms a book is written in, judged by published schemas and by others' readers.
struct BookFormsTests {
  /// Titles and texts as bad as they come; CSV intake refuses some of them, so they are put into the rows.
  static let hostile = [
    "<script>alert('x')</script>", "]]> <![CDATA[ & &amp; &#0; %x;",
    "NUL \u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{FFFE} end",
    "\u{202E}reversed\u{202C} عنوان و متن \"quoted\" 'single'", "=cmd|'/c calc'!A1",
    "{{title}} {{{raw}}} 🧬 𝒳 é e\u{301}",
  ]

  static func hostileRoom() throws -> BookRoom {
    let room = try BookRoom((1...hostile.count).map { .numbered($0) })
    for (index, text) in hostile.enumerated() {
      let code = "A-000\(index + 1)"
      try room.run(
        "UPDATE abstract SET title = ?2, conflict_of_interest = ?2, funding = ?2 WHERE code = ?1",
        [.text(code), .text(text)])
      try room.run(
        "UPDATE abstract_author SET name = ?2 WHERE abstract = ?1 AND position = 2", [.text(code), .text(text)])
      try room.run("UPDATE abstract_affiliation SET institution = ?2 WHERE abstract = ?1", [.text(code), .text(text)])
      try room.run("UPDATE abstract_section SET content = ?2 WHERE abstract = ?1", [.text(code), .text(text)])
      try room.run("UPDATE abstract_keyword SET keyword = ?2 WHERE abstract = ?1", [.text(code), .text(text)])
      try room.run(
        "INSERT INTO abstract_trial (abstract, position, registry, number) VALUES (?1, 1, 'nct', ?2)",
        [.text(code), .text(text)])
      try room.run(
        "INSERT INTO abstract_encore (abstract, meeting, year, number, what_is_new) VALUES (?1, ?2, ?2, ?2, '')",
        [.text(code), .text(text)])
      try room.accept(code, index.isMultiple(of: 2) ? "oral" : "poster", session: "SCI-101", position: index + 1)
    }
    return room
  }

  @Test(.enabled(if: SharedSchemas.areThere, "needs ../shared/schemas"))
  func `every JATS article is valid, whatever its authors wrote`() throws {
    let room = try Self.hostileRoom()
    try room.publish()
    try room.erratum("A-0001", .correction, "In Results, 36 <should> read 63 & so on.")
    try room.erratum("A-0002", .withdrawal, "Withdrawn by its authors.")
    let folder = try TemporaryFolder()
    var files: [URL] = []
    for edition in BookEdition.allCases {
      for (name, text) in try room.compose(edition, at: BookRoom.afterLate).files(.jats, templates: room.templates) {
        let file = folder.file("\(edition.rawValue)-\(name.replacing("/", with: "-"))")
        try Data(text.utf8).write(to: file)
        files.append(file)
      }
    }
    #expect(files.count == 2 * (Self.hostile.count + 2))
    #expect(try SharedSchemas.faults(files, by: SharedSchemas.jats) == [])
    // The judge can say no.
    let broken = folder.file("broken.xml")
    try Data(String(contentsOf: files[0], encoding: .utf8).replacing("article-meta", with: "article-beta").utf8)
      .write(to: broken)
    #expect(try SharedSchemas.faults([broken], by: SharedSchemas.jats) != [])
  }

  @Test(.enabled(if: SharedSchemas.areThere, "needs ../shared/schemas"))
  func `the Crossref deposit is valid, and a later edition's is the newer one`() throws {
    let room = try Self.hostileRoom()
    let folder = try TemporaryFolder()
    func deposit(_ book: Book) throws -> String {
      let text = try #require(book.files(.crossref, templates: room.templates).first).text
      let file = folder.file("deposit.xml")
      try Data(text.utf8).write(to: file)
      #expect(try SharedSchemas.faults([file], by: SharedSchemas.crossref) == [])
      return text
    }
    func stamp(_ text: String) -> String { text.firstMatch(of: #/<timestamp>([0-9]+)</#).map { String($0.1) } ?? "" }
    #expect(try deposit(room.compose(.titles)).contains("jats:abstract>") == false)
    let first = try deposit(room.publish())
    #expect(stamp(first) == "20261211040000")
    #expect(first.contains("<special_numbering>Suppl 1</special_numbering>"))
    #expect(try deposit(room.compose(at: BookRoom.afterLate)) == first, "an unchanged edition is the same deposit")
    try room.erratum("A-0002", .withdrawal, "Withdrawn by its authors.")
    let second = try deposit(room.compose(at: BookRoom.afterLate))
    #expect(stamp(second) == "20261213040000")
    #expect(second.contains("<title>WITHDRAWN: ]]&gt; "))
  }

  @Test(.enabled(if: SharedSchemas.areThere, "needs ../shared/schemas"))
  func `suffixes, particles, groups and countries reach JATS, Crossref and the index as they should`() throws {
    let room = try BookRoom([
      .numbered(1) {
        $0.authors =
          "Ana Ng, MD, PhD (1); Tom Baker Jr. (1); Rosa De La Vega (1); Soto Luna, Uta (1); Suharto (1); for the RIVER Group"
        $0.affiliations = "1. Fern Hospital, Pokhara, Nepal"
      }
    ])
    try room.accept("A-0001")
    let book = try room.compose()
    let jats = try #require(room.texts(book, [.jats]).values.first)
    let deposit = try #require(room.texts(book, [.crossref]).values.first)
    let plain = { (text: String) in text.replacing(/>\s+</, with: "><") }
    #expect(plain(jats).contains("<surname>Baker</surname><given-names>Tom</given-names><suffix>Jr.</suffix>"))
    #expect(plain(jats).contains("<surname>De La Vega</surname><given-names>Rosa</given-names></name>"))
    #expect(plain(jats).contains("<collab>for the RIVER Group</collab>"))
    #expect(jats.contains("<addr-line>Pokhara</addr-line>, <country>Nepal</country>"))
    #expect(plain(deposit).contains("<given_name>Tom</given_name><surname>Baker</surname><suffix>Jr.</suffix>"))
    #expect(plain(deposit).contains("<given_name>Uta</given_name><surname>Soto Luna</surname>"))
    #expect(deposit.contains("<institution_place>Pokhara, Nepal</institution_place>"))
    let entry = try #require(book.entries.first)
    #expect(
      entry.authors.map(\.name.inverted) == [
        "Ng, Ana", "Baker Jr., Tom", "De La Vega, Rosa", "Soto Luna, Uta", "Suharto", "RIVER Group",
      ])
    let folder = try TemporaryFolder()
    for (name, text, schema) in [("a", jats, SharedSchemas.jats), ("b", deposit, SharedSchemas.crossref)] {
      let file = folder.file("\(name).xml")
      try Data(text.utf8).write(to: file)
      #expect(try SharedSchemas.faults([file], by: schema) == [])
    }
  }

  @Test func `a trial, an ORCID iD and affiliations reach JATS and Crossref`() throws {
    let room = try BookRoom([.numbered(1) { $0.orcid = "0000-0002-1825-0097" }])
    try room.run(
      "INSERT INTO abstract_trial (abstract, position, registry, number) VALUES ('A-0001', 1, 'nct', 'NCT01234567')")
    try room.accept("A-0001")
    let book = try room.compose()
    let jats = try #require(room.texts(book, [.jats]).values.first)
    let deposit = try #require(room.texts(book, [.crossref]).values.first)
    #expect(jats.contains("xlink:href=\"https://clinicaltrials.gov/study/NCT01234567\""))
    #expect(jats.contains("authenticated=\"false\">https://orcid.org/0000-0002-1825-0097</contrib-id>"))
    #expect(jats.contains("<sec>\n     <title>Methods</title>"))
    #expect(
      deposit.contains(
        "<ct:clinical-trial-number registry=\"10.18810/clinical-trials-gov\">NCT01234567</ct:clinical-trial-number>"))
    #expect(deposit.contains("<ORCID authenticated=\"false\">https://orcid.org/0000-0002-1825-0097</ORCID>"))
    #expect(deposit.contains("<institution_name>Rose Hospital</institution_name>"))
  }

  @Test(.enabled(if: SharedSchemas.areThere, "needs ../shared/schemas"))
  func `a table stays a table, and a list keeps its lines, in page and JATS`() throws {
    let room = try BookRoom([
      .numbered(1) {
        $0.more["table"] = "Arm\tResponse\tSurvival\nA & B\t12 %\nC\t15 %\t9 <months>"
        $0.body =
          "Background: Three aims:\n• one;\n• two.\nMethods: We read.\n\nThen we counted.\nResults: It fell.\nConclusion: Good."
      }
    ])
    try room.accept("A-0001")
    let book = try room.compose()
    let page = try #require(room.texts(book, [.html]).values.first)
    #expect(page.contains("<tr><th>Arm</th><th>Response</th><th>Survival</th></tr>"))
    #expect(page.contains("<tr><td>A &amp; B</td><td>12 %</td><td></td></tr>"))
    #expect(page.contains("Three aims:\n• one;\n• two.</p>"))
    let jats = try #require(room.texts(book, [.jats]).values.first)
    #expect(jats.contains("<p>We read.</p>\n     <p>Then we counted.</p>"))
    #expect(jats.contains("<th>Survival</th>") && jats.contains("<td>9 &lt;months&gt;</td>"))
    #expect(jats.contains("<xref ref-type=\"aff\" rid=\"aff1\"><sup>1</sup></xref>"))
    let folder = try TemporaryFolder()
    try Data(jats.utf8).write(to: folder.file("a.xml"))
    #expect(try SharedSchemas.faults([folder.file("a.xml")], by: SharedSchemas.jats) == [])
  }

  @Test(arguments: [
    ("Arm | Response\n--- | ---\n| A | 12 % |", [["Arm", "Response"], ["A", "12 %"]], true),
    ("A\t\tB\n\nC", [["A", "", "B"], ["C", "", ""]], true),
    ("12 of 40 | 30 %", [["12 of 40", "30 %"]], false),
    ("Response 12 %\nP(a|b) is small", [["Response 12 %"], ["P(a|b) is small"]], false), ("", [], false),
  ]) func `the cells of a table are told by tabs or strokes`(text: String, rows: [[String]], hasHead: Bool) {
    let table = BookTable(text)
    #expect(table.rows == rows)
    #expect(table.hasHead == hasHead)
  }

  @Test func `Python reads the same table from CSV and JSON`() throws {
    let room = try Self.hostileRoom()
    let texts = try room.texts(room.compose(), [.csv, .json])
    let rows = try Judges.python(
      [[String]].self,
      """
      import csv, io, json, sys
      texts = json.load(sys.stdin)
      table = list(csv.DictReader(io.StringIO(texts["csv"].lstrip("\\ufeff"), newline="")))
      book = json.loads(texts["json"])
      flat = [a for chapter in book["chapters"] for a in chapter["abstracts"]]
      keys = ["number", "code", "title", "doi", "funding", "text"]
      print(json.dumps([[row[k] for k in keys] for row in table] + [[a[k] for k in keys] for a in flat]))
      """,
      [
        "csv": texts.first { $0.key.hasSuffix(".csv") }?.value ?? "",
        "json": texts.first { $0.key.hasSuffix(".json") }?.value ?? "",
      ])
    let half = rows.count / 2
    #expect(half == Self.hostile.count)
    for (cells, values) in zip(rows[..<half], rows[half...]) {
      #expect(zip(cells, values).allSatisfy { $0 == $1 || $0 == "'" + $1 }, "\(cells)")
    }
    #expect(rows.contains { $0[2].hasPrefix("'=cmd") })
  }

  @Test func `the page is sound HTML and nothing in it runs`() throws {
    let room = try Self.hostileRoom()
    let html = try #require(room.texts(room.compose(), [.html]).values.first)
    let found = try Judges.python(
      [String: [String]].self,
      """
      import json, sys
      from html.parser import HTMLParser
      void = {"meta", "br", "link", "hr", "img"}
      class Page(HTMLParser):
          def __init__(self):
              super().__init__(); self.open = []; self.faults = []; self.tags = set(); self.ids = []; self.links = []
          def handle_starttag(self, tag, attributes):
              self.tags.add(tag)
              if tag not in void: self.open.append(tag)
              for name, value in attributes:
                  if name == "id": self.ids.append(value)
                  if name == "href" and value.startswith("#"): self.links.append(value[1:])
                  if name.startswith("on"): self.faults.append(name)
          def handle_endtag(self, tag):
              if not self.open or self.open.pop() != tag: self.faults.append("</%s>" % tag)
      page = Page(); page.feed(json.load(sys.stdin))
      print(json.dumps({"faults": page.faults + page.open, "tags": sorted(page.tags),
                        "twice": sorted({i for i in page.ids if page.ids.count(i) > 1}),
                        "lost": sorted(set(page.links) - set(page.ids))}))
      """, html)
    #expect(found["faults"] == [])
    #expect(found["twice"] == [])
    #expect(found["lost"] == [])
    #expect(found["tags"]?.contains("script") == false)
    #expect(found["tags"]?.contains("article") == true)
  }

  @Test func `the same rows give the same bytes in every form`() throws {
    let room = try Self.hostileRoom()
    #expect(try room.texts(room.compose()) == room.texts(room.compose()))
  }

  @Test func `a proof is never deposited`() throws {
    let room = try BookRoom([.numbered(1)])
    try room.accept("A-0001")
    let proof = try room.compose(.full, at: BookRoom.beforeEmbargo, isProof: true)
    #expect(throws: ExplainedError.self) { try proof.files(.crossref, templates: room.templates) }
    let html = try #require(room.texts(proof, [.html]).values.first)
    #expect(html.contains("EMBARGOED until 10 December 2026, 17:00 (Asia/Karachi)"))
  }
}
