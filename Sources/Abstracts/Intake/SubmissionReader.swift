import EventData

/// Reads the answers of a form into submissions: cleaning only, no judgement.
package struct SubmissionReader {
  let call: CallForAbstracts
  let countryCode: String
  let sections: SectionScanner
  let trials: TrialNumbers
  let names: NameRules

  init(_ call: CallForAbstracts, countryCode: String) {
    self.call = call
    self.countryCode = countryCode
    sections = SectionScanner(call.sections)
    trials = TrialNumbers(call.trialRegistries)
    names = NameRules(call)
  }

  /// The content of an answer. A timestamp that cannot be read is taken as the deadline.
  func content(_ answer: some CellSource) -> AbstractContent {
    func cell(_ column: AbstractColumn) -> String { answer.text(column).cleaned }
    let body = BrokenWords(cell(.body), besides: cell(.title)).text
    let byline = Byline(
      authors: cell(.authors), affiliations: cell(.affiliations), presenter: cell(.presenter), rules: names)
    let type = call.type(worded: cell(.type)) ?? call.types[0]
    let parts = sections.parts(of: body)
    return AbstractContent(
      email: EmailAddress(cell(.email))?.description ?? cell(.email).onOneLine,
      title: BrokenWords(cell(.title), besides: body).text.onOneLine,
      presenter: names.person(cell(.presenter)).full,
      authors: byline.authors, affiliations: byline.affiliations,
      orcid: Orcid(cell(.orcid))?.description,
      track: call.track(worded: cell(.track))?.code,
      presentation: call.presentation(worded: cell(.presentation))?.code,
      body: body, sections: parts, keywords: Self.keywords(cell(.keywords)),
      conflictOfInterest: cell(.conflictOfInterest).onOneLine, ethics: cell(.ethics).onOneLine,
      mobile: PhoneNumber(cell(.mobile), countryCode: countryCode)?.description
        ?? cell(.mobile).onOneLine,
      submitted: call.form.moment(cell(.timestamp)) ?? call.closes,
      type: type.code, stage: call.stage(of: parts, type: type),
      trials: trialNumbers(field: cell(.trials), text: body + "\n" + cell(.table)),
      encore: encore(cell), funding: cell(.funding).onOneLine, table: cell(.table))
  }

  /// The numbers of the field, then those the text has besides.
  func trialNumbers(field: String, text: String) -> [TrialNumber] {
    let asked = trials.read(field: field).numbers
    return asked + trials.find(in: text).numbers.filter { !asked.contains($0) }
  }

  /// Where the work was shown before; nil when every answer is empty or says no.
  func encore(_ cell: (AbstractColumn) -> String) -> Encore? {
    let meeting = cell(.encoreMeeting).onOneLine, number = cell(.encoreNumber).onOneLine
    guard !meeting.isNothing || !number.isNothing else { return nil }
    let news = cell(.encoreNew).onOneLine
    return Encore(
      meeting: meeting.isNothing ? "" : call.encore?.meeting(worded: meeting)?.code ?? meeting,
      year: cell(.encoreYear).onOneLine, number: number.isNothing ? "" : number,
      whatIsNew: news.isNothing ? "" : news)
  }

  /// Keywords separated by commas, semicolons or line breaks outside brackets.
  static func keywords(_ text: String) -> [String] {
    var keywords: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth = max(0, depth - 1)
      default: break
      }
      if depth == 0 && ",;".contains(character) || character.isNewline {
        keywords.append(current.onOneLine)
        current = ""
      } else {
        current.append(character)
      }
    }
    return (keywords + [current.onOneLine]).filter { !$0.isEmpty }
  }
}
