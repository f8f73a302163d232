import Abstracts
import Documents
import EventData

/// A sheet that came back, as rows under the form's columns.
struct ReturnedSheet {
  /// A row with something in it.
  struct Row {
    let source: IntakeTable.Row
    let form: ReviewForm

    /// False when the sheet came back without the column.
    func has(_ column: ReviewForm.Column) -> Bool { source.cell(form.heading(column)) != nil }

    /// The cell of a column, trimmed; what is not there is empty.
    subscript(_ column: ReviewForm.Column) -> String {
      source.text(form.heading(column))
    }
  }

  let table: IntakeTable
  /// The rows in file order.
  let rows: [Row]

  /// Reads a file.
  ///
  /// - Throws: `ExplainedError` (2) when it cannot be read, or has no row with the headings `Id` and `Check`.
  init(_ file: SourceFile, sheet: String? = nil, form: ReviewForm) throws {
    let columns = form.columnSet
    let source = try file.table(columns, sheet: sheet)
    guard source.header.map(columns.isHeader) == true else {
      throw ExplainedError(
        .refused, "This is no review sheet", at: file.name,
        why: "No tab of it has a row with the headings 'Id' and 'Check'.",
        remedy: "Ask for the workbook that was sent (its tab '\(ReviewForm.tab)'), with its heading row.")
    }
    table = try IntakeTable(source, columns: columns)
    rows = table.rows.map { Row(source: $0, form: form) }
  }
}

extension ReviewForm {
  /// The sheet's columns by their headings; a criterion is known by its code too.
  fileprivate var columnSet: ColumnSet {
    ColumnSet(
      columns.map { column in
        guard case .criterion(let index) = column else { return (heading(column), []) }
        return (heading(column), [rules.criteria[index].code])
      }, required: [[heading(.opaque)], [heading(.check)]])
  }
}
