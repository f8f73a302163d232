import EventData

/// Judges one answer of the form by itself: every problem it has, in the order of `CallForAbstracts.problems`.
struct SubmissionJudge {
  let call: CallForAbstracts
  let reader: SubmissionReader
  let lint: NameLint

  init(_ call: CallForAbstracts, countryCode: String) {
    self.call = call
    reader = SubmissionReader(call, countryCode: countryCode)
    lint = NameLint(call)
  }

  func judge(_ answer: FormTable.Answer) -> Submission {
    let content = reader.content(answer)
    let people = content.authors.map(\.name) + content.affiliations.map { "\($0.institution) \($0.city)" }
    var submission = Submission(
      answer: answer, content: content,
      length: call.length.count(
        body: content.body, parts: content.sections, title: content.title, table: content.table),
      titleFolded: folded(content.title), peopleFolded: folded(people.joined(separator: " ")),
      bodyFolded: folded(content.body), problems: [])
    var found = ProblemNotes(call.severities)
    for remark in answer.remarks { found.add(remark.id, remark.message, remark.remedy) }
    // A file that could not be read has no parts to judge.
    guard !answer.remarks.contains(where: { $0.id == "unreadable-file" }) else {
      submission.problems = found.problems
      return submission
    }
    judgeSending(answer, &found)
    judgeTitle(content.title, &found)
    judgePeople(answer, content, &found)
    judgeChoices(answer, content, &found)
    judgeText(submission, &found)
    submission.problems = found.problems
    return submission
  }

  // MARK: - When and by whom

  private func judgeSending(_ answer: some CellSource, _ found: inout ProblemNotes) {
    let typed = answer.text("timestamp")
    if let sent = call.form.moment(typed) {
      let zone = call.form.zone
      if sent > call.closes {
        found.add(
          "late",
          "sent \(zone.text(sent, seconds: true)); "
            + "the call closed \(zone.text(call.closes, seconds: true)) \(zone.name)",
          "Ask the scientific committee for an exception; without one the abstract cannot be taken.")
      }
      if let opens = call.opens, sent < opens {
        found.add(
          "early", "sent \(zone.text(sent)); the call opened \(zone.text(opens)) \(zone.name)",
          "Check that this is no trial entry made while the form was being built.")
      }
    } else {
      found.add(
        "bad-timestamp", "'\(excerpt(typed))' is no date and time in the order \(call.form.dateOrder)",
        "Mend the timestamp, or 'form.date_order' in the event's abstracts.yaml.")
    }
    let email = answer.text("email")
    if EmailAddress(email) == nil {
      found.add(
        "bad-email", email.isEmpty ? "no e-mail address is given" : "'\(excerpt(email))' is no e-mail address",
        "Ask the presenting author, by telephone if need be, for an address such as name@hospital.example.")
    }
    if let column = ["email", "title", "presenter"].first(where: { Self.holdsHeader(answer.text($0)) }) {
      found.add(
        "header-injection",
        "the \(Self.name(of: column)) holds a line break and a mail header: "
          + "'\(excerpt(answer.text(column)))'",
        "Do not write to this address before a person has looked at it; ask the author to send the form again.")
    }
    for column in CallForAbstracts.columns where column != "mobile" && Self.isFormula(answer.text(column)) {
      found.add(
        "formula", "the \(Self.name(of: column)) begins like a spreadsheet formula: '\(excerpt(answer.text(column)))'",
        "Ask the author to send the form again with plain text; do not open the row in a spreadsheet.")
    }
  }

  private func judgeTitle(_ title: String, _ found: inout ProblemNotes) {
    let letters = title.filter(\.isLetter)
    if letters.isEmpty {
      found.add("missing-title", "no title is given", "Ask the author for the title.")
    }
    let share = letters.count(where: \.isUppercase) * 100 / max(1, letters.count)
    if letters.count >= 12, title.contains(" "), share >= call.title.capitalsPercent {
      found.add(
        "title-caps", "the title is typed in capitals (\(share) % of its letters): '\(excerpt(title))'",
        "Set it in sentence case; mind gene names and abbreviations.")
    }
    if title.count > call.title.atMost {
      found.add(
        "long-title", "the title has \(title.count) characters; \(call.title.atMost) are allowed",
        "Ask the author for a shorter title.")
    }
  }

  // MARK: - Small rules

  /// True for text a spreadsheet would compute. A keyword such as `-protein` is none.
  static func isFormula(_ text: String) -> Bool {
    switch text.first {
    case "=", "@": true
    case "+", "-": text.firstMatch(of: /^[+\-]\s*[A-Za-z.]+\(|[|!]/) != nil
    default: false
    }
  }

  private static func holdsHeader(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).dropFirst().contains {
      $0.prefixMatch(of: /\s*[A-Za-z\-]{2,30}\s*:/) != nil
    }
  }

  private static func name(of column: String) -> String {
    switch column {
    case "body": "abstract text"
    case "orcid": "ORCID"
    default: column.replacing("_", with: " ")
    }
  }
}
