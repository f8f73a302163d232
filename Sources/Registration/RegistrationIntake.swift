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
  /// or whose address, name, category or workshops were corrected, gets its confirmation.
  ///
  /// Of several answers of one person in a file the latest counts; all of them are named `duplicate`.
  ///
  /// - Parameters:
  ///   - file: its name, for the report and the audit trail, and its bytes.
  ///   - sheet: the sheet of a workbook, when the caller says it.
  ///   - letters: write the confirmations; nil when nobody is written to.
  /// - Throws: `ExplainedError` when the file cannot be read or the database fails; nothing was imported then.
  public func importFile(
    _ file: SourceFile, sheet: String? = nil, letters: RegistrationLetters?, _ run: ImportRun
  ) throws -> ImportReport {
    var table = try IntakeTable(file.table(rules.form.set, sheet: sheet), columns: rules.form.set)
    try rules.form.refuseUnreadTimes(table, column: RegistrationColumn.timestamp.rawValue)
    try rules.form.refuseOtherOrder(table, column: RegistrationColumn.timestamp.rawValue)
    if let row = table.rows.first, row.cell(RegistrationColumn.timestamp.rawValue) == nil {
      let today = event.zone.day(of: run.author.now).long
      table.warnings.append(
        "No column says when the form was sent: whoever is new pays the fees of today, \(today).")
    }
    let read = table.rows.map { row in
      let (draft, problems) = RegistrationReader.read(
        row, rules: rules, event: event, wordings: wordings, now: run.author.now)
      return FormReading(answer: row, draft: draft, problems: problems)
    }
    let judged = FormReading.markingDuplicates(read, severity: rules.severities[.duplicate])
    return try run.take(table, as: .registration) { tx in
      var results: [ImportReport.RowResult?] = Array(repeating: nil, count: judged.count)
      var codes: [Int: String] = [:]
      for (index, reading) in judged.enumerated() where reading.countsInRow == nil {
        let result = try store(reading, file: file.name, author: run.author, letters: letters, in: tx)
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

  private func store(
    _ reading: FormReading, file: String, author: Store.Author, letters: RegistrationLetters?, in tx: Transaction
  ) throws -> ImportReport.RowResult {
    var draft = reading.draft
    let stored = try storedRow(of: draft, before: author.now, in: tx)
    if let stored { draft = try continued(draft, of: reading, from: stored, in: tx) }
    let problems = try reading.problems + self.problems(of: draft, beside: stored, in: tx)
    func result(
      _ outcome: ImportReport.Outcome, _ code: String?, changes: [String] = []
    ) -> ImportReport.RowResult {
      .init(reading.answer, code: code, outcome, problems, changes: changes)
    }
    let code = stored?.text("code")
    if problems.contains(where: { $0.severity == .error }) { return result(.refused, code) }
    let source = (file: file, row: reading.answer.number)
    guard let stored, let code else {
      let code = try Series.registration.next(in: tx)
      try RegistrationQueries.insert(draft, code: code, source: source, now: author.now, in: tx)
      tx.note("\(code) new: \(draft.name.full), \(draft.category)")
      try letters?.queueConfirmation(of: Registrations.required(code, in: tx), now: author.now, in: tx)
      return result(.new, code)
    }
    if let sent = stored.moment("submitted_at"), draft.submittedAt < sent { return result(.unchanged, code) }
    let changes = try differences(from: stored, to: draft, in: tx)
    guard !changes.isEmpty else { return result(.unchanged, code) }
    try RegistrationQueries.update(draft, code: code, source: source, now: author.now, in: tx)
    for change in changes { tx.note("\(code) \(change)") }
    let isNews = changes.contains { change in Self.confirmed.contains { change.hasPrefix("\($0):") } }
    if isNews { try letters?.queueConfirmation(of: Registrations.required(code, in: tx), now: author.now, in: tx) }
    return result(.changed, code, changes: changes)
  }

  /// The registration an answer is about: by identity, else the one person from an earlier import with its address and
  /// name, whose identity card number is then being given or corrected.
  private func storedRow(of draft: RegistrationDraft, before now: Moment, in tx: Transaction) throws -> Row? {
    if let row = try RegistrationQueries.row(identity: draft.identity, in: tx) { return row }
    guard let email = draft.email else { return nil }
    let same = try RegistrationQueries.rows(email: email, createdBefore: now, in: tx).filter { row in
      guard let evidence = draft.person().match(PersonIdentity(stored: row)) else { return false }
      return evidence.strength == .certain || evidence.name == .same
    }
    return same.count == 1 ? same[0] : nil
  }

  /// A draft with what an earlier answer settled: the time of a form without timestamps, and the price. A later answer
  /// of somebody who has registered does not make the place dearer, unless it is another category or workshop.
  private func continued(
    _ draft: RegistrationDraft, of reading: FormReading, from stored: Row, in tx: Transaction
  ) throws -> RegistrationDraft {
    var draft = draft
    if reading.answer.text(.timestamp).isEmpty, let sent = stored.moment("submitted_at") {
      draft.submittedAt = sent
    }
    guard draft.category == stored.text("category") else { return draft }
    draft.feePeriod = stored.text("fee_period")
    let code = stored.text("code")
    if try RegistrationQueries.workshops(of: code, in: tx) == draft.workshops.sorted() {
      draft.charges = try RegistrationQueries.charges(of: code, in: tx)
    } else if let fee = rules.category(draft.category)?.fees[draft.feePeriod] {
      draft.charges = draft.charges.map { $0.item == "registration" ? .init(item: $0.item, amount: fee) : $0 }
    }
    return draft
  }

  /// What is wrong with an answer beside what is on file.
  private func problems(
    of draft: RegistrationDraft, beside stored: Row?, in tx: Transaction
  ) throws -> [ImportReport.Problem] {
    guard let stored else {
      guard let twin = try RegistrationQueries.twin(of: draft, in: tx),
        let evidence = draft.person(withMobile: true).match(PersonIdentity(stored: twin), .worthAQuestion)
      else { return [] }
      return [
        rules.severities.problem(
          .duplicate,
          "\(twin.text("code")) may be the same person: \(evidence.text). This row counts as another person",
          remedy: "If it is one person, cancel one of the two: onco registration cancel CODE --reason ...")
      ]
    }
    let code = stored.text("code")
    let conflict = FormReading.conflict(of: draft, with: stored)
    if let conflict, conflict.severity == .error { return [conflict] }
    if stored.text("state") == "cancelled" {
      return [
        rules.severities.problem(
          .cancelled, "\(code) was cancelled, and this is the same person",
          remedy: "Ask the desk. To come after all, the delegate sends the form with another e-mail address, or the "
            + "committee decides.")
      ]
    }
    guard let sent = stored.moment("submitted_at"), draft.submittedAt < sent else {
      return [conflict].compactMap(\.self)
    }
    return [
      rules.severities.problem(
        .olderAnswer,
        "\(code) has a later answer, of \(event.zone.text(sent)); this one changes nothing",
        remedy: "Nothing, unless the older answer is right; then correct the newer one in the form.")
    ]
  }

  /// What a confirmation says: when one of these is corrected, the delegate gets a new one.
  private static let confirmed = ["email", "title", "first_name", "last_name", "category", "workshops", "dues"]

  private func differences(from stored: Row, to draft: RegistrationDraft, in tx: Transaction) throws -> [String] {
    let silent = ["name_folded", "declared_minor", "declared_currency"]
    var changes = draft.columns.filter { !silent.contains($0.name) && stored[$0.name] != $0.value }.map { name, value in
      "\(name): \(shown(stored[name], as: name)) -> \(shown(value, as: name))"
    }
    if stored["identity"] != .text(draft.identity) {
      changes.insert("known by another number or address than before", at: 0)
    }
    func note(_ name: String, _ before: [String], _ after: [String]) {
      if before != after {
        changes.append("\(name): \(before.joined(separator: ", ")) -> \(after.joined(separator: ", "))")
      }
    }
    func amount(_ money: Money?) -> [String] { money.map { ["\($0)"] } ?? [] }
    note("amount", amount(stored.money("declared")), amount(draft.declared))
    let code = stored.text("code")
    note("workshops", try RegistrationQueries.workshops(of: code, in: tx), draft.workshops.sorted())
    note(
      "dues", try RegistrationQueries.charges(of: code, in: tx).map { "\($0.item) \($0.amount)" },
      (draft.charges.filter { $0.item == "registration" }
        + draft.charges.filter { $0.item != "registration" }.sorted { $0.item < $1.item })
        .map { "\($0.item) \($0.amount)" })
    return changes
  }

  private func shown(_ value: SQLValue, as column: String) -> String {
    guard column == "submitted_at", case .integer(let seconds) = value else { return value.string ?? "" }
    return event.zone.text(Moment(seconds: seconds), seconds: true)
  }
}
