import Abstracts
import Documents
public import EventData

/// Presenters' answers from a form's export. An abstract is found by its code, else by address and title.
public enum ConfirmationImport {
  /// Takes the answers of a file; of several answers about one abstract only the last row counts. A row that an earlier
  /// import took changes nothing any more: what came later, by telephone or by a substitute, holds.
  ///
  /// - Returns: what became of each row. A row that is refused changes nothing, and the others are taken.
  /// - Throws: `ExplainedError` when the file cannot be read or a column is missing.
  public static func take(
    _ file: SourceFile, sheet: String? = nil, abstracts: AbstractRules, _ run: ImportRun
  ) throws -> ImportReport {
    let form = try abstracts.requiredSelection().replies
    let columns = form.columnSet
    let table = try IntakeTable(file.table(columns, sheet: sheet), columns: columns)
    return try run.take(table, as: .confirmation) { tx in
      let decided = try DecidedAbstract.all(in: tx)
      var seen: [[String]: Int] = [:]
      let answers = table.rows.map { row in
        seen[row.cells, default: 0] += 1
        let fingerprint = contentHash((row.cells + ["\(seen[row.cells] ?? 1)"]).joined(separator: "\u{0}"))
        return read(row, fingerprint, form, decided)
      }
      let taken = try ReplyQueries.takenAnswers(in: tx)
      var last: [String: Int] = [:]
      for case .success(let answer) in answers where !taken.contains(answer.fingerprint) {
        last[answer.abstract.code] = answer.row.number
      }
      return try answers.map { read in
        switch read {
        case .failure(let refusal): return refusal.result
        case .success(let answer) where taken.contains(answer.fingerprint): return answer.result(.unchanged)
        case .success(let answer):
          guard let final = last[answer.abstract.code], final != answer.row.number else {
            return try take(answer, abstracts: abstracts, now: run.author.now, in: tx)
          }
          try ReplyQueries.keepAnswer(answer.fingerprint, about: answer.abstract.code, at: run.author.now, in: tx)
          return answer.result(
            .unchanged,
            [
              .init(
                "later-answer", .warning, "row \(final) answers for \(answer.abstract.code) too, and counts",
                remedy: "Nothing, if the presenter answered twice.")
            ])
        }
      }
    }
  }

  /// A row that was understood.
  private struct Answer {
    let row: IntakeTable.Row
    /// What the row says, and how often it stood above already.
    let fingerprint: String
    let abstract: DecidedAbstract
    let confirms: Bool, note: String

    func result(
      _ outcome: ImportReport.Outcome, _ problems: [ImportReport.Problem] = [], changes: [String] = []
    ) -> ImportReport.RowResult {
      .init(row, code: abstract.code, outcome, problems, changes: changes)
    }
  }

  /// A row that was not.
  private struct Refusal: Error {
    let result: ImportReport.RowResult
  }

  private static func read(
    _ row: IntakeTable.Row, _ fingerprint: String, _ form: SelectionRules.ReplyForm, _ decided: [DecidedAbstract]
  ) -> Result<Answer, Refusal> {
    func refused(_ id: String, _ message: String, _ remedy: String) -> Result<Answer, Refusal> {
      .failure(Refusal(result: .init(row, code: nil, .refused, [.init(id, .error, message, remedy: remedy)])))
    }
    let answer = row.text("answer")
    let isYes = form.yes.contains { folded($0) == folded(answer) }
    guard isYes || form.no.contains(where: { folded($0) == folded(answer) }) else {
      return refused(
        "unknown-answer", "the answer is '\(answer.onOneLine)'",
        "Known are: \((form.yes + form.no).joined(separator: ", ")). Ask the presenter, or add the wording to "
          + "'selection.replies' in abstracts.yaml.")
    }
    let found = find(row, decided)
    guard let abstract = found.first, found.count == 1 else {
      return refused(
        found.isEmpty ? "unknown-abstract" : "several-abstracts",
        found.isEmpty
          ? "no decided abstract has this code, or this address and title"
          : "the address has \(found.count) abstracts, and the title does not say which",
        "Look it up with 'abstract outcomes', then use 'abstract confirm' or 'abstract decline'.")
    }
    return .success(
      Answer(
        row: row, fingerprint: fingerprint, abstract: abstract, confirms: isYes, note: row.text("note").onOneLine))
  }

  private static func take(
    _ answer: Answer, abstracts: AbstractRules, now: Moment, in tx: Transaction
  ) throws -> ImportReport.RowResult {
    let before = answer.abstract.reply?.state ?? "none"
    do {
      let isNew = try Presenters.answer(
        answer.abstract.code, confirms: answer.confirms, note: answer.note, abstracts: abstracts, now: now, in: tx)
      try ReplyQueries.keepAnswer(answer.fingerprint, about: answer.abstract.code, at: now, in: tx)
      let change = "answer: \(before) -> \(answer.confirms ? "confirmed" : "declined")"
      return isNew ? answer.result(.changed, changes: [change]) : answer.result(.unchanged)
    } catch let error as ExplainedError where error.kind == .refused {
      return answer.result(.refused, [.init(refusal: error)])
    }
  }

  private static func find(_ row: IntakeTable.Row, _ decided: [DecidedAbstract]) -> [DecidedAbstract] {
    let code = row.text("code")
    if !code.isEmpty { return decided.filter { $0.code == Series.abstract.complete(code) } }
    let email = row.text("email").lowercased()
    let title = folded(row.text("title"))
    guard !email.isEmpty else { return [] }
    let own = decided.filter { $0.email.lowercased() == email && $0.isAccepted }
    return title.isEmpty ? own : own.filter { folded($0.title) == title }
  }
}

extension SelectionRules.ReplyForm {
  /// Which header means which column.
  fileprivate var columnSet: ColumnSet {
    ColumnSet(
      columns.map { ($0.code, $0.aliases) }, required: [["answer"], ["code", "email"]],
      definition: ("selection.replies.columns", "abstracts.yaml"))
  }
}
