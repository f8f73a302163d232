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
  }

  private let works: [Work]
  private let names: InstitutionNames
  private let byPerson: [String: [Int]]
  private let byInstitution: [String: [Int]]
  private let byAcronym: [String: [Int]]
  private let byInitials: [String: [Int]]

  init(_ works: [Work], reviewers: [Reviewer], call: CallForAbstracts) {
    self.works = works
    let names = InstitutionNames(
      institutions: call.review?.institutions ?? [], commonWords: call.anonymity.commonWords,
      cities: Set(reviewers.map(\.city) + works.flatMap { $0.affiliations.map(\.city) }))
    self.names = names
    var byPerson: [String: [Int]] = [:], byInstitution: [String: [Int]] = [:]
    var byAcronym: [String: [Int]] = [:], byInitials: [String: [Int]] = [:]
    var known: [String: InstitutionNames.Keys] = [:]
    for (index, work) in works.enumerated() {
      for key in Set(work.authors.map(personWords)) { byPerson[key, default: []].append(index) }
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
    (self.byPerson, self.byInstitution) = (byPerson, byInstitution)
    (self.byAcronym, self.byInitials) = (byAcronym, byInitials)
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
    for (work, evidence) in own { add(work, .samePerson, evidence) }
    for work in institution(reviewer.institution, reviewer.city) {
      add(work, .institution, names.canonical(reviewer.institution))
    }
    let written = Set(own.map(\.work))
    let certain = Set(found.filter { $0.kind == .samePerson && !isDismissed($0) }.map(\.abstract))
    for work in written.sorted() where certain.contains(works[work].code) {
      for author in works[work].authors {
        let key = personWords(author)
        guard key.contains(" "), key != personWords(reviewer.name) else { continue }
        for other in byPerson[key] ?? [] where !written.contains(other) {
          add(other, .coAuthor, "\(author), with them in \(works[work].code)")
        }
      }
    }
    for declared in reviewer.declared {
      let key = personWords(declared)
      let people = key.contains(" ") ? byPerson[key] ?? [] : []
      for work in Set(people + institution(declared, "")).sorted() { add(work, .declared, declared) }
    }
    return found
  }

  private func samePerson(_ reviewer: Reviewer) -> [(work: Int, evidence: String)] {
    let key = personWords(reviewer.name)
    let named = Set(byPerson[key] ?? [])
    return works.indices.compactMap { index in
      let work = works[index]
      if let orcid = reviewer.orcid, work.orcid == orcid { return (index, "ORCID \(orcid)") }
      if work.email.lowercased() == reviewer.email.folded { return (index, "sent from \(reviewer.email)") }
      guard named.contains(index) else { return nil }
      return (index, "author \(work.authors.first { personWords($0) == key } ?? reviewer.plainName)")
    }
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
