import EventData

/// Reads the answers of a form into submissions: cleaning only, no judgement.
struct SubmissionReader {
  let call: CallForAbstracts
  let countryCode: String
  private let sections: SectionScanner

  init(_ call: CallForAbstracts, countryCode: String) {
    self.call = call
    self.countryCode = countryCode
    sections = SectionScanner(call.sections)
  }

  /// The content of an answer. A timestamp that cannot be read is taken as the deadline.
  func content(_ answer: FormTable.Answer) -> AbstractContent {
    func cell(_ column: String) -> String { Self.plain(answer.text(column)) }
    let body = cell("body")
    let presenter = AuthorList.name(cell("presenter"), titles: call.personTitles)
    return AbstractContent(
      email: EmailAddress(cell("email"))?.description ?? cell("email").onOneLine,
      title: cell("title").onOneLine,
      presenter: presenter,
      authors: AuthorList.parse(cell("authors"), titles: call.personTitles, presenter: presenter),
      affiliations: AffiliationList.parse(cell("affiliations")),
      orcid: Orcid(cell("orcid"))?.description,
      track: call.track(worded: cell("track"))?.code,
      presentation: call.presentation(worded: cell("presentation"))?.code,
      body: body, sections: sections.parts(of: body), keywords: Self.keywords(cell("keywords")),
      conflictOfInterest: cell("conflict_of_interest").onOneLine, ethics: cell("ethics").onOneLine,
      mobile: PhoneNumber(cell("mobile"), countryCode: countryCode)?.description
        ?? cell("mobile").onOneLine,
      submitted: call.form.moment(cell("timestamp")) ?? call.closes)
  }

  /// Text without control characters, but with its line breaks and tabs.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 9 || $0 == 127 }) else { return text }
    var clean = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    clean.unicodeScalars.removeAll { ($0.value < 32 && $0 != "\n" && $0 != "\t") || $0.value == 127 }
    return clean
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
