import Documents
public import EventData

/// Takes a list of reviewers into the event's database. A reviewer is one e-mail address: the same file again changes
/// nothing, a corrected one changes what differs.
public enum ReviewerIntake {
  /// Imports a list in one transaction.
  ///
  /// - Throws: `ExplainedError` when the file as a whole cannot be read or the database fails; nothing changed then.
  public static func importing(
    _ file: SourceFile, sheet: String? = nil, call: ReviewedCall, _ run: ImportRun
  ) throws -> ImportReport {
    let table = try IntakeTable(file.table(.reviewers, sheet: sheet), columns: .reviewers)
    let reader = ReviewerReader(call: call)
    return try run.take(table, as: .reviewer) { tx in
      var onFile = try ReviewerQueries.reviewers(in: tx).keyed(by: \.email.folded)
      var rowOf: [String: Int] = [:]
      return try table.rows.map { row in
        let (reviewer, found) = reader.read(row) { onFile[$0.folded] }
        guard let reviewer else { return .init(row, code: nil, .refused, found) }
        let key = reviewer.email.folded
        if let other = rowOf[key] { return .init(row, code: onFile[key]?.code, .refused, [twice(other)]) }
        rowOf[key] = row.number
        guard let old = onFile[key] else {
          return .init(row, code: try Reviewers.insert(reviewer, now: run.author.now, in: tx), .new)
        }
        onFile[key] = reviewer
        let problems = old.state == .withdrawn ? [withdrawn(old)] : []
        let changes = try Reviewers.replace(old, by: reviewer, now: run.author.now, in: tx)
        return .init(
          row, code: old.code, changes.isEmpty ? .unchanged : .changed, problems, changes: changes,
          emptied: emptiedFields(from: old.fields, to: reviewer.fields))
      }
    }
  }

  private static func twice(_ row: Int) -> ImportReport.Problem {
    .error(
      "duplicate", "row \(row) has the same e-mail address",
      "Keep one of the two rows; two reviewers need two addresses.")
  }

  private static func withdrawn(_ reviewer: Reviewer) -> ImportReport.Problem {
    .warning(
      "withdrawn", "\(reviewer.code) has withdrawn and stays so",
      "When they review after all: onco reviewer withdraw \(reviewer.code) --undo")
  }
}
