import AbstractsSupport
import Documents
import EventData
import Foundation
import TestSupport
import Testing

/// Abstracts in Word documents, as authors really send them.
@Suite struct DocumentFormatTests {
  private func made(_ script: String) throws -> Data {
    try PythonFiles.made("import docx\nd = docx.Document()\n\(script)\nd.save(OUT)")
  }

  /// A document without labels: title, authors with raised marks, affiliations, headings.
  private let bare = """
    d.add_paragraph('Larynx preservation after radiotherapy in Punjab', style='Title')
    p = d.add_paragraph('Ana Ng')
    p.add_run('1,2').font.superscript = True
    p.add_run(', Bashir Lee*'); p.add_run('2').font.superscript = True
    p = d.add_paragraph(); p.add_run('1').font.superscript = True; p.add_run('Rose Hospital, Lahore')
    p = d.add_paragraph(); p.add_run('2').font.superscript = True; p.add_run('Aga Sample University, Karachi')
    d.add_paragraph('Correspondence: ana.ng@hospital.example')
    d.add_heading('Background', 1); p = d.add_paragraph('It matters to 10')
    p.add_run('6').font.superscript = True; p.add_run(' people.')
    d.add_heading('Methods', 1); d.add_paragraph('We treated 40 patients.')
    d.add_heading('Results', 1); d.add_paragraph('36 kept their voice.')
    d.add_heading('Conclusion', 1); d.add_paragraph('It works.')
    d.add_paragraph('Keywords: larynx, voice'); d.add_paragraph('Conflict of interest: None')
    """

  @Test func `a document without labels is read by position, and that is said`() throws {
    let desk = try Desk()
    let document = try made(bare)  // once: its parts carry the time they were made
    let report = try desk.taking(document, file: "ng.docx")
    #expect(report.outcomes == [.new])
    #expect(report.ids[0].contains("guessed-parts"))
    let content = try desk.contents()[0]
    #expect(content.title == "Larynx preservation after radiotherapy in Punjab")
    #expect(content.authors.map(\.name) == ["Ana Ng", "Bashir Lee"])
    #expect(content.authors.map(\.affiliations) == [[1, 2], [2]])
    #expect(content.presenter == "Bashir Lee")
    #expect(content.affiliations.map(\.institution) == ["Rose Hospital", "Aga Sample University"])
    #expect(content.email == "ana.ng@hospital.example")
    #expect(
      content.body
        == "Background: It matters to 10⁶ people.\nMethods: We treated 40 patients.\nResults: 36 kept their voice.\n"
        + "Conclusion: It works.")
    #expect(content.keywords == ["larynx", "voice"])
    // Taken in again later, without a time of its own, it is the same.
    let before = try desk.everything()
    #expect(try desk.taking(document, file: "ng.docx", hour: 30).outcomes == [.unchanged])
    #expect(try desk.everything() == before)
  }

  @Test func `a table of labels and values is a form, one of data is the abstract's table`() throws {
    let script = """
      t = d.add_table(0, 2)
      for name, value in [('Title', 'A study of tables in documents'), ('Presenting author:', 'Ana Ng'),
                          ('Authors', 'Ana Ng (1)'), ('Affiliations', '1. Rose Hospital, Lahore'),
                          ('E-mail', 'ana@hospital.example'), ('Track', 'Breast'), ('Conflict of interest', 'None'),
                          ('Abstract', 'Background: a.\\nMethods: b.\\nResults: c.\\nConclusion: d.')]:
          row = t.add_row().cells; row[0].text = name; row[1].text = value
      g = d.add_table(0, 2)
      for a, b in [('Arm', 'Response'), ('A', '12 %'), ('B', '15 %')]:
          row = g.add_row().cells; row[0].text = a; row[1].text = b
      """
    let desk = try Desk()
    let report = try desk.taking(made(script), file: "t.docx")
    #expect(report.outcomes == [.new])
    #expect(!report.ids[0].contains("guessed-parts"))
    let content = try desk.contents()[0]
    #expect(content.title == "A study of tables in documents")
    #expect(content.track == "breast")
    #expect(content.body == "Background: a.\nMethods: b.\nResults: c.\nConclusion: d.")
    #expect(content.table.contains("12 %"))
  }

  @Test func `tracked changes are read as accepted, comments and properties never enter the record`() throws {
    let script = """
      from docx.oxml import parse_xml
      W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
      p = d.add_paragraph('Ethics approval: ')
      p._p.append(parse_xml('<w:ins %s w:author="Zuleikha Secret"><w:r><w:t>IRB/77</w:t></w:r></w:ins>' % W))
      p._p.append(parse_xml('<w:del %s w:author="Zuleikha Secret"><w:r><w:delText>IRB/66</w:delText></w:r></w:del>' % W))
      p._p.append(parse_xml('<w:r %s><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>' % W))
      d.add_comment(p.runs[0], text='Zuleikha says no', author='Zuleikha Secret')
      """
    let desk = try Desk()
    let answer = Answer { $0.ethics = "" }
    let report = try desk.taking(Formats.docx(answer, script), file: "ng.docx")
    #expect(report.outcomes == [.new])
    let problem = try #require(report.rows[0].problems.first { $0.id == "tracked-changes" })
    #expect(
      problem.message == "the document holds tracked changes (read as if all were accepted) and comments (not read)")
    #expect(try desk.contents()[0].ethics == "IRB/77")
    #expect(!(try desk.everything()).description.contains("Zuleikha"))
  }

  @Test func `a folder names what it could not read, and the rest is taken`() throws {
    let desk = try Desk()
    let answer = Answer()
    let report = try desk.taking(folder: [
      (".DS_Store", Data([1])), ("~$ng.docx", Data([2])), ("a.docx", try Formats.docx(answer)),
      ("b.doc", FormatTests.compound("WordDocument")), ("c.docx", Data("no document".utf8)),
      (
        "d.dcox",
        try Formats.docx(
          Answer {
            $0.email = "bo@clinic.example"; $0.title = "Another one altogether"
          })
      ),
      ("e.pdf", Data("%PDF-1.4".utf8)), ("notes.txt", Data("call Ana".utf8)),
    ])
    #expect(report.rows.map(\.place) == ["a.docx", "b.doc", "c.docx", "d.dcox", "e.pdf"])
    #expect(report.outcomes == [.new, .refused, .refused, .new, .refused])
    #expect(report.ids[1] == ["unreadable-file"])
    #expect(report.rows[1].problems[0].message == "The file is an old Word document (.doc)")
    #expect(report.rows[1].problems[0].remedy == "Open it in Word and save it as .docx.")
    #expect(
      report.warnings == [
        "'d.dcox' is a Word document, whatever its name says, and was read.",
        "Not read: 'notes.txt' is neither a Word document nor a mail.",
      ])
    let empty = #expect(throws: ExplainedError.self) { try desk.taking(folder: [("x.txt", Data("x".utf8))]) }
    #expect(empty?.what == "The folder has no Word document and no mail in it")
  }

  @Test func `a picture in place of text is named`() throws {
    let script = """
      import io
      from PIL import Image
      b = io.BytesIO(); Image.new('RGB', (8, 8)).save(b, 'PNG'); b.seek(0)
      d.add_picture(b)
      """
    let report = try Desk().taking(Formats.docx(Answer(), script), file: "ng.docx")
    #expect(
      report.rows[0].problems.first { $0.id == "pictures" }?.message
        == "the document holds 1 picture, which is not taken")
    let only = #expect(throws: ExplainedError.self) { try Desk().taking(made(script), file: "scan.docx") }
    #expect(only?.what == "The document has no text")
  }

  /// A document of one paragraph of WordprocessingML, and its text.
  private func text(_ runs: String, _ more: String = "") throws -> String? {
    let data = try PythonFiles.made(
      """
      import docx
      from docx.oxml import parse_xml
      d = docx.Document()
      W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
           'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"')
      d.styles['Normal'].font.name = 'Arial'
      s = d.styles.add_style('Raised', 2); s.font.superscript = True
      t = d.styles.add_style('Higher', 2); t.base_style = s
      d.element.body.insert(0, parse_xml('<w:p %s>\(runs)</w:p>' % W))
      \(more)
      d.save(OUT)
      """)
    guard case .paragraph(let first) = try WordDocument(docx: data, file: "x.docx").blocks.first else { return nil }
    return first.text
  }

  private func run(_ text: String, _ format: String = "") -> String {
    "<w:r><w:rPr>\(format)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private func sign(_ text: String) -> String { "<m:r><m:t>\(text)</m:t></m:r>" }

  @Test func `formulas keep their meaning on a line of text`() throws {
    let power = "<m:sSup><m:e>\(sign("10"))</m:e><m:sup>\(sign("6"))</m:sup></m:sSup>"
    let fraction = "<m:f><m:num>\(sign("3"))</m:num><m:den>\(sign("a+b"))</m:den></m:f>"
    let root = "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e>\(sign("n"))</m:e></m:rad>"
    let sum =
      "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>\(sign("i=1"))</m:sub><m:sup>\(sign("n"))</m:sup>"
      + "<m:e>\(sign("x"))</m:e></m:nary>"
    let index = "<m:sSub><m:e>\(sign("x"))</m:e><m:sub>\(sign("max"))</m:sub></m:sSub>"
    let brackets = "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>\(sign("2"))</m:e></m:d>"
    for (formula, line) in [
      (power, "10⁶"), (fraction, "3/(a+b)"), (root, "√n"), (sum, "∑_(i=1)ⁿ x"), (index, "x_max"), (brackets, "[2]"),
      ("<m:f><m:num>\(power)</m:num><m:den>\(sign("4"))</m:den></m:f>", "10⁶/4"),
    ] {
      #expect(try text(run("a ") + "<m:oMath>\(formula)</m:oMath>" + run(" b")) == "a \(line) b")
    }
  }

  @Test func `characters are read as they are set`() throws {
    let symbol = "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>"
    for (runs, seen) in [
      (run("10") + run("9", "<w:rStyle w:val=\"Raised\"/>"), "10⁹"),
      (run("10") + run("9", "<w:rStyle w:val=\"Higher\"/>"), "10⁹"),
      (
        run("10") + run("6", "<w:position w:val=\"6\"/>") + run(" H") + run("2", "<w:position w:val=\"-4\"/>"), "10⁶ H₂"
      ),
      (
        run("10") + run("(−", "<w:vertAlign w:val=\"superscript\"/>")
          + run("3)", "<w:vertAlign w:val=\"superscript\"/>"), "10⁻³"
      ),
      (run("x", "<w:position w:val=\"1\"/>") + run("1", "<w:position w:val=\"2\"/>"), "x1"),
      (
        run("a", symbol) + run("-blocker ") + run("\u{F0A3}") + run(" 5 \u{F06D}", symbol) + run("g"),
        "α-blocker ≤ 5 μg"
      ),
      (
        run("a") + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F062\"/><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/></w:r>",
        "aβ→"
      ),
      (run("a") + "<w:r><w:sym w:font=\"Unheard Of\" w:char=\"F062\"/></w:r>", "a\u{FFFD}"),
    ] {
      let read = try text(runs)
      #expect(read == seen)
    }
  }

  @Test func `of a tracked change of format the new one counts, and of a deleted paragraph's end the joined one`()
    throws
  {
    let change = { (old: String) in "<w:rPrChange w:id=\"1\" w:author=\"x\"><w:rPr>\(old)</w:rPr></w:rPrChange>" }
    let runs =
      run("10") + run("9", "<w:vertAlign w:val=\"superscript\"/>" + change("<w:vertAlign w:val=\"baseline\"/>"))
      + run("/L fell", change("<w:vanish/>")) + run(" 5", change("<w:vertAlign w:val=\"superscript\"/>"))
    #expect(try text(runs) == "10⁹/L fell 5")
    let deleted = "<w:pPr><w:rPr><w:del w:id=\"2\" w:author=\"x\"/></w:rPr></w:pPr>"
    let more = "d.element.body.insert(1, parse_xml('<w:p %s>\(run("therapy"))</w:p>' % W))"
    #expect(try text(deleted + run("radio"), more) == "radiotherapy")
  }

  @Test func `a content control that nobody filled in is empty, a filled one and a drop-down list are not`() throws {
    func control(_ properties: String, _ text: String) -> String {
      "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(run(text))</w:sdtContent></w:sdt>"
    }
    #expect(try text(run("Interests: ") + control("<w:showingPlcHdr/>", "Click or tap here")) == "Interests:")
    #expect(try text(run("Interests: ") + control("", "None")) == "Interests: None")
    let list =
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Oral\"/>"
      + "<w:listEntry w:val=\"Poster\"/></w:ddList></w:ffData></w:fldChar></w:r>"
    #expect(try text(run("Wish: ") + list) == "Wish: Poster")
  }

  @Test func `text in an embedded part is refused by name, and the main part may be called anything`() throws {
    let chunk = "d.element.body.insert(1, parse_xml('<w:altChunk %s/>' % W))"
    let error = #expect(throws: ExplainedError.self) { try text(run("Title: x"), chunk) }
    #expect(error?.what.contains("embedded part") == true)
    #expect(error?.place == "x.docx, word/document.xml")
    let renamed = try PythonFiles.made(
      """
      import docx, io, zipfile
      b = io.BytesIO(); d = docx.Document(); d.add_paragraph('Title: x'); d.save(b)
      old = zipfile.ZipFile(b)
      with zipfile.ZipFile(OUT, 'w') as new:
          for name in old.namelist():
              data = old.read(name).replace(b'word/document.xml', b'text/main2.xml')
              new.writestr(name.replace('word/document.xml', 'text/main2.xml')
                  .replace('word/_rels/document.xml.rels', 'text/_rels/main2.xml.rels'), data)
      """)
    #expect(try FileKind.of(SourceFile(name: "x", bytes: renamed)) == .docx)
    #expect(try WordDocument(docx: renamed, file: "x").blocks.count == 1)
  }

  @Test func `a ZIP of documents is named for what it is`() throws {
    let zip = try PythonFiles.made(
      """
      import zipfile
      with zipfile.ZipFile(OUT, 'w') as z: z.writestr('inbox/ng.docx', b'x'); z.writestr('inbox/lee.docx', b'x')
      """)
    let error = #expect(throws: ExplainedError.self) { try Desk().taking(zip, file: "inbox.zip") }
    #expect(error?.what == "The file is a ZIP archive of 2 files, such as 'inbox/ng.docx'")
    #expect(error?.remedy == "Unpack it, and import the folder or the files in it.")
  }
}
