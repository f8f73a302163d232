import Abstracts
import EventData

extension BookEntry {
  /// The printed form of a candidate.
  init(_ candidate: BookCandidate, extent: Extent, profile: BookProfile, call: CallForAbstracts) {
    let content = candidate.record.content
    let isFull = extent == .full
    let track = call.tracks.first { $0.code == content.track }
    let people = BookPeople(candidate, profile: profile, withAffiliations: isFull || extent == .withdrawn)
    func filled(_ pattern: String) -> String {
      pattern.replacing("{number}", with: candidate.number).replacing("{code}", with: candidate.code)
    }
    self.init(
      code: candidate.code, number: candidate.number, doi: "\(profile.doi.prefix)/\(filled(profile.doi.suffix))",
      url: filled(profile.doi.landing), extent: extent, title: content.title.onOneLine, authors: people.authors,
      affiliations: people.affiliations, parts: isFull ? Self.parts(content, call) : [],
      table: BookTable(isFull ? content.table : ""),
      keywords: isFull ? content.keywords.map(\.onOneLine).filter { !$0.isEmpty } : [],
      trials: isFull ? content.trials.map { BookTrial($0, in: profile, call: call) } : [],
      funding: isFull ? content.funding.onOneLine : "", conflict: isFull ? content.conflictOfInterest.onOneLine : "",
      encore: isFull ? content.encore.map(Self.text) ?? "" : "", correspondence: isFull ? people.correspondence : "",
      track: track?.code ?? "", trackName: track?.name ?? "", type: content.type,
      outcome: candidate.decided?.outcome ?? "",
      place: candidate.place, errata: candidate.errata)
  }

  /// `European Congress 2025, abstract 123`.
  private static func text(_ encore: Encore) -> String {
    let number = encore.number.onOneLine
    let meeting = [encore.meeting.onOneLine, encore.year.onOneLine].filter { !$0.isEmpty }
    return meeting.joined(separator: " ") + (number.isEmpty ? "" : ", abstract \(number)")
  }

  private static func parts(_ content: AbstractContent, _ call: CallForAbstracts) -> [BookPart] {
    let parts = content.sections.map { part in
      BookPart(
        section: part.section,
        heading: call.sections.first { $0.code == part.section }?.name ?? part.heading.onOneLine,
        text: paragraphs(part.text))
    }
    .filter { !$0.text.isEmpty }
    if !parts.isEmpty || content.body.onOneLine.isEmpty { return parts }
    return [BookPart(section: "", heading: "", text: paragraphs(content.body))]
  }

  private static func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { String($0).onOneLine }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}

extension BookTrial {
  fileprivate init(_ trial: TrialNumber, in profile: BookProfile, call: CallForAbstracts) {
    let known = profile.registries.first { $0.code == trial.registry }
    let plain = trial.number.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-/".contains($0)) }
    self.init(
      registry: trial.registry,
      name: call.trialRegistries.first { $0.code == trial.registry }?.name ?? trial.registry.uppercased(),
      number: trial.number.onOneLine, url: known?.url.replacing("{number}", with: plain) ?? "",
      crossref: known?.crossref ?? "")
  }
}

/// Authors and affiliations in order: the same affiliation once, numbers in the order they are first used.
private struct BookPeople {
  private(set) var authors: [BookAuthor] = []
  private(set) var affiliations: [AbstractAffiliation] = []
  private(set) var correspondence = ""

  init(_ candidate: BookCandidate, profile: BookProfile, withAffiliations: Bool) {
    let content = candidate.record.content
    let presenting = Self.presenter(candidate)
    let authors = content.authors.enumerated().map { index, author in
      let marks = withAffiliations ? self.marks(of: author, in: content) : []
      return BookAuthor(
        name: Self.name(author.person, profile), affiliations: marks,
        isPresenter: index == presenting,
        orcid: author.isPresenter ? content.orcid.flatMap { Orcid($0)?.description } : nil)
    }
    self.authors = authors
    if withAffiliations { for affiliation in content.affiliations { _ = number(of: affiliation) } }
    guard let presenting, profile.correspondence != .none else { return }
    correspondence = authors[presenting].name.full
    // A substitute's own address is between the substitute and the committee.
    if profile.correspondence == .email, content.authors[presenting].isPresenter, EmailAddress(content.email) != nil {
      correspondence += ", \(content.email)"
    }
  }

  /// The name as it was taken apart; a group when the book's own words say so.
  private static func name(_ person: WrittenName, _ profile: BookProfile) -> WrittenName {
    let name = WrittenName(person.full, groupWords: profile.groupWords)
    return name.isGroup ? name : person
  }

  /// The place of who presents: the substitute when an author stands in, else the presenting author.
  private static func presenter(_ candidate: BookCandidate) -> Int? {
    let authors = candidate.record.content.authors
    if let decided = candidate.decided, decided.isSubstituted, decided.isTold,
      let index = authors.firstIndex(where: { presenterKey($0.name) == presenterKey(decided.presenter) })
    {
      return index
    }
    return authors.firstIndex(where: \.isPresenter)
  }

  private mutating func marks(of author: AbstractAuthor, in content: AbstractContent) -> [Int] {
    var numbers = author.affiliations
    // One affiliation and no marks at all: it is everybody's.
    if content.affiliations.count == 1, content.authors.allSatisfy(\.affiliations.isEmpty) {
      numbers = content.affiliations.map(\.number)
    }
    var marks: [Int] = []
    for number in numbers {
      guard let affiliation = content.affiliations.first(where: { $0.number == number }) else { continue }
      let mark = self.number(of: affiliation)
      if !marks.contains(mark) { marks.append(mark) }
    }
    return marks.sorted()
  }

  private mutating func number(of affiliation: AbstractAffiliation) -> Int {
    let wanted = folded("\(affiliation.institution) \(affiliation.place)")
    if let known = affiliations.first(where: { folded("\($0.institution) \($0.place)") == wanted }) {
      return known.number
    }
    let number = affiliations.count + 1
    var own = affiliation
    (own.number, own.institution, own.city) = (number, own.institution.onOneLine, own.city.onOneLine)
    own.country = own.country.onOneLine
    affiliations.append(own)
    return number
  }
}
