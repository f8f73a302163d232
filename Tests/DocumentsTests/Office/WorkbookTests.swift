import Documents
import EventData
import Foundation
import TestSupport
import Testing

struct WorkbookTests {
  private func read(_ script: String) throws -> Workbook {
    try Workbook(xlsx: PythonFiles.workbook(script), file: "form.xlsx")
  }

  @Test func `cells stand where their reference says, and gaps are empty`() throws {
    let sheet = try #require(
      try read("sheet['A1'] = 'first'; sheet['D1'] = 12; sheet['B4'] = True; sheet['A9'] = None").sheets.first)
    #expect(
      sheet.rows == [[.text("first"), .empty, .empty, .number("12")], [], [], [.empty, .flag(true)]])
  }

  @Test func `dates are known by their number format, in both calendars`() throws {
    let script = """
      when = datetime.datetime(2026, 10, 14, 18, 0, 5)
      sheet['A1'] = when
      sheet['B1'] = when; sheet['B1'].number_format = '[$-409]d/m/yy "um" h:mm AM/PM;@'
      sheet['C1'] = 46309; sheet['C1'].number_format = '[Red]0.00 "days"'
      sheet['D1'] = datetime.date(1900, 2, 28)
      sheet['E1'] = datetime.time(7, 30)
      sheet['F1'] = when.date()
      """
    for mac in ["", "\nfrom openpyxl.utils.datetime import CALENDAR_MAC_1904 as mac\nbook.epoch = mac"] {
      let row = try read(mac + "\n" + script).sheets[0].rows[0]
      let day = try #require(CalendarDate("2026-10-14"))
      #expect(row[0] == .date(day, hour: 18, minute: 0, second: 5))
      #expect(row[1] == row[0])
      #expect(row[2] == .number("46309"))
      if mac.isEmpty { #expect(row[3].text == "1900-02-28") }
      #expect(row[4].text.hasSuffix("07:30:00"))
      #expect(row[5].text == "2026-10-14")
      #expect(row[5].fullDate == "2026-10-14 00:00:00")
    }
  }

  @Test func `rich text is joined, and raised digits stay raised`() throws {
    let row = try read(
      """
      up = InlineFont(vertAlign='superscript'); down = InlineFont(vertAlign='subscript')
      sheet['A1'] = CellRichText('Ana Ng', TextBlock(up, '1,2'), '; 10', TextBlock(up, '-6'), ' CO', TextBlock(down, '2'),
        ' ', TextBlock(InlineFont(b=True), 'bold'), ' CD4', TextBlock(up, '+'))
      sheet['B1'] = 'two\\nlines  and spaces '
      sheet['C1'] = 'e\\u0301'
      """
    ).sheets[0].rows[0]
    #expect(row[0] == .text("Ana Ng¹,²; 10⁻⁶ CO₂ bold CD4⁺"))
    #expect(row[1] == .text("two\nlines  and spaces "))
    #expect(row[2].text.unicodeScalars.count == 1)
  }

  @Test func `numbers read as one would type them`() throws {
    let row = try read(
      "sheet.append([923001234567, 0.3, 1e20, -5.50, 45.1, 3.0])"
    ).sheets[0].rows[0]
    #expect(
      row.map(\.text) == ["923001234567", "0.3", "1e+20", "-5.5", "45.1", "3"])
    #expect(Workbook.Cell.number("9.23001234567E+11").text == "923001234567")
    #expect(Workbook.Cell.number("45.100000000000001").text == "45.1")
  }

  @Test func `a formula without a value is its text, so that it can be refused`() throws {
    let row = try read("sheet['A1'] = '=1+1'; sheet['B1'] = '#N/A'; sheet['C1'].value = \"'=x\"").sheets[0].rows[0]
    #expect(row[0] == .text("=1+1"))
    #expect(row[1] == .error("#N/A"))
  }

  @Test func `merged cells have their value once, hidden rows and sheets are named`() throws {
    let book = try read(
      """
      sheet.title = 'Answers'
      sheet['A1'] = 'Everything'; sheet.merge_cells('A1:C1')
      sheet.append(['a', 'b', 'c']); sheet.row_dimensions[2].hidden = True
      book.create_sheet('Lists').sheet_state = 'hidden'
      book.create_chartsheet('Picture')
      """)
    #expect(book.sheets.map(\.name) == ["Answers", "Lists", "Picture"])
    #expect(book.sheets.map(\.isHidden) == [false, true, false])
    #expect(book.sheets[0].rows == [[.text("Everything")], [.text("a"), .text("b"), .text("c")]])
    #expect(book.sheets[0].hiddenRows == [2])
    #expect(book.sheets[1].rows.isEmpty)
  }

  @Test func `escapes and reading aids of other writers are understood`() throws {
    let sheet = """
      <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
      <x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:r><x:t>a_x000D_\n</x:t></x:r><x:r><x:t xml:space="preserve"> b_x005F_x0041_</x:t></x:r>
      <x:rPh sb="0" eb="1"><x:t>aid</x:t></x:rPh></x:is></x:c><x:c t="d"><x:v>2026-10-14T18:00:05.000Z</x:v></x:c>
      <x:c r="D2" t="s"><x:v>99</x:v></x:c></x:row></x:sheetData></x:worksheet>
      """
    let book = try Workbook(xlsx: PythonFiles.zip(Self.bare(sheet)), file: "form.xlsx")
    #expect(book.sheets[0].rows[0] == [])
    #expect(book.sheets[0].rows[1].map(\.text) == ["", "a\n b_x0041_", "2026-10-14 18:00:05"])
  }

  @Test func `six thousand rows are read as openpyxl reads them`() throws {
    let data = try PythonFiles.workbook(
      "for i in range(6000): sheet.append([i, f'Title {i % 977} ü', i / 8, None, 'x' * (i % 300)])")
    let rows = try Workbook(xlsx: data, file: "big.xlsx").sheets[0].rows
    #expect(rows.count == 6_000)
    #expect(rows[5_999].map(\.text) == ["5999", "Title 137 ü", "749.875", "", String(repeating: "x", count: 299)])
  }

  /// The least members of a workbook with one sheet.
  static func bare(_ sheet: String) -> [(String, String)] {
    [
      (
        "xl/workbook.xml",
        """
        <?xml version="1.0"?><workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        <sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="../xl/worksheets/one.xml"/>
        </Relationships>
        """
      ),
      ("xl/worksheets/one.xml", sheet),
    ]
  }
}
