import AbstractsSupport
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
}
