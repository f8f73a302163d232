extension PersonIdentity {
  /// What two must share, one at least, to be the same person at all: an index by these keys spares comparing all with all.
  /// A name gives a word's consonants with the first letter of another word, so that `Khan` alone fills no bucket.
  ///
  /// - Parameter strictness: the stricter, the fewer keys; by these alone a match of that strictness is found.
  public func keys(_ strictness: Strictness) -> [String] {
    let pairs = Set(names.flatMap(\.pairKeys)).sorted()
    let isOpen = strictness.least == .possible
    var keys = isOpen ? pairs : []
    if strictness.least == .likely { keys = names.map { "=" + $0.words.map(\.letters).joined() } }
    for (sign, values) in signs {
      for value in values {
        let key = "\(sign.rawValue):\(value)"
        if sign == .orcid || isOpen && (sign.isPersonal || sign == .email) { keys.append(key) }
        keys += pairs.map { "\(key) \($0)" }
        keys += names.flatMap { $0.words.filter { !$0.isInitial } }.map { "\(key) \($0.sound.consonants)" }
        if sign.isPersonal, let email = signs[.email] { keys += email.map { "\(key) \($0)" } }
      }
    }
    return keys
  }
}

extension NameParts {
  var pairKeys: Set<String> {
    let all = [words, spread].compactMap(\.self)
    if words.count == 1 { return [words[0].sound.consonants + "|"] }
    return Set(
      all.flatMap { words in
        words.indices.filter { !words[$0].isInitial }.flatMap { full in
          words.indices.filter { $0 != full }.flatMap { other in
            [words[other].letters.prefix(1), words[other].sound.consonants.prefix(1)].map {
              "\(words[full].sound.consonants)|\($0)"
            }
          }
        }
      })
  }
}

/// People by what they can be found by.
public struct PersonIndex: Sendable {
  private let strictness: PersonIdentity.Strictness
  private var people: [PersonIdentity] = []
  private var places: [String: [Int]] = [:]

  /// An index for questions of one strictness.
  public init(_ people: [PersonIdentity] = [], _ strictness: PersonIdentity.Strictness) {
    self.strictness = strictness
    for (index, person) in people.enumerated() {
      self.people.append(person)
      for key in person.keys(strictness) where places[key]?.last != index { places[key, default: []].append(index) }
    }
  }

  /// Who matches, by position, in their order.
  public func matches(_ person: PersonIdentity) -> [(index: Int, evidence: PersonIdentity.Evidence)] {
    Set(person.keys(strictness).flatMap { places[$0] ?? [] }).sorted().compactMap { index in
      people[index].match(person, strictness).map { (index, $0) }
    }
  }

  /// The positions of people who are one, each group in order, the groups by their first. Who matches two people that
  /// contradict each other, such as two namesakes with different ORCID iDs, is put with neither.
  public static func groups(_ people: [PersonIdentity], _ strictness: PersonIdentity.Strictness) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [String: Set<Int>] = [:]
    // Equal answers are taken together first, unless so little is known that even equal ones are not one person.
    let equal = Dictionary(grouping: people.indices) { index in
      people[index].match(people[index], strictness) == nil ? Key.alone(index) : Key.person(people[index])
    }
    // Numbers first: they tell namesakes apart before those come who have none.
    let rank = equal.values.map { ($0[0], people[$0[0]].isNumbered ? 0 : 1) }
    let order = rank.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    let taken = Dictionary(uniqueKeysWithValues: equal.values.map { ($0[0], $0) })
    for index in order {
      let keys = people[index].keys(strictness)
      // A person of a thousand answers is known from a few.
      let near = keys.flatMap { key in places[key].flatMap { $0.count <= crowd ? $0 : nil } ?? [] }
      let found = Set(near).sorted().filter { group in
        groups[group].prefix(few).contains { people[$0].match(people[index], strictness) != nil }
          && groups[group].prefix(few).allSatisfy { people[$0].contradictions(to: people[index]).isEmpty }
      }
      let members = found.flatMap { groups[$0].prefix(few) }
      let isTorn = members.contains { one in members.contains { !people[one].contradictions(to: people[$0]).isEmpty } }
      let home = isTorn ? nil : found.first
      if let home {
        for other in found.dropFirst() {
          for member in groups[other] {
            for key in people[member].keys(strictness) { places[key]?.remove(other); places[key]?.insert(home) }
          }
          groups[home] += groups[other]
          groups[other] = []
        }
        groups[home].append(index)
      } else {
        groups.append([index])
      }
      for key in keys { places[key, default: []].insert(home ?? groups.count - 1) }
    }
    return groups.filter { !$0.isEmpty }.map { $0.flatMap { taken[$0] ?? [] }.sorted() }.sorted {
      $0[0] < $1[0]
    }
  }

  private static let few = 8
  /// An address or a number that so many different people give tells nobody apart.
  private static let crowd = 40

  private enum Key: Hashable { case person(PersonIdentity), alone(Int) }
}

extension PersonIdentity {
  fileprivate var isNumbered: Bool { signs.keys.contains(where: \.isPersonal) }
}
