import EventData

/// Reads one row of a list of reviewers: the reviewer it means, or all that is wrong with it.
struct ReviewerReader {
  let call: ReviewedCall

  /// The reviewer of a row, brought together with the one on file: a column that the file does not have leaves what is
  /// known, an empty cell clears it (absences are only added).
  func read(_ answer: IntakeTable.Row, onFile: (EmailAddress) -> Reviewer?) -> (
    reviewer: Reviewer?, problems: [ImportReport.Problem]
  ) {
    var problems: [ImportReport.Problem] = []
    func refuse(_ id: String, _ message: String, _ remedy: String) {
      problems.append(ImportReport.Problem(id, .error, message, remedy: remedy))
    }
    let typed = answer.line(.email)
    let email = EmailAddress(typed)
    if email == nil {
      refuse(
        "bad-email", typed.isEmpty ? "there is no e-mail address" : "'\(typed)' is no e-mail address",
        "Ask the reviewer for the right one; packs are sent there.")
    }
    let name = answer.line(.name)
    if folded(name).isEmpty { refuse("missing-name", "there is no name", "Fill in who it is.") }
    for column in [ReviewerColumn.name, .email, .institution, .city, .conflicts]
    where SheetFormula.calculates(answer.text(column.rawValue)) {
      refuse("formula", "the cell '\(column.rawValue)' begins like a spreadsheet formula", "Take the first sign away.")
    }
    // A stand-in, so that the other cells of a row with a wrong address are judged too.
    guard let address = email ?? EmailAddress("nobody@nowhere.example") else { return (nil, problems) }
    var reviewer = email.flatMap(onFile) ?? Reviewer(name: name, email: address)
    (reviewer.name, reviewer.email) = (name, address)
    fill(&reviewer, from: { answer.cell($0) }, refuse)
    if let problem = Self.boundsProblem(reviewer, call: call) {
      refuse("bad-bound", problem, "Correct Min abstracts or Max abstracts.")
    }
    absence(answer, &reviewer, refuse)
    return (problems.isEmpty ? reviewer : nil, problems)
  }

  /// Takes over what is typed in columns beside name and address; nil leaves a field as it is, an empty text clears it.
  func fill(
    _ reviewer: inout Reviewer, from cell: (ReviewerColumn) -> String?,
    _ refuse: (_ id: String, _ message: String, _ remedy: String) -> Void
  ) {
    func line(_ column: ReviewerColumn) -> String? { cell(column)?.nfc.onOneLine }
    func bound(_ text: String, _ column: ReviewerColumn) -> Int? {
      if text.isEmpty { return nil }
      if text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number <= 10_000 { return number }
      refuse(
        "bad-bound", "'\(text)' is no number of abstracts (\(column.rawValue))",
        "Write a whole number from 0 to 10000, or nothing.")
      return nil
    }
    if let institution = line(.institution) { reviewer.institution = institution }
    if let city = line(.city) { reviewer.city = city }
    if let text = line(.orcid) {
      reviewer.orcid = Orcid(text)?.description
      if reviewer.orcid == nil, !text.isEmpty {
        refuse(
          "bad-orcid", "'\(text)' is no ORCID iD: its check digit or form is wrong", "Ask for it, or leave it out.")
      }
    }
    if let text = cell(.tracks) {
      let reading = TrackCell.read(text, call: call)
      reviewer.tracks = reading.codes
      for unknown in reading.unknown {
        let (message, remedy) = TrackCell.problem(unknown.onOneLine, call: call)
        refuse("unknown-track", message, remedy)
      }
    }
    if let text = line(.min) { reviewer.loadLower = bound(text, .min) }
    if let text = line(.max) { reviewer.loadUpper = bound(text, .max) }
    if let text = cell(.conflicts) { reviewer.declared = Self.declared(text) }
  }

  /// Names and institutions: between semicolons or line breaks when there are any, else between commas.
  static func declared(_ text: String) -> [String] {
    let hasOwn = text.contains { $0 == ";" || $0.isNewline }
    let pieces = text.split { hasOwn ? $0 == ";" || $0.isNewline : $0 == "," }
    var seen: Set<String> = []
    return pieces.map { $0.nfc.onOneLine }.filter {
      let key = folded($0)
      return !$0.isNothing && seen.insert(key).inserted
    }
  }

  /// What is wrong with the bounds of a reviewer, with the call's own bounds where it names none; nil when all is well.
  static func boundsProblem(_ reviewer: Reviewer, call: ReviewedCall) -> String? {
    guard let lower = reviewer.loadLower, let upper = reviewer.loadUpper ?? call.review?.loadUpper, lower > upper
    else { return nil }
    return reviewer.loadUpper == nil
      ? "at least \(lower) abstracts is above the call's most, \(upper)"
      : "at least \(lower) abstracts is more than at most \(upper)"
  }

  private func absence(
    _ answer: IntakeTable.Row, _ reviewer: inout Reviewer, _ refuse: (String, String, String) -> Void
  ) {
    let from = answer.line(.absentFrom), to = answer.line(.absentTo)
    guard !from.isEmpty || !to.isEmpty else { return }
    guard let first = CalendarDate(from), let last = CalendarDate(to), first <= last else {
      refuse(
        "bad-absence", "absent from '\(from)' to '\(to)' is no period",
        "Write both days as 2026-10-20, the earlier one first.")
      return
    }
    reviewer.absences.removeAll { $0.first == first }
    reviewer.absences.append(Reviewer.Absence(first: first, last: last))
    reviewer.absences.sort { $0.first < $1.first }
  }
}
