import EventData

// Who wrote it, and what they chose.
extension SubmissionJudge {
  func judgePeople(_ answer: some CellSource, _ content: AbstractContent, _ found: inout ProblemNotes) {
    let authors = content.authors
    if let column = [AbstractColumn.presenter, .authors, .title].first(where: { answer.text($0).hasPile(of: 10) })
      ?? (content.presenter.utf8.count > 1_000 ? .presenter : nil)
    {
      found.add(
        .damagedText, "the \(column.words) is longer, or has more marks on a letter, than any letter or book holds",
        "Ask the author to type it anew.", as: .error)
    }
    if authors.isEmpty {
      found.add(.missingAuthors, "no author is named", "Ask for all authors in order, separated by semicolons.")
    } else if !authors.contains(where: \.isPresenter) {
      found.add(
        .presenterNotAuthor, presenterFault(content),
        "Ask the author to add the presenter to the authors, or to name one of them as presenter.")
    }
    if let author = authors.first(where: { Self.isUnclear($0.person) }) {
      found.add(
        .unclearAuthor, "'\(excerpt(author.name))' does not read like the name of one author",
        "Look at the author line; correct it with 'abstract edit CODE --authors', or ask the author.")
    }
    let groups = authors.indices.filter { authors[$0].person.isGroup }
    let persons = authors.count - (groups.last == authors.count - 1 && !authors.isEmpty ? 1 : 0)
    if persons > call.authorsAtMost {
      found.add(
        .tooManyAuthors, "\(persons) authors; \(call.authorsAtMost) are allowed",
        "Ask the author to name a study group instead.")
    }
    if let group = groups.first, groups.count > 1 || group != authors.count - 1 {
      found.add(
        .groupNotLast,
        groups.count > 1
          ? "\(groups.count) groups are named among the authors; one is allowed, printed last"
          : "the group '\(excerpt(authors[group].name))' is not the last author",
        "Move the group to the end of the authors; leave one.")
    }
    let numbers = Set(content.affiliations.map(\.number))
    if let author = authors.first(where: { !numbers.isSuperset(of: $0.affiliations) }) {
      let missing = author.affiliations.filter { !numbers.contains($0) }.map(String.init).joined(separator: ", ")
      found.add(
        .unknownAffiliation, "\(author.name) refers to affiliation \(missing), which is not in the list",
        "Ask the author for the missing affiliation, or correct the number.")
    }
    let orcid = answer.text(.orcid)
    if !orcid.isNothing, content.orcid == nil {
      found.add(
        .badOrcid, "'\(excerpt(orcid))' is no ORCID iD (16 digits, the last a check digit by ISO 7064)",
        "Ask the presenter to copy the iD from orcid.org; a digit is wrong or missing.")
    }
    if !content.mobile.isEmpty, PhoneNumber(content.mobile, countryCode: reader.countryCode) == nil {
      found.add(.badMobile, "'\(excerpt(content.mobile))' is no telephone number", "Ask for the number.")
    }
  }

  private func presenterFault(_ content: AbstractContent) -> String {
    guard !content.presenter.isEmpty else { return "no presenting author is named" }
    let authors = content.authors
    let meant = Byline.presenters(content.presenter, among: authors).map { authors[$0].name }
    guard meant.isEmpty else {
      return "the presenter '\(content.presenter)' may be any of these: \(excerpt(meant.joined(separator: "; ")))"
    }
    return "the presenter '\(content.presenter)' is not among the "
      + "\(counted(authors.count, "author")): \(excerpt(authors.map(\.name).joined(separator: "; ")))"
  }

  /// True when more than a name, or more than one, is where a name should be.
  private static func isUnclear(_ name: WrittenName) -> Bool {
    let words = name.full.split(separator: " ")
    if name.isGroup { return false }
    return words.count > 7 || name.full.contains { ",()[]{}<>@&/|:;".contains($0) }
      || words.contains { $0.first?.isNumber == true || $0.last?.isNumber == true } || words.contains("and")
      || folded(name.full).hasSuffix("et al")
  }

  func judgeChoices(_ answer: some CellSource, _ content: AbstractContent, _ found: inout ProblemNotes) {
    if content.track == nil {
      let typed = answer.text(.track)
      found.add(
        .unknownTrack, typed.isEmpty ? "no track is chosen" : "the track '\(excerpt(typed))' is not in the call",
        "Choose one: \(call.tracks.map(\.name).joined(separator: "; ")). Or add the wording to abstracts.yaml.")
    }
    let wish = answer.text(.presentation)
    if content.presentation == nil, !wish.isEmpty {
      found.add(
        .unknownPresentation, "the wish '\(excerpt(wish))' is not in the call",
        "Choose one: \(call.presentations.map(\.code).joined(separator: ", ")). Or add the wording to abstracts.yaml.")
    }
    if !call.keywords.contains(content.keywords.count) {
      found.add(
        .keywords,
        "\(counted(content.keywords.count, "keyword")); "
          + "\(call.keywords.lowerBound) to \(call.keywords.upperBound) are wanted",
        "Ask the author for keywords separated by commas.")
    }
    if !content.conflictOfInterest.contains(where: \.isLetter) {
      found.add(
        .missingCoi, "the statement of interests is empty",
        "Ask the author to declare interests, or to write None.")
    }
  }
}
