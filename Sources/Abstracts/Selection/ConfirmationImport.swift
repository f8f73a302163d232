public import EventData
public import Foundation

/// Presenters' answers from a form's export. An abstract is found by its code, else by address and title.
public enum ConfirmationImport {
  /// Takes the answers of a file; of two answers about one abstract the later row counts.
  ///
  /// - Returns: what became of each row. A row that is refused changes nothing, and the others are taken.
  /// - Throws: `ExplainedError` when the file cannot be read or a column is missing.
  public static func take(
    _ bytes: Data, file: String, call: CallForAbstracts, now: Moment, in tx: Transaction
  ) throws -> ImportReport {
    let form = try SelectionDesk.rules(of: call).replies
    let records = try CSVReader.records(bytes, file: file)
    guard let header = records.first else {
      throw ExplainedError(.refused, "The file is empty", at: file, remedy: "Export the form's answers again.")
    }
    let columns = try Columns(header.cells.map(\.onOneLine), form, file: file)
    let decided = try DecidedAbstract.all(in: tx)
    let rows = try records.enumerated().dropFirst().filter { $1.cells.contains { !$0.trimmed.isEmpty } }
      .map { index, record in
        try result(record.cells, row: index + 1, columns, form, decided, call: call, now: now, in: tx)
      }
    return ImportReport(
      file: file, headers: columns.headers, rows: rows, unknownHeaders: columns.unknown)
  }

  private static func result(
    _ cells: [String], row: Int, _ columns: Columns, _ form: SelectionRules.ReplyForm, _ decided: [DecidedAbstract],
    call: CallForAbstracts, now: Moment, in tx: Transaction
  ) throws -> ImportReport.RowResult {
    func refused(_ id: String, _ message: String, _ remedy: String, code: String? = nil) -> ImportReport.RowResult {
      ImportReport.RowResult(
        row: row, code: code, outcome: .refused, problems: [.init(id, .error, message, remedy: remedy)], cells: cells)
    }
    let answer = columns.text("answer", cells)
    let isYes = form.yes.contains { folded($0) == folded(answer) }
    guard isYes || form.no.contains(where: { folded($0) == folded(answer) }) else {
      return refused(
        "unknown-answer", "the answer is '\(answer.onOneLine)'",
        "Ask the presenter, or add the wording to 'selection.replies' in abstracts.yaml.")
    }
    let found = find(columns, cells, decided)
    guard let abstract = found.first, found.count == 1 else {
      return refused(
        found.isEmpty ? "unknown-abstract" : "several-abstracts",
        found.isEmpty
          ? "no decided abstract has this code, or this address and title"
          : "the address has \(found.count) abstracts, and the title does not say which",
        "Look it up with 'abstract decisions', then use 'abstract confirm' or 'abstract decline'.")
    }
    do {
      let isNew = try PresenterDesk.answer(
        abstract.code, confirms: isYes, note: columns.text("note", cells).onOneLine, call: call, now: now, in: tx)
      let change = isNew ? ["answer: \(abstract.reply?.state ?? "none") -> \(isYes ? "confirmed" : "declined")"] : []
      return ImportReport.RowResult(
        row: row, code: abstract.code, outcome: isNew ? .changed : .unchanged, problems: [], changes: change,
        cells: cells)
    } catch let error as ExplainedError where error.kind == .refused {
      return refused(
        "not-taken", error.what + (error.why.map { ": \($0)" } ?? ""), error.remedy, code: abstract.code)
    }
  }

  private static func find(_ columns: Columns, _ cells: [String], _ decided: [DecidedAbstract]) -> [DecidedAbstract] {
    let code = columns.text("code", cells)
    if !code.isEmpty { return decided.filter { $0.code == Code.complete(code, prefix: "A", digits: 4) } }
    let email = columns.text("email", cells).lowercased()
    let title = folded(columns.text("title", cells))
    guard !email.isEmpty else { return [] }
    let own = decided.filter { $0.email.lowercased() == email && $0.isAccepted }
    return title.isEmpty ? own : own.filter { folded($0.title) == title }
  }

  /// Where each column stands in the file.
  private struct Columns {
    let headers: [String]
    private(set) var unknown: [String] = []
    private var positions: [String: Int] = [:]

    init(_ headers: [String], _ form: SelectionRules.ReplyForm, file: String) throws {
      self.headers = headers
      for (position, header) in headers.enumerated() {
        let column = form.columns.first { ([$0.code] + $0.aliases).contains { folded($0) == folded(header) } }
        if let column {
          if positions[column.code] == nil { positions[column.code] = position }
        } else if !header.isEmpty {
          unknown.append(header)
        }
      }
      let missing =
        positions["answer"] == nil
        ? "answer" : positions["code"] == nil && positions["email"] == nil ? "code or email" : nil
      guard let missing else { return }
      throw ExplainedError(
        .refused, "No header of the file means '\(missing)'", at: "\(file):1",
        why: "The headers are: \(headers.map { "'\($0)'" }.joined(separator: ", ")).",
        remedy: "Add the header's text to 'selection.replies.columns' in abstracts.yaml; nothing was imported.")
    }

    func text(_ column: String, _ cells: [String]) -> String {
      guard let position = positions[column], position < cells.count else { return "" }
      return cells[position].trimmed
    }
  }
}
