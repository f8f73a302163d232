import EventData

/// Looks for the names of an abstract's own authors, institutions and cities in its text.
///
/// Precise on purpose: a hit sends an abstract back. So a person is named by given and family name together (either
/// order, or with an initial), or by a title and the family name; an institution by a whole part of its affiliation, or
/// by the two or more distinctive words it begins with; a place or a one-word name counts only when it is written with
/// the same capitals.
struct NameLint {
  let telling: TellingNames
  let titles: Set<String>

  init(_ call: CallForAbstracts) {
    telling = TellingNames(
      common: call.anonymity.commonWords, headings: call.sections.flatMap { [$0.name] + $0.aliases })
    titles = Set(call.personTitles.map { folded($0) })
  }

  /// The names found, as they stand in the author and affiliation lines, each once.
  ///
  /// - Parameter foldedBody: `folded(body)`, which the caller has already.
  func names(in body: String, foldedBody: String, authors: [AbstractAuthor], affiliations: [AbstractAffiliation])
    -> [String]
  {
    let text = LintText(body: body, folded: foldedBody)
    var found: [String] = []
    for author in authors where names(author.person, in: text) { found.append(author.name) }
    for affiliation in affiliations {
      for part in telling.parts(of: "\(affiliation.institution), \(affiliation.city)") where !found.contains(part) {
        if let hit = reveals(part, in: text) { found.append(hit) }
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func names(_ author: WrittenName, in text: LintText) -> Bool {
    let words = folded(author.spoken).split(separator: " ")
    guard let family = words.last, let given = words.first else { return false }
    let typed = author.family.split(separator: " ").last.map(String.init) ?? author.family
    if titles.contains(where: { text.has([Substring($0), family]) }) && text.body.contains(typed) { return true }
    guard words.count > 1 else { return false }
    if text.has(words) || text.has([family] + words.dropLast()) || (words.count > 2 && text.has([given, family])) {
      return true
    }
    let initial = Substring(given.prefix(1))
    guard text.has([initial, family]) || text.has([family, initial]) else { return false }
    let capital = initial.uppercased()
    return ["\(capital). \(typed)", "\(capital) \(typed)", "\(typed) \(capital)"].contains { text.body.contains($0) }
  }

  /// The part, or its distinctive beginning, when the text has it.
  private func reveals(_ part: String, in text: LintText) -> String? {
    let words = folded(part).split(separator: " ")
    guard !words.isEmpty, telling.isTelling(part) else { return nil }
    if words.count > 1 ? text.tells(words) : text.tells(word: part) { return part }
    let beginning = words.prefix { !telling.common.contains(String($0)) && $0.count > 1 }
    guard beginning.count >= 2, beginning.count < words.count, text.tells(Array(beginning)) else { return nil }
    let typed = part.split(separator: " ").prefix(beginning.count).joined(separator: " ")
    return text.body.places(of: typed).isEmpty ? nil : typed
  }
}

/// A text to look for names in.
private struct LintText {
  let body: String
  private let words: [Substring]
  private let positions: [Substring: [Int]]

  init(body: String, folded: String) {
    self.body = body
    words = folded.split(separator: " ")
    positions = Dictionary(grouping: words.indices) { [words] in words[$0] }
  }

  func has(_ phrase: [Substring]) -> Bool { !places(of: phrase).isEmpty }

  private func places(of phrase: [Substring]) -> [Int] {
    guard let first = phrase.first else { return [] }
    return positions[first, default: []].filter { words[$0...].starts(with: phrase) }
  }

  /// True when the words stand there, and not as the name of a rule such as a classification.
  func tells(_ phrase: [Substring]) -> Bool {
    places(of: phrase).contains { place in
      let next = place + phrase.count
      return next >= words.count || !TellingNames.standards.contains(String(words[next]))
    }
  }

  /// The same for a single word, with its capitals; a city that is a word as well does not count where a sentence begins.
  func tells(word: String) -> Bool {
    body.places(of: word).contains { range in
      let after = body[range.upperBound...].drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
      let before = body[..<range.lowerBound].last { !$0.isWhitespace || $0.isNewline }
      let isBeginning = before.map { $0.isNewline || ".!?:;•-–".contains($0) } ?? true
      return !TellingNames.standards.contains(after)
        && !body[..<range.lowerBound].hasSuffix("Declaration of ")
        && !(isBeginning && TellingNames.words.contains(folded(word)))
    }
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
