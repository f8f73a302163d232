import EventData

extension Workbook {
  /// The table of the workbook: the sheet that has the header, in one of its first twenty rows, so that a merged heading
  /// above it does no harm.
  ///
  /// - Parameters:
  ///   - columns: the table's columns.
  ///   - wanted: the sheet's name, when the caller says it.
  ///   - file: the workbook.
  /// - Throws: `ExplainedError` when there is no such sheet, nothing in it, or several sheets could be meant.
  func table(_ columns: ColumnSet, sheet wanted: String?, of file: SourceFile) throws -> SourceTable {
    let full = sheets.filter { !$0.rows.isEmpty }
    guard !full.isEmpty else {
      throw ExplainedError(
        .refused, "The workbook is empty", at: file.name, remedy: "Have it exported again; nothing was imported.")
    }
    let sheet = try chosen(wanted, of: full, columns: columns, file: file.name)
    let top = columns.headerRow(in: sheet.texts) ?? 0
    let header = sheet.rows.indices.contains(top) ? sheet.rows[top].map(\.text) : []
    let timestamp = header.firstIndex { columns.column(worded: $0) == "timestamp" }
    let known = header.indices.filter { columns.column(worded: header[$0]) != nil }
    let rows = sheet.rows.enumerated().dropFirst(top + 1).map { index, cells in
      SourceTable.Row(
        cells: cells.enumerated().map {
          $0.offset == timestamp ? $0.element.fullDate ?? $0.element.text : $0.element.text
        },
        number: index + 1, place: full.count > 1 ? "sheet '\(sheet.name)', row \(index + 1)" : nil,
        remarks: Self.remarks(known.filter(cells.indices.contains).map { cells[$0] }))
    }
    return SourceTable(
      file, header: header.isEmpty ? nil : header, headerPlace: "\(file.name), sheet '\(sheet.name)', row \(top + 1)",
      rows: rows, takenFor: "an Excel workbook (sheet '\(sheet.name)')", warnings: warnings(sheet, full))
  }

  private func chosen(_ wanted: String?, of full: [Sheet], columns: ColumnSet, file: String) throws -> Sheet {
    let names = sheets.map { "'\($0.name)'" }.joined(separator: ", ")
    if let wanted {
      guard
        let sheet = sheets.first(where: { $0.name == wanted.nfc })
          ?? sheets.first(where: { folded($0.name) == folded(wanted) })
      else {
        let hint = nearest(to: wanted, in: sheets.map(\.name)).map { ". Did you mean '\($0)'?" } ?? ""
        throw ExplainedError(
          .refused, "The workbook has no sheet '\(wanted)'\(hint)", at: file, remedy: "Its sheets are: \(names).")
      }
      guard !sheet.rows.isEmpty else {
        throw ExplainedError(
          .refused, "The sheet '\(sheet.name)' is empty", at: file, remedy: "Its sheets are: \(names).")
      }
      return sheet
    }
    let visible = full.filter { !$0.isHidden }
    let fitting = visible.filter { columns.headerRow(in: $0.texts) != nil }
    guard fitting.count < 2 else {
      throw ExplainedError(
        .refused,
        "Several sheets could be meant: \(fitting.map { "'\($0.name)'" }.joined(separator: " and "))", at: file,
        why: "Taking the wrong one would bring old answers back.", remedy: "Say which one with --sheet NAME.")
    }
    return fitting.first ?? visible.first ?? full[0]
  }

  private static func remarks(_ cells: [Cell]) -> [SourceTable.Remark] {
    let errors = cells.compactMap { cell in if case .error(let text) = cell { text } else { String?.none } }
    guard let first = errors.first else { return [] }
    return [
      SourceTable.Remark(
        .brokenCell, "a cell shows '\(first)' in place of an answer",
        remedy: "Put the answer's text into the cell, and import the workbook again.")
    ]
  }

  private func warnings(_ sheet: Sheet, _ full: [Sheet]) -> [String] {
    var warnings: [String] = []
    let others = full.filter { $0.name != sheet.name }.map { "'\($0.name)'\($0.isHidden ? " (hidden)" : "")" }
    if !others.isEmpty {
      warnings.append("Not read: the sheet\(others.count > 1 ? "s" : "") \(others.joined(separator: ", ")).")
    }
    if !sheet.hiddenRows.isEmpty {
      let numbers = sheet.hiddenRows.sorted()
      let shown = numbers.prefix(10).map(String.init).joined(separator: ", ") + (numbers.count > 10 ? " ..." : "")
      warnings.append("\(counted(numbers.count, "row")) hidden in Excel (\(shown)) were read like the others.")
    }
    return warnings
  }
}

extension Workbook.Sheet {
  /// The cells of the first twenty rows, where a header may stand.
  fileprivate var texts: [[String]] { rows.prefix(20).map { $0.map(\.text) } }
}
