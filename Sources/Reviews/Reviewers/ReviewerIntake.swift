public import EventData
public import Foundation

/// Takes a list of reviewers into the event's database. A reviewer is one e-mail address: the same file again changes
/// nothing, a corrected one changes what differs.
public enum ReviewerIntake {
  /// Imports a list in one transaction.
  ///
  /// - Throws: `ExplainedError` when the file as a whole cannot be read or the database fails; nothing changed then.
  public static func importing(
    _ data: Data, file: String, call: CallForAbstracts, store: Store, author: Store.Author, dryRun: Bool = false
  ) throws -> ImportReport {
    let table = try ReviewerTable(data, file: file, columns: ReviewerTable.reviewers, required: ["name", "email"])
    func apply(_ transaction: Transaction) throws -> ImportReport {
      var onFile = Dictionary(
        try ReviewerQueries.reviewers(transaction).map { ($0.email.folded, $0) },
        uniquingKeysWith: { first, _ in first })
      var rowOf: [String: Int] = [:]
      let reader = ReviewerReader(call: call)
      let rows = try table.answers.map { answer in
        let (reviewer, found) = reader.read(answer) { onFile[$0.folded] }
        func result(
          _ outcome: ImportReport.Outcome, _ code: String?, _ problems: [ImportReport.Problem], _ changes: [String] = []
        ) -> ImportReport.RowResult {
          ImportReport.RowResult(
            row: answer.row, code: code, outcome: outcome, problems: problems, changes: changes, cells: answer.cells)
        }
        guard let reviewer else { return result(.refused, nil, found) }
        let key = reviewer.email.folded
        if let other = rowOf[key] { return result(.refused, onFile[key]?.code, [twice(other)]) }
        rowOf[key] = answer.row
        guard let old = onFile[key] else {
          let code = try ReviewerBook.insert(reviewer, now: author.now, in: transaction)
          return result(.new, code, [])
        }
        onFile[key] = reviewer
        let problems = old.state == .withdrawn ? [withdrawn(old)] : []
        let changes = try ReviewerBook.replace(old, by: reviewer, now: author.now, in: transaction)
        return result(changes.isEmpty ? .unchanged : .changed, old.code, problems, changes)
      }
      return ImportReport(file: file, headers: table.headers, rows: rows, unknownHeaders: table.unknownHeaders)
    }
    return dryRun ? try store.rehearse(apply) : try store.write(author, apply)
  }

  private static func twice(_ row: Int) -> ImportReport.Problem {
    ImportReport.Problem(
      "duplicate", .error, "row \(row) has the same e-mail address",
      remedy: "Keep one of the two rows; two reviewers need two addresses.")
  }

  private static func withdrawn(_ reviewer: Reviewer) -> ImportReport.Problem {
    ImportReport.Problem(
      "withdrawn", .warning, "\(reviewer.code) has withdrawn and stays so",
      remedy: "When they review after all: onco reviewer withdraw \(reviewer.code) --undo")
  }
}
