import Documents
import EventData
import Foundation
import TestSupport
import Testing

struct HostileOfficeFileTests {
  private func refusal(_ data: Data, file: String = "form.xlsx") -> String {
    do {
      _ = try Workbook(xlsx: data, file: file)
      return "taken"
    } catch {
      return (error as? ExplainedError)?.description ?? "\(error)"
    }
  }

  private func sheet(_ rows: String) throws -> Data {
    try PythonFiles.zip(WorkbookTests.bare("<worksheet><sheetData>\(rows)</sheetData></worksheet>"))
  }

  @Test func `a file that would burst is refused before it does`() throws {
    #expect(refusal(try sheet("<row r='1'><c r='A1'><v>1</v></c></row>")) == "taken")
    let bomb = try PythonFiles.made(
      """
      import zipfile
      with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED) as z:
          for name, text in QUESTION: z.writestr(name, text)
          with z.open("xl/worksheets/one.xml", "w", force_zip64=True) as part:
              for _ in range(400): part.write(b" " * 1_000_000)
      """, WorkbookTests.bare("").dropLast().map { [$0.0, $0.1] })
    #expect(bomb.count < 1_000_000)
    #expect(
      refusal(bomb) == """
        form.xlsx: The part 'xl/worksheets/one.xml' of the file would unpack to far more than any form's
          Why: Such a file may have been made to bring a program down.
          Do: Do not open it; ask the sender for the plain file again. Nothing was read.
        """)
  }

  @Test func `a size that lies is found while unpacking`() throws {
    // The directory says 10 bytes; what comes out is more.
    let lie = try PythonFiles.made(
      """
      import zipfile, io, struct
      buffer = io.BytesIO()
      with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z: z.writestr("one", b"x" * 500_000)
      raw = bytearray(buffer.getvalue())
      struct.pack_into("<I", raw, raw.rindex(b"PK\\x01\\x02") + 24, 10)
      struct.pack_into("<I", raw, 22, 10)
      open(OUT, "wb").write(raw)
      """)
    #expect(try ZipArchive(lie, file: "lie.zip").member("one").count == 500_000)
    var limits = ZipArchive.Limits()
    limits.member = 499_999
    #expect(throws: ExplainedError.self) { try ZipArchive(lie, file: "lie.zip", limits: limits).member("one") }
    limits.member = 100
    let archive = try ZipArchive(
      PythonFiles.zip([("small", "x"), ("large", "\(Array(0..<100))")]), file: "a.zip", limits: limits)
    #expect(try archive.member("small") == Data("x".utf8))
    #expect(throws: ExplainedError.self) { try archive.member("large") }
  }

  @Test func `a file of fifty megabytes and one with too many parts are refused at once`() throws {
    #expect(
      refusal(Data("PK".utf8) + Data(count: 50_000_000)).hasPrefix(
        "form.xlsx: The file has 50 MB; at most 32 are read\n"))
    let many = try PythonFiles.zip((0..<2_001).map { ("part\($0)", "") })
    #expect(refusal(many).hasPrefix("form.xlsx: The file has 2001 parts inside; at most 2000 are read\n"))
  }

  @Test func `document types and entities are refused`() throws {
    let entity = "<?xml version='1.0'?><!-- <a> --><!DOCTYPE a [<!ENTITY x 'boom'>]><worksheet>&x;</worksheet>"
    #expect(refusal(try PythonFiles.zip(WorkbookTests.bare(entity))).contains("holds definitions (DTD)"))
    let wide = try PythonFiles.made(
      """
      import zipfile
      with zipfile.ZipFile(OUT, "w") as z:
          for name, text in QUESTION: z.writestr(name, text if "one" not in name else text.encode("utf-16"))
      """, WorkbookTests.bare(entity).map { [$0.0, $0.1] })
    #expect(refusal(wide).contains("holds definitions (DTD)"))
  }

  @Test func `names that climb out of the folder are only names`() throws {
    let climbing = try PythonFiles.zip(
      WorkbookTests.bare("<worksheet/>") + [("../../../tmp/evil", "x"), ("/etc/passwd", "y")])
    #expect(refusal(climbing) == "taken")
  }

  @Test func `cells beyond what a form has are refused, far formatting is not`() throws {
    #expect(refusal(try sheet("<row r='1048576'><c r='XFD1048576' s='3'/></row>")) == "taken")
    #expect(refusal(try sheet("<row r='1048577'/>")).contains("more cells than any form's"))
    #expect(refusal(try sheet("<row r='1'><c r='ZZZZZZZZZZZZZZZZ1'><v>1</v></c></row>")).contains("more cells"))
    let wide = (1...70).map { "<row r='\($0)'><c r='XFD\($0)'><v>1</v></c></row>" }.joined()
    #expect(refusal(try sheet(wide)).contains("form.xlsx, sheet 'One': The sheet has more cells than any form's"))
  }

  @Test func `what people send in place of a workbook is called by its name`() throws {
    let compound = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 600)
    #expect(refusal(compound).hasPrefix("form.xlsx: The file is an old Excel workbook (.xls)\n"))
    let locked = compound + Data("EncryptedPackage".utf8.flatMap { [$0, 0] })
    #expect(refusal(locked).hasPrefix("form.xlsx: The workbook is protected by a password\n"))
    #expect(refusal(Data("Timestamp,Email".utf8)).hasPrefix("form.xlsx: The file is no Excel workbook (.xlsx)\n"))
    #expect(refusal(Data()).hasPrefix("form.xlsx: The file is empty\n"))
    #expect(refusal(Data("PK".utf8)).hasPrefix("form.xlsx: The file is damaged or no office file\n"))
    #expect(refusal(try PythonFiles.zip([("word/document.xml", "")])).contains("is a Word document"))
    #expect(refusal(try PythonFiles.zip([("content.xml", "")])).contains("(.ods)"))
    #expect(refusal(try PythonFiles.zip([("xl/workbook.bin", "")])).contains("(.xlsb)"))
    #expect(refusal(try PythonFiles.zip([("x", "")])).contains("It has no part xl/workbook.xml"))
    #expect(refusal(try sheet("<row r='1'>")).contains("damaged inside"))
  }
}
