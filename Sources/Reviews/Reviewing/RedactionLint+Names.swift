import Abstracts
import EventData

extension RedactionLint {
  typealias Hit = (range: Range<String.Index>, kind: LintFinding.Kind)

  /// An author by given and family name in either order, by initial and family name, by title and family name, or as the
  /// first author of a citation. A family name alone is too often an ordinary word.
  func author(_ author: AbstractAuthor, in words: TextWords) -> [Hit] {
    let name = folded(author.person.spoken).split(separator: " ").map(String.init)
    guard let family = name.last, let given = name.first else { return [] }
    let typed = author.person.family.split(separator: " ").last.map(String.init) ?? author.name
    func asTyped(_ phrase: [String]) -> [Range<String.Index>] {
      words.places(of: phrase).filter { words.text[$0].contains(typed) }
    }
    var people = titles.flatMap { asTyped([$0, family]) }
    var cited = [["et", "al"], ["and", "colleagues"], ["and", "coworkers"], ["and", "co", "workers"]].flatMap {
      asTyped([family] + $0)
    }
    if name.count > 1 {
      people += words.places(of: name) + words.places(of: [family] + name.dropLast())
      if name.count > 2 { people += words.places(of: [given, family]) }
      let initials = name.dropLast().map { String($0.prefix(1)) }
      for marks in Set([[initials[0]], initials, [initials.joined()]]) {
        let capitals = marks.joined().uppercased()
        people += (asTyped(marks + [family]) + asTyped([family] + marks)).filter { range in
          words.text[range].filter(\.isUppercase).count >= capitals.count
        }
      }
      cited = cited.filter { !$0.isEmpty }
    }
    return people.map { ($0, .author) } + cited.map { ($0, .selfCitation) }
  }

  /// The parts of the affiliations as `NameLint` looks for them, and other wordings of the same institution.
  func institutions(of content: AbstractContent, in words: TextWords) -> [Hit] {
    var hits: [Hit] = []
    for affiliation in content.affiliations {
      hits += names.parts(of: affiliation.institution).flatMap { part($0, in: words) }.map { ($0, .institution) }
      hits += names.parts(of: affiliation.city).flatMap { part($0, in: words) }.map { ($0, .city) }
      let name = folded(affiliation.institution)
      for choice in call.review?.institutions ?? [] {
        let wordings = [choice.code] + choice.aliases
        guard wordings.contains(where: { " \(name) ".contains(" \(folded($0)) ") }) else { continue }
        hits += wordings.flatMap { part($0, in: words) }.map { ($0, .institution) }
      }
    }
    return hits
  }

  private func part(_ part: String, in words: TextWords) -> [Range<String.Index>] {
    let text = folded(part)
    let phrase = text.split(separator: " ").map(String.init)
    let common = call.anonymity.commonWords
    guard names.isTelling(part) else { return [] }
    let whole = words.places(of: phrase).filter { phrase.count > 1 || words.text[$0] == part }
    let beginning = phrase.prefix { !common.contains($0) && $0.count > 1 }
    guard beginning.count >= 2, beginning.count < phrase.count else { return whole }
    let typed = part.split(separator: " ").prefix(beginning.count).joined(separator: " ")
    return whole + words.places(of: Array(beginning)).filter { words.text[$0] == typed }
  }
}
