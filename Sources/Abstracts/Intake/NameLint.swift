import EventData

/// Looks for the names of an abstract's own authors, institutions and cities in its text.
///
/// Precise on purpose: a hit sends an abstract back. So a person is named by given and family name together (either
/// order, or with an initial), or by a title and the family name; an institution by a whole part of its affiliation, or
/// by the two or more distinctive words it begins with; a place or a one-word name counts only when it is written with
/// the same capitals.
struct NameLint {
  let rule: CallForAbstracts.AnonymityRule
  let titles: Set<String>
  let headings: Set<String>

  init(_ call: CallForAbstracts) {
    rule = call.anonymity
    titles = Set(call.personTitles.map { folded($0) })
    headings = Set(call.sections.flatMap { [$0.name] + $0.aliases }.map { folded($0) })
  }

  /// The names found, as they stand in the author and affiliation lines, each once.
  ///
  /// - Parameter foldedBody: `folded(body)`, which the caller has already.
  func names(in body: String, foldedBody: String, authors: [AbstractAuthor], affiliations: [AbstractAffiliation])
    -> [String]
  {
    let words = foldedBody.split(separator: " ")
    var positions: [Substring: [Int]] = [:]
    for (index, word) in words.enumerated() { positions[word, default: []].append(index) }
    func contains(_ phrase: [Substring]) -> Bool {
      guard let first = phrase.first else { return false }
      return positions[first, default: []].contains { words[$0...].starts(with: phrase) }
    }
    var found: [String] = []
    for author in authors where names(author, are: contains, in: body) && !found.contains(author.name) {
      found.append(author.name)
    }
    for affiliation in affiliations {
      let parts = affiliation.institution.split(separator: ",").map { $0.trimmed } + [affiliation.city]
      for part in parts where !found.contains(part) {
        if let hit = reveals(part, contains, body) { found.append(hit) }
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func names(_ author: AbstractAuthor, are contains: ([Substring]) -> Bool, in body: String) -> Bool {
    let words = folded(author.name).split(separator: " ")
    guard let family = words.last, let given = words.first else { return false }
    if titles.contains(where: { contains([Substring($0), family]) }) && body.contains(author.familyName) {
      return true
    }
    guard words.count > 1 else { return false }
    if contains(words) || contains([family] + words.dropLast()) || (words.count > 2 && contains([given, family])) {
      return true
    }
    let initial = Substring(given.prefix(1))
    guard contains([initial, family]) || contains([family, initial]) else { return false }
    let capital = initial.uppercased()
    return ["\(capital). \(author.familyName)", "\(capital) \(author.familyName)", "\(author.familyName) \(capital)"]
      .contains { body.contains($0) }
  }

  /// The part, or its distinctive beginning, when the text has it.
  private func reveals(_ part: String, _ contains: ([Substring]) -> Bool, _ body: String) -> String? {
    let text = folded(part)
    let words = text.split(separator: " ")
    guard !words.isEmpty, !words.allSatisfy({ rule.commonWords.contains(String($0)) }), !headings.contains(text) else {
      return nil
    }
    if contains(words), words.count > 1 || !body.places(of: part).isEmpty { return part }
    let beginning = words.prefix { !rule.commonWords.contains(String($0)) && $0.count > 1 }
    guard beginning.count >= 2, beginning.count < words.count, contains(Array(beginning)) else { return nil }
    let typed = part.split(separator: " ").prefix(beginning.count).joined(separator: " ")
    return body.places(of: typed).isEmpty ? nil : typed
  }
}

extension String {
  /// Where words stand, not inside a longer word; capitals count.
  package func places(of words: String) -> [Range<Index>] {
    guard let first = words.first, let last = words.last else { return [] }
    return ranges(of: words).filter { range in
      let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
      let after = range.upperBound < endIndex ? self[range.upperBound] : " "
      return !(first.isWordLike && before.isWordLike) && !(last.isWordLike && after.isWordLike)
    }
  }
}

extension Character {
  fileprivate var isWordLike: Bool { isLetter || isNumber }
}

extension AbstractAuthor {
  /// The last word of the name as typed.
  fileprivate var familyName: String { name.split(separator: " ").last.map(String.init) ?? name }
}
