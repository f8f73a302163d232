public import EventData

/// Corrections of abstracts on file, each in one transaction.
public struct AbstractEditor {
  private let call: CallForAbstracts
  private let countryCode: String
  private let store: Store
  private let author: Store.Author

  /// Corrections in one author's name. `countryCode` is put before a national telephone number, such as `92`.
  public init(call: CallForAbstracts, countryCode: String, store: Store, author: Store.Author) {
    (self.call, self.countryCode, self.store, self.author) = (call, countryCode, store, author)
  }

  /// Changes an abstract, judged as a form's row is.
  ///
  /// - Parameter dryRun: true to say what would change, and change nothing.
  /// - Throws: `ExplainedError` (2) when there is no such abstract, it is withdrawn or rejected, another abstract has the
  ///   new sender and title, or it is accepted, or the change breaks a rule that refuses submissions, and is not forced.
  public func edit(_ code: String, _ edit: AbstractEdit, dryRun: Bool = false) throws -> AbstractEdit.Outcome {
    func apply(in tx: Transaction) throws -> AbstractEdit.Outcome { try change(code, edit, in: tx) }
    return dryRun ? try store.rehearse(apply) : try store.write(author, apply)
  }

  private func change(_ code: String, _ edit: AbstractEdit, in tx: Transaction) throws -> AbstractEdit.Outcome {
    let old = try AbstractRecords.record(code, in: tx)
    guard old.isInReview || (edit.isForced && [.submitted, .accepted].contains(old.state)) else {
      throw Self.fixed(old)
    }
    try refuseUnknownChoices(edit)
    let judge = SubmissionJudge(call, countryCode: countryCode, now: author.now)
    let cells = EditedCells(edit: edit, content: old.content)
    let columns = Set(edit.values.keys)
    var content = old.content.taking(columns, from: judge.reader.content(cells), call: call)
    content.authors = try edit.renamed(content.authors, rules: judge.reader.names)
    content.submitted = old.content.submitted
    var submission = judge.judge(content, typed: cells, row: old.sourceRow, cells: [])
    submission.problems = Self.problems(submission.problems, kept: old.problems, edited: columns)
    submission.knownAs = old.identity
    let changes = content.changes(from: old.content, in: call.form.zone)
    guard !changes.isEmpty else {
      return AbstractEdit.Outcome(code: old.code, changes: [], problems: old.problems)
    }
    try refuseErrors(submission.problems, old, edit)
    try keepIdentity(of: submission, old, in: tx)
    let source = AbstractWriting.Source(
      file: old.sourceFile, row: old.sourceRow, now: author.now, edited: author.now)
    try LifecycleQueries.unlocked(old, in: tx) {
      try AbstractWriting.replace(
        old, by: submission, changes: changes, actor: author.name, zone: call.form.zone, from: source,
        reason: edit.reason, in: tx)
    }
    try AbstractWriting.setProblems(old.code, submission.problems, in: tx)
    for change in changes { tx.note("\(old.code) \(change)") }
    tx.note("\(old.code) edited\(edit.isForced ? " by force" : ""): \(edit.reason)")
    return AbstractEdit.Outcome(code: old.code, changes: changes, problems: submission.problems)
  }

  /// A form's wording may be new; the desk's must be right.
  private func refuseUnknownChoices(_ edit: AbstractEdit) throws {
    func check(_ column: AbstractColumn, _ codes: [String], isKnown: (String) -> Bool) throws {
      guard let typed = edit.values[column]?.trimmed, !typed.isEmpty, !isKnown(typed) else { return }
      let hint = didYouMean(typed, in: codes)
      throw ExplainedError(
        .usage, "There is no \(column == .presentation ? "wish" : column.words) '\(typed)' in the call.\(hint)",
        remedy: "Choose one of: \(codes.joined(separator: ", ")).")
    }
    try check(.track, call.tracks.map(\.code)) { call.track(worded: $0) != nil }
    try check(.type, call.types.map(\.code)) { call.type(worded: $0) != nil }
    try check(.presentation, call.presentations.map(\.code)) { call.presentation(worded: $0) != nil }
  }

  private func refuseErrors(_ problems: [ImportReport.Problem], _ old: AbstractRecord, _ edit: AbstractEdit) throws {
    // An error that stood before was let in by somebody already.
    let before = Set(old.problems.filter { $0.severity == .error }.map(\.id))
    let errors = problems.filter { $0.severity == .error && !before.contains($0.id) }
    guard !errors.isEmpty, !edit.isForced else { return }
    throw ExplainedError(
      .refused, "The edit of \(old.code) breaks \(counted(errors.count, "rule")) of the call; nothing was changed",
      at: old.code, why: errors.map { "\($0.id): \($0.message)" }.joined(separator: "\n       "),
      remedy: "Mend it; or, when the committee wants it so, add --force, and say why in --reason.")
  }

  /// A row of the form under the new sender and title must find this abstract, and under the old ones too.
  private func keepIdentity(of submission: Submission, _ old: AbstractRecord, in tx: Transaction) throws {
    let holder = try LifecycleQueries.holder(of: submission.ownIdentity, in: tx)
    if let holder, holder != old.code {
      throw ExplainedError(
        .refused, "\(holder) has this sender and title already", at: old.code,
        remedy: "Withdraw one of the two, or give it another title.")
    }
    if holder == nil { try LifecycleQueries.addIdentity(submission.ownIdentity, of: old.code, in: tx) }
  }

  /// What the judge finds, and what it cannot see: problems of the sending, of other abstracts, and of answers that were
  /// not understood and are not kept.
  private static func problems(
    _ found: [ImportReport.Problem], kept old: [ImportReport.Problem], edited columns: Set<AbstractColumn>
  ) -> [ImportReport.Problem] {
    let typed: [AbstractProblem: [AbstractColumn]] = [
      .badOrcid: [.orcid], .unknownTrack: [.track], .unknownPresentation: [.presentation], .unknownType: [.type],
      .badTrialNumber: [.trials, .body, .table],
    ]
    let beyond: Set<AbstractProblem?> = [
      .unreadableFile, .brokenCell, .trackedChanges, .pictures, .guessedParts, .damagedText, .badTimestamp, .early,
      .late,
      .lateAllowed, .presenterCap, .resubmission, .nearDuplicate,
    ]
    let kept = old.filter { problem in
      beyond.contains(problem.kind) || problem.kind.flatMap { typed[$0] }.map { columns.isDisjoint(with: $0) } ?? false
    }
    let ids = Set(kept.map(\.id))
    return (kept + found.filter { !ids.contains($0.id) && !beyond.contains($0.kind) })
      .sorted { ProblemNotes.order($0.id) < ProblemNotes.order($1.id) }
  }

  private static func fixed(_ record: AbstractRecord) -> ExplainedError {
    ExplainedError(
      .refused, "\(record.code) is \(record.standing); its text cannot be changed", at: record.code,
      why: record.state == .withdrawn
        ? "Its authors took it back." : "The committee judged it as it stands.",
      remedy: record.state == .withdrawn
        ? "Bring it back first: onco abstract revive \(record.code) --reason '...'."
        : record.state == .rejected
          ? "Nothing; it is not printed."
          : "To correct a misprint, say --force. Once the full book is out, an erratum must go with it.")
  }
}
