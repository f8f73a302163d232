import EventData

/// Judges one answer of the form by itself: every problem it has, in the order of `AbstractProblem`.
struct SubmissionJudge {
  let call: CallForAbstracts
  let reader: SubmissionReader
  let lint: NameLint
  let plausible: Plausibility

  init(_ call: CallForAbstracts, countryCode: String, now: Moment) {
    self.call = call
    // Late ones come for some weeks yet.
    let last = call.form.zone.day(of: call.closes).adding(days: 60)
    plausible = Plausibility(before: last, now: now, in: call.form.zone)
    reader = SubmissionReader(call, countryCode: countryCode)
    lint = NameLint(call)
  }

  func judge(_ answer: IntakeTable.Row) -> Submission {
    var submission = judge(reader.content(answer), of: answer, typed: answer)
    if AbstractColumn.allCases.contains(where: { answer.cell($0.rawValue) == nil }) { submission.partial = answer }
    return submission
  }

  /// A submission of a source that lacks columns, judged with what is on file for these.
  func judge(_ submission: Submission, after old: AbstractContent) -> Submission {
    guard let answer = submission.partial else { return submission }
    let typed = AbstractColumn.allCases.compactMap { column in answer.cell(column.rawValue).map { (column, $0) } }
      .firsts()
    var content = old.taking(Set(typed.keys), from: submission.content, call: call)
    content.submitted = submission.content.submitted
    if typed[.trials] == nil { content.trials = old.trials + content.trials.filter { !old.trials.contains($0) } }
    return judge(
      content, of: answer, typed: EditedCells(edit: AbstractEdit(typed, reason: ""), content: old))
  }

  private func judge(
    _ content: AbstractContent, of answer: IntakeTable.Row, typed: some CellSource
  ) -> Submission {
    judge(
      content, typed: typed, row: answer.number, cells: answer.cells, place: answer.place, remarks: answer.remarks,
      isTimeAssumed: answer.isTimeAssumed)
  }

  /// Judges a content.
  ///
  /// - Parameters:
  ///   - typed: what was typed, for what the content does not keep when it was not understood.
  ///   - remarks: what the reader of the source found wrong.
  func judge(
    _ content: AbstractContent, typed answer: some CellSource, row: Int, cells: [String], place: String? = nil,
    remarks: [SourceTable.Remark] = [], isTimeAssumed: Bool = false
  ) -> Submission {
    let people = content.authors.map(\.name) + content.affiliations.map { "\($0.institution) \($0.place)" }
    var submission = Submission(
      row: row, cells: cells, place: place, isTimeAssumed: isTimeAssumed, content: content,
      length: call.length.count(
        body: content.body, parts: content.sections, title: content.title, table: content.table),
      titleFolded: folded(content.title), peopleFolded: folded(people.joined(separator: " ")),
      bodyFolded: folded(content.body), problems: [])
    var found = ProblemNotes(call.severities)
    for remark in remarks { found.add(AbstractProblem(remark.kind), remark.message, remark.remedy) }
    // A file that could not be read has no parts to judge.
    guard !remarks.contains(where: { $0.kind == .unreadableFile }) else {
      submission.problems = found.problems
      return submission
    }
    judgeSending(answer, content, &found)
    judgeSender(answer, &found)
    judgeTitle(content.title, &found)
    judgePeople(answer, content, &found)
    judgeChoices(answer, content, &found)
    judgeType(answer, content, &found)
    judgeText(answer, submission, &found)
    judgeTrials(answer, content, &found)
    submission.problems = found.problems
    return submission
  }

  private func judgeTitle(_ title: String, _ found: inout ProblemNotes) {
    let letters = title.filter(\.isLetter)
    if letters.isEmpty {
      found.add(.missingTitle, "no title is given", "Ask the author for the title.")
    }
    let share = letters.count(where: \.isUppercase) * 100 / max(1, letters.count)
    if letters.count >= 12, title.contains(" "), share >= call.title.capitalsPercent {
      found.add(
        .titleCaps, "the title is typed in capitals (\(share) % of its letters): '\(excerpt(title))'",
        "Set it in sentence case; mind gene names and abbreviations.")
    }
    if title.count > call.title.atMost {
      found.add(
        .longTitle, "the title has \(title.count) characters; \(call.title.atMost) are allowed",
        "Ask the author for a shorter title.")
    }
  }

  // MARK: - Small rules

  static func holdsHeader(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).dropFirst().contains { $0.prefixMatch(of: headerField) != nil }
  }
  nonisolated(unsafe) private static let headerField = /\s*[A-Za-z\-]{2,30}\s*:/
}
