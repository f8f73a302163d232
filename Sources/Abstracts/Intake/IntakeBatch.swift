import EventData

/// Brings the judged submissions of one file together with each other and with what is on file, inside a transaction.
struct IntakeBatch {
  let call: CallForAbstracts
  let fileHash: String
  let author: Store.Author
  let transaction: Transaction

  /// What becomes of each row, in file order; the database holds it afterwards.
  func apply(_ judged: [Submission]) throws -> [ImportReport.RowResult] {
    let records = try AbstractReading.records(transaction)
    let rows = Dictionary(
      try AbstractQueries.abstracts(transaction).map { ($0.text("code"), $0) }, uniquingKeysWith: { first, _ in first })
    var onFile: [String: AbstractRecord] = [:]
    for record in records { onFile[rows[record.code]?.text("identity") ?? record.code] = record }
    let inFile = Set(judged.map(\.identity))
    let others = onFile.filter { !inFile.contains($0.key) }.values.sorted { $0.code < $1.code }.map { record in
      SameWork.Stored(
        code: record.code,
        sender: EmailAddress(record.content.email)?.folded ?? folded(record.content.presenter),
        titleFolded: rows[record.code]?.text("title_folded") ?? "",
        bodyFolded: rows[record.code]?.text("body_folded") ?? "")
    }
    let findings = SameWork.findings(judged, stored: others, codes: onFile.mapValues(\.code), rule: call.nearDuplicates)
    let current = currentVersions(judged, findings)
    let codes = try codes(judged, current, onFile)
    var results: [ImportReport.RowResult] = []
    for (index, submission) in judged.enumerated() {
      let problems = problems(of: index, judged, findings[index] ?? [], current, codes)
      results.append(
        try settle(
          submission, problems, code: codes[submission.identity], current[submission.identity] == index, onFile))
    }
    return results
  }

  /// The position of the row that counts for each identity: the acceptable one sent last.
  private func currentVersions(_ judged: [Submission], _ findings: [Int: [SameWork.Finding]]) -> [String: Int] {
    var current: [String: Int] = [:]
    for (index, submission) in judged.enumerated() {
      let isRefused = (findings[index] ?? []).contains { call.severities[$0.id] == .error }
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
      codes[submission.identity] = try transaction.nextCode("A", digits: 4)
    }
    return codes
  }

  /// One row's outcome, written when it is the current version.
  private func settle(
    _ submission: Submission, _ problems: [ImportReport.Problem], code: String?, _ isCurrent: Bool,
    _ onFile: [String: AbstractRecord]
  ) throws -> ImportReport.RowResult {
    func result(
      _ outcome: ImportReport.Outcome, _ problems: [ImportReport.Problem], changes: [String] = []
    ) -> ImportReport.RowResult {
      ImportReport.RowResult(
        row: submission.row, code: code, outcome: outcome, problems: problems, changes: changes,
        cells: submission.answer.cells, place: submission.answer.place)
    }
    guard !problems.contains(where: { $0.severity == .error }), let code else { return result(.refused, problems) }
    guard isCurrent else { return result(.unchanged, problems) }
    let source = AbstractWriting.Source(file: fileHash, row: submission.row, now: author.now)
    guard let old = onFile[submission.identity] else {
      try AbstractWriting.insert(code, submission, from: source, in: transaction)
      try AbstractWriting.setProblems(code, problems, in: transaction)
      transaction.note("\(code) new: \(excerpt(submission.content.title))")
      return result(.new, problems)
    }
    if old.content.submitted > submission.content.submitted {
      return result(.unchanged, sorted(problems + [stale(old)]))
    }
    var same = old.content
    // A document that says no time is no correction because it was taken in later.
    if submission.answer.isTimeAssumed { same.submitted = submission.content.submitted }
    let isSame = same == submission.content && old.length == submission.length
    if old.state != .submitted {
      return isSame ? result(.unchanged, problems) : result(.refused, sorted(problems + [decided(old)]))
    }
    if old.problems != problems { try AbstractWriting.setProblems(code, problems, in: transaction) }
    if isSame {
      if old.problems != problems {
        transaction.note("\(code) problems: \(problems.map(\.id).joined(separator: ", "))")
      }
      return result(.unchanged, problems)
    }
    var changes = submission.content.changes(from: old.content, in: call.form.zone)
    if changes.isEmpty { changes = ["sections: read again by the call's new rules -> \(submission.length)"] }
    try AbstractWriting.replace(
      old, by: submission, changes: changes, actor: author.name, zone: call.form.zone, from: source, in: transaction)
    for change in changes { transaction.note("\(code) \(change)") }
    return result(.changed, problems, changes: changes)
  }

  // MARK: - Problems between rows

  private func problems(
    of index: Int, _ judged: [Submission], _ findings: [SameWork.Finding], _ current: [String: Int],
    _ codes: [String: String]
  ) -> [ImportReport.Problem] {
    let submission = judged[index]
    var problems = submission.problems
    for id in ["resubmission", "near-duplicate"] {
      guard let finding = findings.first(where: { $0.id == id }) else { continue }
      problems.append(problem(finding, judged, codes))
    }
    if let winner = current[submission.identity], winner != index, submission.isAcceptable,
      !problems.contains(where: { $0.id == "resubmission" })
    {
      problems.append(
        ImportReport.Problem(
          "resubmission", .warning,
          "the same sender sent this title again in \(judged[winner].place) on \(sent(judged[winner])), which counts",
          remedy: "Nothing, when the later version is a correction."))
    }
    return sorted(problems)
  }

  private func problem(_ finding: SameWork.Finding, _ judged: [Submission], _ codes: [String: String])
    -> ImportReport.Problem
  {
    let other: String
    switch finding.other {
    case .onFile(let code): other = code
    case .submission(let position):
      let code = codes[judged[position].identity].map { " (\($0))" } ?? ""
      other = "\(judged[position].place)\(code), sent \(sent(judged[position]))"
    }
    if finding.isVersion {
      return ImportReport.Problem(
        finding.id, call.severities[finding.id], "the same sender sent this title before: \(other)",
        remedy: "Nothing, when this is a correction: the acceptable version sent last counts.")
    }
    let shares = [
      ("three-word runs of the text", finding.pair?.textPercent ?? 0),
      ("words of the title", finding.pair?.titlePercent ?? 0),
    ]
    .filter { $0.1 > 0 }.map { "\($0.1) % of the \($0.0)" }.joined(separator: " and ")
    let sender = finding.id == "resubmission" ? "the same sender" : "another sender"
    return ImportReport.Problem(
      finding.id, call.severities[finding.id], "\(shares) stand also in what \(sender) sent: \(other)",
      remedy: "Compare the two; ask the authors which one stands, and withdraw the other.")
  }

  private func stale(_ old: AbstractRecord) -> ImportReport.Problem {
    ImportReport.Problem(
      "resubmission", .warning,
      "a version sent later (\(call.form.zone.text(old.content.submitted))) is on file as \(old.code) and stays",
      remedy: "Nothing, unless the older version is the right one; then ask the author to send it again.")
  }

  private func decided(_ old: AbstractRecord) -> ImportReport.Problem {
    ImportReport.Problem(
      "already-decided", .error, "\(old.code) is \(old.state.rawValue) and differs from this row",
      remedy: "Its text stays as it was judged; a change needs the scientific committee.")
  }

  private func sent(_ submission: Submission) -> String { call.form.zone.text(submission.content.submitted) }

  private func sorted(_ problems: [ImportReport.Problem]) -> [ImportReport.Problem] {
    // One row for each id; the first one says it.
    var seen: Set<String> = []
    return problems.filter { seen.insert($0.id).inserted }.enumerated()
      .sorted { (ProblemNotes.order($0.element.id), $0.offset) < (ProblemNotes.order($1.element.id), $1.offset) }
      .map(\.element)
  }
}
