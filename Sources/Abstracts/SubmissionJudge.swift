import EventData

/// Judges one answer of the form by itself: every problem it has, in the order of `CallForAbstracts.problems`.
struct SubmissionJudge {
  private let call: CallForAbstracts
  private let reader: SubmissionReader
  private let lint: NameLint
  private let titles: [String]

  init(_ call: CallForAbstracts, countryCode: String) {
    self.call = call
    reader = SubmissionReader(call, countryCode: countryCode)
    lint = NameLint(call)
    titles = call.personTitles
  }

  func judge(_ answer: FormTable.Answer) -> Submission {
    let content = reader.content(answer)
    let people = content.authors.map(\.name) + content.affiliations.map { "\($0.institution) \($0.city)" }
    var submission = Submission(
      answer: answer, content: content,
      length: call.length.count(body: content.body, parts: content.sections, title: content.title),
      titleFolded: folded(content.title), peopleFolded: folded(people.joined(separator: " ")),
      bodyFolded: folded(content.body), problems: [])
    var found = ProblemNotes(call.severities)
    judgeSending(answer, &found)
    judgeTitle(content.title, &found)
    judgePeople(answer, content, &found)
    judgeChoices(answer, content, &found)
    judgeText(submission, &found)
    submission.problems = found.problems
    return submission
  }

  // MARK: - When and by whom

  private func judgeSending(_ answer: FormTable.Answer, _ found: inout ProblemNotes) {
    let typed = answer.text("timestamp")
    if let sent = call.form.moment(typed) {
      let zone = call.form.zone
      if sent > call.closes {
        found.add(
          "late",
          "sent \(zone.text(sent, seconds: true)); the call closed \(zone.text(call.closes, seconds: true)) \(zone.name)",
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
        "header-injection", "the \(Self.name(of: column)) holds a line break and a mail header: "
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

  private func judgePeople(_ answer: FormTable.Answer, _ content: AbstractContent, _ found: inout ProblemNotes) {
    let authors = content.authors
    if authors.isEmpty {
      found.add("missing-authors", "no author is named", "Ask for all authors in order, separated by semicolons.")
    } else if !authors.contains(where: \.isPresenter) {
      found.add(
        "presenter-not-author",
        content.presenter.isEmpty
          ? "no presenting author is named" : "the presenter '\(content.presenter)' is not among the "
            + "\(counted(authors.count, "author")): \(excerpt(authors.map(\.name).joined(separator: "; ")))",
        "Ask the author to add the presenter to the authors, or to name one of them as presenter.")
    }
    if authors.count > call.authorsAtMost {
      found.add(
        "too-many-authors", "\(authors.count) authors; \(call.authorsAtMost) are allowed",
        "Ask the author to name a study group instead.")
    }
    let numbers = Set(content.affiliations.map(\.number))
    if let author = authors.first(where: { !numbers.isSuperset(of: $0.affiliations) }) {
      let missing = author.affiliations.filter { !numbers.contains($0) }.map(String.init).joined(separator: ", ")
      found.add(
        "unknown-affiliation", "\(author.name) refers to affiliation \(missing), which is not in the list",
        "Ask the author for the missing affiliation, or correct the number.")
    }
    let orcid = answer.text("orcid")
    if !orcid.isEmpty, content.orcid == nil {
      found.add(
        "bad-orcid", "'\(excerpt(orcid))' is no ORCID iD (16 digits, the last a check digit by ISO 7064)",
        "Ask the presenter to copy the iD from orcid.org; a digit is wrong or missing.")
    }
    if !content.mobile.isEmpty, PhoneNumber(content.mobile, countryCode: reader.countryCode) == nil {
      found.add("bad-mobile", "'\(excerpt(content.mobile))' is no telephone number", "Ask for the number.")
    }
  }

  private func judgeChoices(_ answer: FormTable.Answer, _ content: AbstractContent, _ found: inout ProblemNotes) {
    if content.track == nil {
      let typed = answer.text("track")
      found.add(
        "unknown-track", typed.isEmpty ? "no track is chosen" : "the track '\(excerpt(typed))' is not in the call",
        "Choose one: \(call.tracks.map(\.name).joined(separator: "; ")). Or add the wording to abstracts.yaml.")
    }
    let wish = answer.text("presentation")
    if content.presentation == nil, !wish.isEmpty {
      found.add(
        "unknown-presentation", "the wish '\(excerpt(wish))' is not in the call",
        "Choose one: \(call.presentations.map(\.code).joined(separator: ", ")). Or add the wording to abstracts.yaml.")
    }
    if !call.keywords.contains(content.keywords.count) {
      found.add(
        "keywords", "\(counted(content.keywords.count, "keyword")); "
          + "\(call.keywords.lowerBound) to \(call.keywords.upperBound) are wanted",
        "Ask the author for keywords separated by commas.")
    }
    if !content.conflictOfInterest.contains(where: \.isLetter) {
      found.add(
        "missing-coi", "the statement of interests is empty",
        "Ask the author to declare interests, or to write None.")
    }
  }

  // MARK: - The text

  private func judgeText(_ submission: Submission, _ found: inout ProblemNotes) {
    let content = submission.content
    guard content.sections.contains(where: { $0.text.contains(where: \.isLetter) }) else {
      found.add("empty", "the abstract has no text", "Ask the author to send the text; it was not in the form.")
      return
    }
    let rule = call.length
    if submission.length > rule.limit {
      found.add(
        "too-long", "\(submission.length) \(rule.noun); \(rule.limit) are allowed",
        "Ask the author to shorten it by \(submission.length - rule.limit) \(rule.noun).")
    }
    let present = Set(content.sections.map(\.section))
    let missing = call.sections.filter { $0.isRequired && !present.contains($0.code) }.map(\.name)
    if !missing.isEmpty {
      let there = call.sections.filter { present.contains($0.code) }.map(\.name)
      found.add(
        "unstructured", "no heading for \(missing.joined(separator: ", ")); "
          + (there.isEmpty ? "there are no headings at all" : "found: \(there.joined(separator: ", "))"),
        "Ask the author to begin each part with its heading and a colon, such as '\(missing[0]):'.")
    }
    guard call.anonymity.isBlind else { return }
    let names = lint.names(
      in: content.body, foldedBody: submission.bodyFolded, authors: content.authors,
      affiliations: content.affiliations)
    if !names.isEmpty {
      found.add(
        "not-anonymous", "the text names \(names.map { "'\($0)'" }.joined(separator: ", "))",
        "Ask the author to take the name out: reviewers must not learn who wrote the abstract.")
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
    text.contains(where: \.isNewline) && text.contains(/[\r\n]\s*[A-Za-z\-]{2,30}\s*:/)
  }

  private static func name(of column: String) -> String {
    switch column {
    case "body": "abstract text"
    case "orcid": "ORCID"
    default: column.replacing("_", with: " ")
    }
  }
}

/// The beginning of what was typed, for a message.
func excerpt(_ text: String) -> String {
  let line = text.onOneLine
  return line.count > 60 ? line.prefix(59) + "…" : line
}

/// Problems as they are found, kept in the order of the call's list.
struct ProblemNotes {
  private let severities: Severities
  private(set) var problems: [ImportReport.Problem] = []

  init(_ severities: Severities) { self.severities = severities }

  mutating func add(_ id: String, _ message: String, _ remedy: String) {
    guard !problems.contains(where: { $0.id == id }) else { return }
    problems.append(ImportReport.Problem(id, severities[id], message, remedy: remedy))
    problems.sort { Self.order($0.id) < Self.order($1.id) }
  }

  /// The place of an id in the call's list.
  static func order(_ id: String) -> Int {
    CallForAbstracts.problems.firstIndex { $0.id == id } ?? CallForAbstracts.problems.count
  }
}
