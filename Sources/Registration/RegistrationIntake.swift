import Documents
public import EventData

/// Takes a form export into the event: all of a file or, when it cannot be read, nothing of it.
public struct RegistrationIntake: Sendable {
  private let rules: RegistrationRules
  private let event: EventProfile
  private let wordings: FormWordings

  public init(_ event: EventProfile, rules: RegistrationRules) {
    (self.event, self.rules) = (event, rules)
    wordings = FormWordings(rules)
  }

  /// Imports a file. The same file again changes nothing; a corrected one changes what differs. A registration that is new,
  /// or whose address, name, category or workshops were corrected, gets its confirmation. A column that the file does not
  /// have, and an answer that cannot be understood, leave what is on file.
  ///
  /// Of several answers of one person in a file the latest counts; all of them are named `duplicate`.
  ///
  /// - Parameters:
  ///   - file: its name, for the report and the audit trail, and its bytes.
  ///   - sheet: the sheet of a workbook, when the caller says it.
  ///   - letters: write the confirmations; nil when nobody is written to.
  /// - Throws: `ExplainedError` when the file cannot be read or the database fails, `EmptiedFields` when somebody should be
  ///   asked; nothing was imported then.
  public func importFile(
    _ file: SourceFile, sheet: String? = nil, letters: RegistrationLetters?, _ run: ImportRun
  ) throws -> ImportReport {
    var table = try IntakeTable(file.table(rules.form.set, sheet: sheet), columns: rules.form.set)
    try rules.form.refuseUnreadTimes(table, column: RegistrationColumn.timestamp.rawValue)
    table.warnings += try rules.form.refuseOtherOrder(table, column: RegistrationColumn.timestamp.rawValue)
    if let row = table.rows.first, row.cell(RegistrationColumn.timestamp.rawValue) == nil {
      let today = event.zone.day(of: run.author.now).long
      table.warnings.append(
        "No column says when the form was sent: whoever is new pays the fees of today, \(today).")
    }
    let origin = Origin(event)
    let read = table.rows.map { row in
      let (draft, problems) = RegistrationReader.read(
        row, rules: rules, event: event, wordings: wordings, origin: origin, now: run.author.now)
      return FormReading(answer: row, draft: draft, problems: problems)
    }
    let judged = FormReading.markingDuplicates(read, severity: rules.severities[.duplicate])
    return try run.take(table, as: .registration) { tx in
      var batch = RegistrationBatch(
        rules: rules, zone: event.zone, file: file.name, author: run.author, letters: letters, tx: tx)
      var results: [ImportReport.RowResult?] = Array(repeating: nil, count: judged.count)
      var codes: [Int: String] = [:]
      for (index, reading) in judged.enumerated() where reading.countsInRow == nil {
        let result = try batch.store(reading)
        results[index] = result
        if let code = result.code { codes[reading.answer.number] = code }
        run.progress(index + 1, judged.count)
      }
      run.progress(judged.count, judged.count)
      return judged.enumerated().map { index, reading in
        results[index]
          ?? .init(
            reading.answer, code: reading.countsInRow.flatMap { codes[$0] }, reading.isRefused ? .refused : .unchanged,
            reading.problems)
      }
    }
  }
}
