import EventData
import CXlsxWriter
public import Foundation

/// Writes workbooks as XLSX through libxlsxwriter. Equal drafts give equal bytes: times come from the draft, and the
/// library stamps the parts of the ZIP with one fixed day.
public enum WorkbookWriter {
  /// The bytes of a workbook.
  ///
  /// - Throws: `ExplainedError` when a sheet or cell is beyond what XLSX holds, or the temporary folder cannot be used.
  public static func xlsx(_ draft: WorkbookDraft) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "onco-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    guard let book = workbook_new(file.path) else { throw failure("Memory ran out.") }
    do {
      try fill(book, with: draft)
    } catch {
      _ = workbook_close(book)
      throw error
    }
    try check(workbook_close(book), "the file")
    do {
      return try Data(contentsOf: file)
    } catch {
      throw failure("The temporary folder cannot be read: \(error.localizedDescription)")
    }
  }

  private static func fill(_ book: UnsafeMutablePointer<lxw_workbook>, with draft: WorkbookDraft) throws {
    var properties = lxw_doc_properties()
    properties.created = time_t(draft.created.timeIntervalSince1970)
    try withText(draft.title) { title in
      properties.title = title
      try check(workbook_set_properties(book, &properties), "the properties")
    }
    var formats: [WorkbookDraft.Style: UnsafeMutablePointer<lxw_format>] = [:]
    for style in WorkbookDraft.Style.allCases { formats[style] = format(style, in: book) }
    for sheet in draft.sheets {
      guard let page = workbook_add_worksheet(book, sheet.name) else {
        throw failure("'\(sheet.name)' cannot be the name of a sheet.")
      }
      try write(sheet, to: page, formats)
      if sheet.opensFirst {
        worksheet_activate(page)
        worksheet_set_first_sheet(page)
      }
    }
  }

  private static func write(
    _ sheet: WorkbookDraft.Sheet, to page: UnsafeMutablePointer<lxw_worksheet>,
    _ formats: [WorkbookDraft.Style: UnsafeMutablePointer<lxw_format>]
  ) throws {
    for (index, column) in sheet.columns.enumerated() {
      let place = lxw_col_t(index)
      try check(worksheet_set_column(page, place, place, column.width, nil), "column \(index + 1)")
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let format = formats[cell.style]
        let (row, column) = (lxw_row_t(row), lxw_col_t(column))
        switch cell.value {
        case .blank: try check(worksheet_write_blank(page, row, column, format), sheet.name)
        case .text(let text):
          try check(worksheet_write_string(page, row, column, text, format), "a text in '\(sheet.name)'")
        case .number(let number): try check(worksheet_write_number(page, row, column, number, format), sheet.name)
        }
      }
    }
    if sheet.rows.count > 1 {
      for (index, column) in sheet.columns.enumerated() {
        try CellRules.apply(column, at: index, rows: 1...(sheet.rows.count - 1), to: page)
      }
    }
    worksheet_freeze_panes(page, lxw_row_t(sheet.frozen.rows), lxw_col_t(sheet.frozen.columns))
    if sheet.isProtected {
      var options = lxw_protection()
      (options.format_columns, options.format_rows) = (1, 1)
      worksheet_protect(page, nil, &options)
    }
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)  // A4
    worksheet_fit_to_pages(page, 1, 0)
    if sheet.frozen.rows > 0 { worksheet_repeat_rows(page, 0, lxw_row_t(sheet.frozen.rows - 1)) }
  }

  private static func format(_ style: WorkbookDraft.Style, in book: UnsafeMutablePointer<lxw_workbook>)
    -> UnsafeMutablePointer<lxw_format>?
  {
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_name(format, "Calibri")
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch style {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 15)
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_font_color(format, 0xFFFFFF)
      format_set_bg_color(format, 0x12324A)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .text: format_set_text_wrap(format)
    case .id:
      format_set_bold(format)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .faint:
      format_set_font_size(format, 8)
      format_set_font_color(format, 0x8A98A3)
    case .answer, .longAnswer:
      format_set_unlocked(format)
      format_set_bg_color(format, 0xFFF9E5)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xC9B97A)
      if style == .longAnswer {
        format_set_text_wrap(format)
      } else {
        format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      }
    }
    return format
  }

  static func check(_ error: lxw_error, _ what: String) throws {
    guard error != LXW_NO_ERROR else { return }
    throw failure("\(what): \(String(cString: lxw_strerror(error)))")
  }

  static func failure(_ why: String) -> ExplainedError {
    ExplainedError(
      .outside, "No workbook was made", why: why,
      remedy: "Check the free space of the temporary folder, and for texts over 32,767 characters.")
  }

  /// A C text that the library only reads while the call lasts.
  static func withText<Result>(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) throws -> Result) rethrows
    -> Result
  {
    var bytes = Array(text.utf8CString)
    return try bytes.withUnsafeMutableBufferPointer { try body($0.baseAddress) }
  }
}
