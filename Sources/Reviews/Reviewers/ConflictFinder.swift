import EventData

/// Computes the conflicts between reviewers and abstracts from what is on file. Pure: rows in, findings out.
struct ConflictFinder {
  /// What the finder needs to know about an abstract.
  struct Work {
    let code: String
    let email: String
    let orcid: String?
    /// Names in order.
    let authors: [String]
    let affiliations: [(institution: String, city: String)]

    /// The people it speaks of: presenter, sender and authors.
    fileprivate var mentions: [(person: PersonIdentity, author: String?)] {
      [(PersonIdentity(names: [], orcid: orcid), nil), (PersonIdentity(names: [], email: email), nil)]
        + authors.map { (PersonIdentity(names: [$0]), $0) }
    }
  }

  private struct Mention {
    let work: Int
    let person: PersonIdentity
    /// Nil for a sender and an ORCID iD.
    let author: String?
  }

  private let works: [Work]
  private let names: InstitutionNames
  private let people: PersonIndex
  private let mentions: [Mention]
  private let byInstitution: [String: [Int]]
  private let byAcronym: [String: [Int]]
  private let byInitials: [String: [Int]]
  private let domains: MailDomain
  private let byDomain: [String: [Int]]

  init(_ works: [Work], reviewers: [Reviewer], call: ReviewedCall) {
    self.works = works
    let names = InstitutionNames(
      institutions: call.review?.institutions ?? [], commonWords: call.anonymity.commonWords,
      cities: Set(reviewers.map(\.city) + works.flatMap { $0.affiliations.map(\.city) }))
    self.names = names
    var mentions: [Mention] = []
    var byInstitution: [String: [Int]] = [:]
    var byAcronym: [String: [Int]] = [:], byInitials: [String: [Int]] = [:]
    var known: [String: InstitutionNames.Keys] = [:]
    for (index, work) in works.enumerated() {
      mentions += work.mentions.map { Mention(work: index, person: $0.person, author: $0.author) }
      var keys = InstitutionNames.Keys()
      for (institution, city) in work.affiliations {
        let text = "\(institution)\t\(city)"
        let own = known[text] ?? Self.keys(institution, city, names)
        known[text] = own
        keys.names.formUnion(own.names)
        keys.acronyms.formUnion(own.acronyms)
        keys.initials.formUnion(own.initials)
      }
      for key in keys.names { byInstitution[key, default: []].append(index) }
      for key in keys.acronyms { byAcronym[key, default: []].append(index) }
      for key in keys.initials { byInitials[key, default: []].append(index) }
    }
    people = PersonIndex(mentions.map(\.person), .worthAQuestion)
    (self.mentions, self.byInstitution) = (mentions, byInstitution)
    (self.byAcronym, self.byInitials) = (byAcronym, byInitials)
    let domains = MailDomain(publicMail: call.review?.publicMail ?? [])
    self.domains = domains
    byDomain = Dictionary(
      grouping: works.indices.filter { domains.house(ofAddress: works[$0].email) != nil },
      by: { domains.house(ofAddress: works[$0].email) ?? "" })
  }

  /// All findings of one reviewer, by abstract.
  ///
  /// - Parameter isDismissed: tells whether a finding was dismissed; who is not the author after all has no co-authors.
  func findings(of reviewer: Reviewer, isDismissed: (ConflictFinding) -> Bool) -> [ConflictFinding] {
    var found: [ConflictFinding] = []
    func add(_ work: Int, _ kind: ConflictFinding.Kind, _ evidence: String) {
      found.append(
        ConflictFinding(reviewer: reviewer.code, abstract: works[work].code, kind: kind, evidence: evidence))
    }
    let own = samePerson(reviewer)
    for (work, evidence, _) in own { add(work, .samePerson, evidence) }
    let colleagues = institution(reviewer.institution, reviewer.city)
    for work in colleagues { add(work, .institution, names.canonical(reviewer.institution)) }
    if let house = domains.house(of: reviewer.email) {
      let found = Set(colleagues + own.map(\.work))
      for work in byDomain[house] ?? [] where !found.contains(work) {
        add(work, .institution, "e-mail addresses at \(house)")
      }
    }
    // A name with initials is asked about, and makes nobody a co-author.
    let written = Set(own.filter(\.isSure).map(\.work))
    let certain = Set(found.filter { $0.kind == .samePerson && !isDismissed($0) }.map(\.abstract))
    for work in written.sorted() where certain.contains(works[work].code) {
      for author in works[work].authors where author.contains(" ") && !named(author, like: reviewer.name) {
        for other in works(by: author) where !written.contains(other) {
          add(other, .coAuthor, "\(author), with them in \(works[work].code)")
        }
      }
    }
    for declared in reviewer.declared {
      let people = declared.contains(" ") ? works(by: declared) : []
      for work in Set(people + institution(declared, "")).sorted() { add(work, .declared, declared) }
    }
    return found
  }

  /// The works that can be a reviewer's own: whatever is worth a question, the surest evidence of each.
  private func samePerson(_ reviewer: Reviewer) -> [(work: Int, evidence: String, isSure: Bool)] {
    let person = PersonIdentity(names: [reviewer.name], orcid: reviewer.orcid, email: reviewer.email.description)
    var found: [Int: (rank: Int, evidence: String)] = [:]
    for (index, evidence) in people.matches(person) {
      let mention = mentions[index]
      var (rank, text) = (evidence.name.rawValue, "author \(mention.author ?? "")")
      if let orcid = reviewer.orcid, evidence.agrees.contains(.orcid) { (rank, text) = (-2, "ORCID \(orcid)") }
      if evidence.agrees.contains(.email) { (rank, text) = (-1, "sent from \(reviewer.email)") }
      if rank > Self.sure { text += ": \(evidence.text)" }
      if rank < found[mention.work]?.rank ?? .max { found[mention.work] = (rank, text) }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.evidence, $0.value.rank <= Self.sure) }
  }

  private static let sure = NameLikeness.turned.rawValue

  /// The works with an author of a name, whatever its spelling.
  private func works(by name: String) -> [Int] {
    let found = people.matches(PersonIdentity(names: [name])).filter { $0.evidence.name.isWhole }
    return Set(found.map { mentions[$0.index].work }).sorted()
  }

  private func named(_ one: String, like other: String) -> Bool {
    NameParts(one).likeness(to: NameParts(other)).isWhole
  }

  private func institution(_ text: String, _ city: String) -> [Int] {
    let keys = Self.keys(text, city, names)
    var found: Set<Int> = []
    for key in keys.names { found.formUnion(byInstitution[key] ?? []) }
    for key in keys.acronyms { found.formUnion(byInitials[key] ?? []) }
    for key in keys.initials { found.formUnion(byAcronym[key] ?? []) }
    return found.sorted()
  }

  /// What an institution is recognised by. What stands for the city may be the institution itself, as in "Department of
  /// Oncology, Rose Hospital".
  private static func keys(_ institution: String, _ city: String, _ names: InstitutionNames) -> InstitutionNames.Keys {
    var keys = names.keys(of: institution, city: city)
    keys.names.formUnion(names.keys(of: city).names)
    return keys
  }
}
