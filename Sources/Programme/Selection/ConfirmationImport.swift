import Abstracts
public import EventData
public import Foundation

/// Presenters' answers from a form's export. An abstract is found by its code, else by address and title.
public enum ConfirmationImport {
  /// Takes the answers of a file; of several answers about one abstract only the last row counts. A row that an earlier
  /// import took changes nothing any more: what came later, by telephone or by a substitute, holds.
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
    var seen: [[String]: Int] = [:]
    let answers = records.enumerated().dropFirst().filter { $1.cells.contains { !$0.trimmed.isEmpty } }
      .map { index, record in
        seen[record.cells, default: 0] += 1
        let fingerprint = contentHash((record.cells + ["\(seen[record.cells] ?? 1)"]).joined(separator: "\u{0}"))
        return read(record.cells, row: index + 1, fingerprint, columns, form, decided)
      }
    let taken = try ReplyQueries.takenAnswers(tx)
    var last: [String: Int] = [:]
    for case .success(let answer) in answers where !taken.contains(answer.fingerprint) {
      last[answer.abstract.code] = answer.row
    }
    let rows = try answers.map { read -> ImportReport.RowResult in
      switch read {
      case .failure(let refusal): return refusal.result
      case .success(let answer) where taken.contains(answer.fingerprint): return answer.result(.unchanged)
      case .success(let answer):
        guard let final = last[answer.abstract.code], final != answer.row else {
          return try take(answer, call: call, now: now, in: tx)
        }
        try ReplyQueries.keepAnswer(answer.fingerprint, about: answer.abstract.code, at: now, in: tx)
        return answer.result(
          .unchanged,
          [
            .init(
              "later-answer", .warning, "row \(final) answers for \(answer.abstract.code) too, and counts",
              remedy: "Nothing, if the presenter answered twice.")
          ])
      }
    }
    return ImportReport(
      file: file, headers: columns.headers, rows: rows, unknownHeaders: columns.unknown)
  }

  /// A row that was understood.
  private struct Answer {
    let row: Int, cells: [String]
    /// What the row says, and how often it stood above already.
    let fingerprint: String
    let abstract: DecidedAbstract
    let confirms: Bool, note: String

    func result(
      _ outcome: ImportReport.Outcome, _ problems: [ImportReport.Problem] = [], changes: [String] = []
    ) -> ImportReport.RowResult {
      ImportReport.RowResult(
        row: row, code: abstract.code, outcome: outcome, problems: problems, changes: changes, cells: cells)
    }
  }

  /// A row that was not.
  private struct Refusal: Error {
    let result: ImportReport.RowResult
  }

  private static func read(
    _ cells: [String], row: Int, _ fingerprint: String, _ columns: Columns, _ form: SelectionRules.ReplyForm,
    _ decided: [DecidedAbstract]
  ) -> Result<Answer, Refusal> {
    func refused(_ id: String, _ message: String, _ remedy: String) -> Result<Answer, Refusal> {
      let problem = ImportReport.Problem(id, .error, message, remedy: remedy)
      return .failure(
        Refusal(result: .init(row: row, code: nil, outcome: .refused, problems: [problem], cells: cells)))
    }
    let answer = columns.text("answer", cells)
    let isYes = form.yes.contains { folded($0) == folded(answer) }
    guard isYes || form.no.contains(where: { folded($0) == folded(answer) }) else {
      return refused(
        "unknown-answer", "the answer is '\(answer.onOneLine)'",
        "Known are: \((form.yes + form.no).joined(separator: ", ")). Ask the presenter, or add the wording to "
          + "'selection.replies' in abstracts.yaml.")
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
    return .success(
      Answer(
        row: row, cells: cells, fingerprint: fingerprint, abstract: abstract, confirms: isYes,
        note: columns.text("note", cells).onOneLine))
  }

  private static func take(
    _ answer: Answer, call: CallForAbstracts, now: Moment, in tx: Transaction
  ) throws -> ImportReport.RowResult {
    let before = answer.abstract.reply?.state ?? "none"
    do {
      let isNew = try PresenterDesk.answer(
        answer.abstract.code, confirms: answer.confirms, note: answer.note, call: call, now: now, in: tx)
      try ReplyQueries.keepAnswer(answer.fingerprint, about: answer.abstract.code, at: now, in: tx)
      let change = "answer: \(before) -> \(answer.confirms ? "confirmed" : "declined")"
      return isNew ? answer.result(.changed, changes: [change]) : answer.result(.unchanged)
    } catch let error as ExplainedError where error.kind == .refused {
      let message = error.what + (error.why.map { ": \($0)" } ?? "")
      return answer.result(.refused, [.init("not-taken", .error, message, remedy: error.remedy)])
    }
  }

  private static func find(_ columns: Columns, _ cells: [String], _ decided: [DecidedAbstract]) -> [DecidedAbstract] {
    let code = columns.text("code", cells)
    if !code.isEmpty { return decided.filter { $0.code == Series.abstract.complete(code) } }
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
