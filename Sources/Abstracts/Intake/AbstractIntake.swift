public import EventData
public import Foundation

/// Takes submissions from a form's export into the event's database.
///
/// **One abstract** is one sender (e-mail address; the presenter's name when the address cannot be read) and one title,
/// without regard to case and punctuation. Importing a file again changes nothing; a row that differs from what is on
/// file is a correction and leaves the old version in the history. Of several acceptable rows with one identity in a
/// file, the one sent last is the current version; the others report `unchanged` under the same code. A row sent
/// before the version on file never replaces it.
public enum AbstractIntake {
  /// Imports a CSV export in one transaction.
  ///
  /// - Throws: as `importing(_:hash:file:)` does.
  public static func importing(
    _ data: Data, file: String, call: CallForAbstracts, definitionFile: String, countryCode: String, store: Store,
    author: Store.Author, letters: AbstractLetters? = nil, dryRun: Bool = false,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> ImportReport {
    try importing(
      CSVReader.form(data, file: file, columns: call.form), hash: contentHash(Array(data)), file: file, call: call,
      definitionFile: definitionFile, countryCode: countryCode, store: store, author: author, letters: letters,
      dryRun: dryRun, progress: progress)
  }

  /// Imports what a reader made of a source in one transaction.
  ///
  /// - Parameters:
  ///   - source: header and rows.
  ///   - hash: the fingerprint of the source's bytes, for the history.
  ///   - file: the source's name, for messages and the history.
  ///   - call: the rules it is judged by.
  ///   - definitionFile: where the rules stand, for messages, such as `Events/onco-2026/abstracts.yaml`.
  ///   - countryCode: the digits put before a national telephone number, such as `92`.
  ///   - letters: acknowledges new abstracts to their authors; nil when nobody is written to.
  ///   - dryRun: true to report what would happen and change nothing.
  ///   - progress: called with rows judged and rows in all.
  /// - Throws: `ExplainedError` when the file as a whole cannot be read or the database fails; nothing changed then.
  public static func importing(
    _ source: FormRows, hash: String, file: String, call: CallForAbstracts, definitionFile: String,
    countryCode: String, store: Store, author: Store.Author, letters: AbstractLetters? = nil, dryRun: Bool = false,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> ImportReport {
    let table = try FormTable(source, columns: call.form, file: file, definition: definitionFile)
    let judge = SubmissionJudge(call, countryCode: countryCode)
    var submissions: [Submission] = []
    submissions.reserveCapacity(table.answers.count)
    for answer in table.answers {
      submissions.append(judge.judge(answer))
      progress(submissions.count, table.answers.count)
    }
    func apply(_ transaction: Transaction) throws -> ImportReport {
      let batch = IntakeBatch(
        call: call, fileHash: hash, fileName: file, letters: letters, author: author, transaction: transaction)
      let rows = try batch.apply(submissions)
      let report = ImportReport(
        file: file, headers: table.headers, rows: rows, unknownHeaders: table.unknownHeaders, takenFor: source.takenFor,
        warnings: source.warnings)
      try log(report, hash: hash, author: author, in: transaction)
      return report
    }
    return dryRun ? try store.rehearse(apply) : try store.write(author, apply)
  }

  /// Keeps the rows as they came. The same file again, with nothing new, leaves the first run's record as it is.
  private static func log(
    _ report: ImportReport, hash: String, author: Store.Author, in transaction: Transaction
  ) throws {
    let changes = report.count(.new) + report.count(.changed)
    if changes == 0, try AbstractQueries.knowsFile(transaction, hash: hash) { return }
    try ImportLog.record(report, fileHash: hash, kind: "abstract", at: author.now, in: transaction)
    transaction.note(
      "abstracts from \(report.file): "
        + ImportReport.Outcome.allCases.map { "\(report.count($0)) \($0.rawValue)" }.joined(separator: ", "))
  }
}
