import EventData

/// Authors and affiliations of one abstract, read together: each tells what the other's marks mean.
struct Byline {
  let authors: [AbstractAuthor]
  let affiliations: [AbstractAffiliation]

  /// - Parameter presenter: as typed.
  init(authors text: String, affiliations places: String, presenter: String, rules: NameRules) {
    var list = AuthorList(text, rules: rules, presenter: presenter)
    let places = AffiliationList(places, cited: list.entries.flatMap(\.marks))
    if places.isLettered { list.takeLetters() }
    // `Ng A; Lee BC; Roy UV`: what all names end in is no family name.
    let ends = list.entries.filter { !rules.name($0.text).isGroup }.map { WrittenName.endsInInitials($0.text) }
    let endsInInitials = ends.count > 1 && ends.contains(true) && !ends.contains(false)
    let isLettered = list.countsByLetters
    let known = Set(places.affiliations.flatMap { [folded($0.city), folded($0.country)] }).subtracting([""])
    var authors = list.entries.map { entry in
      let isPlaced = entry.text.split(separator: ",").dropFirst().contains {
        known.contains(folded($0)) || AffiliationLines.isInstitution(String($0)) || isLettered && $0.trimmed.count == 1
      }
      let name = rules.name(entry.text, endsInInitials: endsInInitials)
      // `Ana Ng, Rose Hospital` is no name turned round: it stays as written, and a person looks.
      return AbstractAuthor(
        person: (isPlaced || !entry.isClear) && !name.isGroup
          ? WrittenName(full: entry.text, family: entry.text) : name,
        affiliations: places.numbers(of: entry.marks), isPresenter: false)
    }
    // One presenter even when two authors share a name.
    let found = Self.presenters(rules.person(presenter).full, among: authors)
    if let first = found.first, Set(found.map { folded(authors[$0].name) }).count == 1 {
      authors[first].isPresenter = true
    }
    (self.authors, affiliations) = (authors, places.affiliations)
  }

  /// The authors whose names a presenter's is most like, by position: several when it means more than one of them.
  static func presenters(_ name: String, among authors: [AbstractAuthor]) -> [Int] {
    let same = authors.indices.filter { folded(authors[$0].name) == folded(name) }
    guard same.isEmpty else { return same }
    let presenter = PersonIdentity(names: [name])
    let found = authors.enumerated().compactMap { index, author in
      PersonIdentity(names: [author.name]).match(presenter, .worthAQuestion).map { (index, $0.name.rawValue) }
    }
    let best = found.map(\.1).min()
    return found.filter { $0.1 == best }.map(\.0)
  }
}
