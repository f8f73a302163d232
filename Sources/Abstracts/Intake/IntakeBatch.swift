import EventData

/// Brings the judged submissions of one file together with each other and with what is on file, inside a transaction.
struct IntakeBatch {
  let call: CallForAbstracts
  let judge: SubmissionJudge
  let fileHash: String
  let fileName: String
  /// Writes to the authors of new abstracts; nil when nobody is written to.
  let letters: AbstractLetters?
  let author: Store.Author
  let tx: Transaction

  /// What becomes of each row, in file order; the database holds it afterwards.
  func apply(_ rows: [Submission]) throws -> [ImportReport.RowResult] {
    let records = try AbstractReading.records(in: tx)
    let onFile = records.keyed(by: \.identity)
    let others = try LifecycleQueries.otherIdentities(in: tx)
    let known = rows.map { row in
      var whole = onFile[others[row.ownIdentity] ?? row.ownIdentity].map { judge.judge(row, after: $0.content) } ?? row
      whole.knownAs = others[row.ownIdentity]
      return whole
    }
    let judged = LateUpdates(call: call, onFile: onFile).settled(known)
    let findings = try sameWork(judged, onFile)
    var current = currentVersions(judged, findings)
    let cap = PresenterCap(call: call)
    let excess = cap.excess(judged, current: current, onFile: onFile)
    if call.severities[.presenterCap] == .error {
      for index in excess.keys { current[judged[index].identity] = nil }
    }
    let codes = try codes(judged, current, onFile)
    var results: [ImportReport.RowResult] = []
    for (index, submission) in judged.enumerated() {
      let own = problems(of: index, judged, findings[index] ?? [], current, codes)
      let problems = excess[index].map { sorted(own + [cap.problem(submission, others: $0, codes: codes)]) } ?? own
      results.append(
        try settle(
          submission, problems, code: codes[submission.identity], current[submission.identity] == index, onFile))
    }
    try Refusals(fileName: fileName, author: author, tx: tx)
      .record(judged, results, current: current, onFile: onFile)
    return results
  }

  private func sameWork(_ judged: [Submission], _ onFile: [String: AbstractRecord]) throws -> [Int: [SameWork.Finding]]
  {
    let rows = try AbstractQueries.abstracts(in: tx).keyed { $0.text("code") }
    let inFile = Set(judged.map(\.identity))
    let others = onFile.filter { !inFile.contains($0.key) }.values.sorted { $0.code < $1.code }.map { record in
      SameWork.Stored(
        code: record.code,
        sender: EmailAddress(record.content.email)?.folded ?? folded(record.content.presenter),
        titleFolded: rows[record.code]?.text("title_folded") ?? "",
        bodyFolded: rows[record.code]?.text("body_folded") ?? "")
    }
    return SameWork.findings(judged, stored: others, codes: onFile.mapValues(\.code), rule: call.nearDuplicates)
  }

  /// The position of the row that counts for each identity: the acceptable one sent last.
  private func currentVersions(_ judged: [Submission], _ findings: [Int: [SameWork.Finding]]) -> [String: Int] {
    var current: [String: Int] = [:]
    for (index, submission) in judged.enumerated() {
      let isRefused = (findings[index] ?? []).contains { call.severities[$0.kind] == .error }
      guard submission.isAcceptable, !isRefused else { continue }
      if let other = current[submission.identity], judged[other].content.submitted > submission.content.submitted {
        continue
      }
      current[submission.identity] = index
    }
    return current
  }

  /// Identity -> code, for what is on file and what comes in now, given in file order.
  private func codes(_ judged: [Submission], _ current: [String: Int], _ onFile: [String: AbstractRecord]) throws
    -> [String: String]
  {
    var codes = onFile.mapValues(\.code)
    for submission in judged where current[submission.identity] != nil && codes[submission.identity] == nil {
      codes[submission.identity] = try Series.abstract.next(in: tx)
    }
    return codes
  }

  /// One row's outcome, written when it is the current version.
  private func settle(
    _ submission: Submission, _ problems: [ImportReport.Problem], code: String?, _ isCurrent: Bool,
    _ onFile: [String: AbstractRecord]
  ) throws -> ImportReport.RowResult {
    func result(
      _ outcome: ImportReport.Outcome, _ problems: [ImportReport.Problem], changes: [String] = [],
      emptied: [String] = []
    ) -> ImportReport.RowResult {
      ImportReport.RowResult(
        row: submission.row, code: code, outcome: outcome, problems: problems, changes: changes, emptied: emptied,
        cells: submission.cells, place: submission.place)
    }
    guard !problems.contains(where: { $0.severity == .error }), let code else { return result(.refused, problems) }
    guard isCurrent else { return result(.unchanged, problems) }
    let source = AbstractWriting.Source(file: fileHash, row: submission.row, now: author.now)
    guard let old = onFile[submission.identity] else {
      try AbstractWriting.insert(code, submission, from: source, in: tx)
      try AbstractWriting.setProblems(code, problems, in: tx)
      tx.note("\(code) new: \(excerpt(submission.content.title))")
      if !problems.contains(where: { $0.kind == .headerInjection }) {
        try letters?.queueReceived(code, submission.content, now: author.now, in: tx)
      }
      return result(.new, problems)
    }
    if old.content.submitted > submission.content.submitted {
      return result(.unchanged, sorted(problems + [stale(old)]))
    }
    var same = old.content
    // A document that says no time is no correction because it was taken in later.
    if submission.isTimeAssumed { same.submitted = submission.content.submitted }
    let isEdited = old.edited != nil && same != submission.content
    if isEdited, submission.isTimeAssumed || old.content.submitted == submission.content.submitted {
      return result(.unchanged, sorted(problems + [edited(old, isReplaced: false)]))
    }
    let isSame = same == submission.content && old.length == submission.length
    if !old.isInReview {
      return isSame ? result(.unchanged, problems) : result(.refused, sorted(problems + [decided(old)]))
    }
    if old.problems != problems { try AbstractWriting.setProblems(code, problems, in: tx) }
    if isSame {
      if old.problems != problems {
        tx.note("\(code) problems: \(problems.map(\.id).joined(separator: ", "))")
      }
      return result(.unchanged, problems)
    }
    var changes = submission.content.changes(from: old.content, in: call.form.zone)
    if changes.isEmpty { changes = ["sections: read again by the call's new rules -> \(submission.length)"] }
    try AbstractWriting.replace(
      old, by: submission, changes: changes, actor: author.name, zone: call.form.zone, from: source, in: tx)
    for change in changes { tx.note("\(code) \(change)") }
    return result(
      .changed, isEdited ? sorted(problems + [edited(old, isReplaced: true)]) : problems, changes: changes,
      emptied: emptiedFields(
        from: old.content.fields(in: call.form.zone), to: submission.content.fields(in: call.form.zone)))
  }
}
