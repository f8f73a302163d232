public import EventData

/// Takes submissions from a form's export into the event's database.
///
/// **One abstract** is one sender (e-mail address; the presenter's name when the address cannot be read) and one title,
/// without regard to case and punctuation. Importing a file again changes nothing; a row that differs from what is on
/// file is a correction and leaves the old version in the history. Of several acceptable rows with one identity in a
/// file, the one sent last is the current version; the others report `unchanged` under the same code. A row sent
/// before the version on file never replaces it.
public enum AbstractIntake {
  /// Imports what a reader made of a source in one transaction.
  ///
  /// - Parameters:
  ///   - source: header and rows.
  ///   - call: the rules it is judged by.
  ///   - countryCode: the digits put before a national telephone number, such as `92`.
  ///   - letters: acknowledges new abstracts to their authors; nil when nobody is written to.
  /// - Throws: `ExplainedError` when the file as a whole cannot be read or the database fails; nothing changed then.
  public static func importing(
    _ source: SourceTable, call: CallForAbstracts, countryCode: String, letters: AbstractLetters? = nil,
    _ run: ImportRun
  ) throws -> ImportReport {
    var table = try IntakeTable(source, columns: call.form.set)
    table.warnings += try call.form.refuseOtherOrder(table, column: AbstractColumn.timestamp.rawValue)
    let judge = SubmissionJudge(call, countryCode: countryCode, now: run.author.now)
    let submissions = table.rows.enumerated().map { index, row in
      defer { run.progress(index + 1, table.rows.count) }
      return judge.judge(row)
    }
    return try run.take(table, as: .abstract) { tx in
      try IntakeBatch(
        call: call, judge: judge, fileHash: source.hash, fileName: source.file, letters: letters, author: run.author,
        tx: tx
      ).apply(submissions)
    }
  }
}
