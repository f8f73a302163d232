/// A form's export with its headers understood: cells are asked for by column name, whatever the form called it.
public struct FormTable: Sendable {
  /// One answer: a record of the export.
  public struct Answer: Sendable {
    /// The record's number; the header is 1, the first answer 2, whatever line breaks the cells hold.
    public let row: Int
    /// The line of the file it starts on.
    public let line: Int
    /// The cells as they came, in the export's order.
    public let cells: [String]
    /// Where it is, when that is no row of a table: a document's name, a sheet and row, a mail.
    public let place: String?
    /// What the reader of its format saw.
    public let remarks: [FormRows.Remark]
    /// True when its source says no time and the moment of taking it in stands in.
    public let isTimeAssumed: Bool
    fileprivate let positions: [String: Int]

    /// The cell of a column as it was sent, also when it comes back from a file of refused rows; empty when the form has no
    /// such column or the row is short.
    public func raw(_ column: String) -> String {
      guard let position = positions[column], position < cells.count else { return "" }
      return CSVWriter.original(cells[position])
    }

    /// The cell of a column without surrounding space.
    public func text(_ column: String) -> String { raw(column).trimmed }
  }

  /// The header texts.
  public let headers: [String]
  /// The answers in file order, without rows whose cells are all empty; those keep their number.
  public let answers: [Answer]
  /// Headers that no alias knows: not read.
  public let unknownHeaders: [String]

  /// Understands a CSV export's records.
  ///
  /// - Throws: as the other initializer.
  public init(_ records: [CSVReader.Record], columns: FormColumns, file: String, definition: String) throws {
    try self.init(
      FormRows(records, file: file, takenFor: "CSV"), columns: columns, file: file, definition: definition)
  }

  /// Understands a source of any format.
  ///
  /// - Throws: `ExplainedError` when the file is empty, a required column is not found, or two headers mean the same
  ///   column.
  public init(_ source: FormRows, columns: FormColumns, file: String, definition: String) throws {
    guard let header = source.header else {
      throw ExplainedError(.refused, "The file is empty", at: file, remedy: "Export the form's answers again.")
    }
    headers = header.map(\.onOneLine)
    var positions: [String: Int] = [:]
    var unknown: [String] = []
    for (position, text) in headers.enumerated() {
      guard let column = columns.column(worded: text) else {
        if !text.isEmpty { unknown.append(text) }
        continue
      }
      if let other = positions[column] {
        throw ExplainedError(
          .refused, "Two headers mean '\(column)': '\(headers[other])' and '\(text)'", at: source.headerPlace,
          remedy: "Delete or rename one of the two columns, or mend 'form.columns' in \(definition).")
      }
      positions[column] = position
    }
    unknownHeaders = unknown
    if let missing = columns.required.first(where: { positions[$0] == nil }) {
      throw ExplainedError(
        .refused, "No header of the file means '\(missing)'", at: source.headerPlace,
        why: "The headers are: \(headers.map { "'\($0)'" }.joined(separator: ", ")).",
        remedy: "Add the header's text to 'form.columns.\(missing)' in \(definition); nothing was imported.")
    }
    answers = source.rows.compactMap { row in
      guard row.cells.contains(where: { !$0.trimmed.isEmpty }) || !row.remarks.isEmpty else { return nil }
      return Answer(
        row: row.number, line: row.line, cells: row.cells, place: row.place, remarks: row.remarks,
        isTimeAssumed: row.isTimeAssumed, positions: positions)
    }
  }
}
