import Abstracts
package import EventData

/// Judges and takes the rows of one returned sheet. Everything it says speaks of opaque ids only.
struct SheetJudge {
  private let owner: SheetOwner
  private let label: SheetLabel
  private let form: ReviewForm
  private let file: String
  private let author: Store.Author
  private let tx: Transaction
  private let assigned: Set<String>
  private let work: Set<String>
  private let allIds: Set<String>
  private var onFile: [String: ReviewRecord]

  init(
    _ owner: SheetOwner, label: SheetLabel, form: ReviewForm, file: String, author: Store.Author, in tx: Transaction
  ) throws {
    (self.owner, self.label, self.form, self.file, self.author, self.tx) = (owner, label, form, file, author, tx)
    assigned = try PackQueries.assigned(to: owner.reviewer.code, in: tx)
    work = Set(try PackQueries.work(in: tx)[owner.reviewer.code] ?? [])
    allIds = try PackQueries.opaqueIds(in: tx)
    let reviews = try ReviewQueries.reviews(reviewer: owner.reviewer.code, in: tx)
    onFile = reviews.keyed(by: \.abstract)
  }

  /// What is to be said about the sheet as a whole.
  var notes: [String] {
    guard label.pack != owner.current.number else { return [] }
    return [
      "This is the sheet of pack \(label.pack); the reviewer has been given pack \(owner.current.number) since. What is "
        + "still asked for was taken."
    ]
  }

  /// The ids of the pack that are neither in the file nor complete on file.
  func missing(from rows: [ReturnedSheet.Row]) throws -> [String] {
    let there = Set(rows.map { OpaqueId.normal($0[.opaque]) })
    return owner.entries.values.filter {
      work.contains($0.abstract) && !there.contains($0.opaque) && onFile[$0.abstract]?.state != .complete
    }.sorted { $0.position < $1.position }.map(\.opaque)
  }

  /// Takes a row, or says what is wrong with it.
  mutating func take(_ row: ReturnedSheet.Row, among rows: [ReturnedSheet.Row]) throws -> ImportReport.RowResult {
    let opaque = OpaqueId.normal(row[.opaque])
    func result(_ outcome: ImportReport.Outcome, _ problems: [ImportReport.Problem], _ changes: [String] = [])
      -> ImportReport.RowResult
    {
      .init(row.source, code: opaque.isEmpty ? nil : opaque, outcome, problems, changes: changes)
    }
    if let problem = stranger(row, opaque) { return result(.refused, [problem]) }
    guard let entry = owner.entries[opaque] else { return result(.refused, []) }
    if let problem = duplicate(row, opaque, rows) { return result(.refused, [problem]) }
    let answers = ReturnedAnswers(row, form: form)
    guard !answers.isBlank else {
      return result(.unchanged, [.warning("not-filled", "nothing is filled in", "Ask the reviewer for it in time.")])
    }
    var problems = answers.problems
    let old = onFile[entry.abstract]
    let declared = try ReviewQueries.declaredConflict(owner.reviewer.code, entry.abstract, in: tx)
    if declared.map({ $0 != "dismissed" }) ?? (old?.state == .declined), !answers.hasConflict {
      problems.append(
        .error(
          "declared", "a conflict of interest was declared for \(opaque) before, so no scores are taken",
          "When it was a slip, dismiss the finding in the ledger of conflicts first, then merge again."))
    }
    if old?.state == .complete, !answers.missing.isEmpty, !answers.hasConflict {
      problems.append(
        .error(
          "incomplete", "\(answers.missing.joined(separator: ", ")): empty now, while a complete review is on file",
          "The review on file stays. Ask the reviewer which sheet counts."))
    }
    guard problems.isEmpty else { return result(.refused, problems) }
    let review = record(answers, entry, row, after: old)
    let warnings = warnings(answers)
    guard let old else {
      try write(review, row, opaque, changes: [])
      return result(.new, warnings)
    }
    let changes = fieldChanges(from: old.fields(form.rules), to: review.fields(form.rules))
    guard !changes.isEmpty else { return result(.unchanged, warnings) }
    guard review.pack >= old.pack else {
      return result(
        .unchanged,
        [
          .warning(
            "older-pack", "the review on file came on the sheet of pack \(old.pack), which is later, and stays",
            "Nothing, unless the older one is right; then ask for it on the later sheet.")
        ])
    }
    try write(review, row, opaque, changes: changes)
    return result(.changed, warnings, changes)
  }

  private mutating func write(_ review: ReviewRecord, _ row: ReturnedSheet.Row, _ opaque: String, changes: [String])
    throws
  {
    try ReviewQueries.set(review, file: file, row: row.source.number, now: author.now, in: tx)
    onFile[review.abstract] = review
    let total = review.total.map { ", total \(ReviewRecord.points($0))" } ?? ""
    let name = "review of \(review.abstract) by \(review.reviewer)"
    if changes.isEmpty { tx.note("\(name): \(review.state.rawValue)\(total)") }
    for change in changes { tx.note("\(name) \(change)") }
    if review.state == .declined {
      try ReviewQueries.declareConflict(review.reviewer, review.abstract, author: author, in: tx)
    }
  }

  /// The review of a row. A column that the sheet came back without leaves what is on file.
  private func record(
    _ answers: ReturnedAnswers, _ entry: PackEntry, _ row: ReturnedSheet.Row, after old: ReviewRecord?
  ) -> ReviewRecord {
    var scores = answers.hasConflict ? [:] : answers.scores
    if let old, !answers.hasConflict {
      for (index, criterion) in form.rules.criteria.enumerated() where !row.has(.criterion(index)) {
        scores[criterion.code] = old.scores[criterion.code]
      }
    }
    func said<Answer>(_ column: ReviewForm.Column, _ answer: Answer, _ before: Answer?) -> Answer {
      row.has(column) ? answer : before ?? answer
    }
    let total = ReviewRecord.total(scores, form.rules)
    return ReviewRecord(
      abstract: entry.abstract, reviewer: owner.reviewer.code,
      state: answers.hasConflict ? .declined : total == nil ? .incomplete : .complete, scores: scores, total: total,
      recommendation: answers.hasConflict ? nil : said(.recommendation, answers.recommendation, old?.recommendation),
      confidence: answers.hasConflict ? nil : said(.confidence, answers.confidence, old?.confidence),
      forCommittee: said(.forCommittee, answers.forCommittee, old?.forCommittee),
      forAuthors: answers.hasConflict ? "" : said(.forAuthors, answers.forAuthors, old?.forAuthors), pack: label.pack)
  }

  private func warnings(_ answers: ReturnedAnswers) -> [ImportReport.Problem] {
    guard !answers.hasConflict else {
      return [
        .warning(
          "conflict", "a conflict of interest is declared; the row is sent back unreviewed",
          "Nothing; onco abstract assign gives it to somebody else.")
      ]
    }
    var warnings: [ImportReport.Problem] = []
    if !answers.missing.isEmpty {
      warnings.append(
        .warning("incomplete", "no points for \(answers.missing.joined(separator: ", "))", "Ask the reviewer for them.")
      )
    }
    if answers.recommendation == nil, !form.rules.recommendations.isEmpty {
      warnings.append(.warning("no-recommendation", "no recommendation is given", "Ask for it, or decide without."))
    }
    let own = folded(owner.reviewer.plainName)
    if own.contains(" "),
      " \(folded(answers.forAuthors)) ".contains(" \(own) ")
        || answers.forAuthors.lowercased().contains(owner.reviewer.email.folded)
    {
      warnings.append(
        .warning(
          "signed-comment", "the comment for the authors says who the reviewer is",
          "Take the name out before comments are sent."))
    }
    return warnings
  }
}

extension ImportReport.Problem {
  package static func error(_ id: String, _ message: String, _ remedy: String) -> Self {
    Self(id, .error, message, remedy: remedy)
  }
  package static func warning(_ id: String, _ message: String, _ remedy: String) -> Self {
    Self(id, .warning, message, remedy: remedy)
  }
}

// MARK: - Rows that are not what was sent

extension SheetJudge {
  /// What is wrong with whose row it is; nil when it is one of the pack's, unaltered, and still asked for.
  private func stranger(_ row: ReturnedSheet.Row, _ opaque: String) -> ImportReport.Problem? {
    guard !opaque.isEmpty else {
      return .error("extra-row", "a row without an id", "Take it out, or put its words into the row they belong to.")
    }
    let own = row[.label].isEmpty ? label : SheetLabel(row[.label])
    if let own, own.event != label.event || own.reviewer != label.reviewer {
      return .error(
        "other-sheet", "this row is of the sheet of \(own.reviewer), not of \(label.reviewer)",
        "Merge the sheet it comes from; rows are not copied between sheets.")
    }
    let pack = own?.pack ?? label.pack
    guard let entry = owner.entries[opaque] else { return unknown(row, opaque, pack) }
    guard OpaqueId.normal(row[.check]) == owner.check(opaque, pack: pack), pack <= owner.current.number else {
      let right = owner.opaque(checking: OpaqueId.normal(row[.check]), pack: pack)
      return .error(
        "changed-check", "the check of this row is \(right.map { "that of \($0)" } ?? "not the one that was sent")",
        "Ids or checks were changed or moved, as by sorting one column. Ask for the sheet as it was, or copy id, check and "
          + "sheet of each row back from the one that was sent.")
    }
    guard assigned.contains(entry.abstract) || onFile[entry.abstract] != nil else {
      return .error("not-asked", "\(opaque) is not asked for any more", "Nothing; it was withdrawn or given to others.")
    }
    guard pack >= entry.pack else {
      return .error(
        "older-pack", "\(opaque) was reviewed as it stood in pack \(pack); its text was changed in pack \(entry.pack)",
        "Ask the reviewer to look at it again on the sheet of pack \(owner.current.number).")
    }
    return nil
  }

  private func unknown(_ row: ReturnedSheet.Row, _ opaque: String, _ pack: Int64) -> ImportReport.Problem {
    if let right = owner.opaque(checking: OpaqueId.normal(row[.check]), pack: pack) {
      return .error(
        "changed-id", "'\(excerpt(row[.opaque]))' is no id of this sheet; by its check the row is that of \(right)",
        "Write \(right) back into the cell, when the title fits, and merge again.")
    }
    if allIds.contains(opaque) {
      return .error(
        "other-sheet", "\(opaque) is an id of another reviewer's sheet", "Merge the sheet it comes from.")
    }
    let hint = nearest(to: opaque, in: owner.entries.keys.sorted()).map { " Is \($0) meant?" } ?? ""
    return .error(
      "unknown-id", "'\(excerpt(row[.opaque]))' is no id of this sheet.\(hint)",
      "Take the row out, or copy id, check and sheet back from the sheet that was sent.")
  }

  private func duplicate(_ row: ReturnedSheet.Row, _ opaque: String, _ rows: [ReturnedSheet.Row]) -> ImportReport
    .Problem?
  {
    let others = rows.filter { $0.source.number != row.source.number && OpaqueId.normal($0[.opaque]) == opaque }
    guard let other = others.first(where: { other in form.columns.contains { other[$0] != row[$0] } }) else {
      return nil
    }
    return .error(
      "duplicate-row", "\(opaque) stands in row \(other.source.number) too, with other answers",
      "Ask the reviewer which one counts, and take the other out.")
  }
}
