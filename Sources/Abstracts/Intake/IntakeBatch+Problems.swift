import EventData

// Problems that only show between rows, or between a row and what is on file.
extension IntakeBatch {
  func problems(
    of index: Int, _ judged: [Submission], _ findings: [SameWork.Finding], _ current: [String: Int],
    _ codes: [String: String]
  ) -> [ImportReport.Problem] {
    let submission = judged[index]
    var problems = submission.problems
    for kind in [AbstractProblem.resubmission, .nearDuplicate] {
      guard let finding = findings.first(where: { $0.kind == kind }) else { continue }
      problems.append(problem(finding, judged, codes))
    }
    if let winner = current[submission.identity], winner != index, submission.isAcceptable,
      !problems.contains(where: { $0.kind == .resubmission })
    {
      problems.append(
        ImportReport.Problem(
          AbstractProblem.resubmission, .warning,
          "the same sender sent this title again in \(judged[winner].name) on \(sent(judged[winner])), which counts",
          remedy: "Nothing, when the later version is a correction."))
    }
    return sorted(problems)
  }

  func problem(_ finding: SameWork.Finding, _ judged: [Submission], _ codes: [String: String])
    -> ImportReport.Problem
  {
    let other: String
    switch finding.other {
    case .onFile(let code): other = code
    case .submission(let position):
      let code = codes[judged[position].identity].map { " (\($0))" } ?? ""
      other = "\(judged[position].name)\(code), sent \(sent(judged[position]))"
    }
    if finding.isVersion {
      return call.severities.problem(
        finding.kind, "the same sender sent this title before: \(other)",
        remedy: "Nothing, when this is a correction: the acceptable version sent last counts.")
    }
    let shares = [
      ("three-word runs of the text", finding.pair?.textPercent ?? 0),
      ("words of the title", finding.pair?.titlePercent ?? 0),
    ]
    .filter { $0.1 > 0 }.map { "\($0.1) % of the \($0.0)" }.joined(separator: " and ")
    let sender = finding.kind == .resubmission ? "the same sender" : "another sender"
    return call.severities.problem(
      finding.kind, "\(shares) stand also in what \(sender) sent: \(other)",
      remedy: "Compare the two; ask the authors which one stands, and withdraw the other.")
  }

  func stale(_ old: AbstractRecord) -> ImportReport.Problem {
    ImportReport.Problem(
      AbstractProblem.resubmission, .warning,
      "a version sent later (\(call.form.zone.text(old.content.submitted))) is on file as \(old.code) and stays",
      remedy: "Nothing, unless the older version is the right one; then ask the author to send it again.")
  }

  func edited(_ old: AbstractRecord, isReplaced: Bool) -> ImportReport.Problem {
    let when = old.edited.map { call.form.zone.text($0) } ?? ""
    return ImportReport.Problem(
      AbstractProblem.edited, .warning,
      isReplaced
        ? "the author's newer version replaces the edit made at the desk on \(when)"
        : "\(old.code) was edited at the desk on \(when); the edit stays until its author sends a newer version",
      remedy: isReplaced
        ? "See 'abstract history \(old.code)' and make the edit again if it is still needed."
        : "Nothing; 'abstract history \(old.code)' shows the edit.")
  }

  func decided(_ old: AbstractRecord) -> ImportReport.Problem {
    ImportReport.Problem(
      AbstractProblem.alreadyDecided, .error, "\(old.code) is \(old.standing) and differs from this row",
      remedy: old.state == .withdrawn
        ? "Ask the author what is meant; 'abstract revive \(old.code)' brings it back, then import again."
        : "Its text stays as it was judged; a change needs the scientific committee.")
  }

  func sent(_ submission: Submission) -> String { call.form.zone.text(submission.content.submitted) }

  func sorted(_ problems: [ImportReport.Problem]) -> [ImportReport.Problem] {
    // One row for each id; the first one says it.
    var seen: Set<String> = []
    return problems.filter { seen.insert($0.id).inserted }.enumerated()
      .sorted { (ProblemNotes.order($0.element.id), $0.offset) < (ProblemNotes.order($1.element.id), $1.offset) }
      .map(\.element)
  }
}
