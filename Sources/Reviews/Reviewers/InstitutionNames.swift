import EventData

/// When two texts name one institution: the same name, an alias the event lists, a name of at least two distinctive
/// words, or a name and its acronym. A city or words such as "University Hospital" alone name nobody: a hundred wrong
/// findings hide the one that matters.
struct InstitutionNames {
  /// What a text can be recognised by.
  struct Keys: Equatable {
    /// Names and sets of distinctive words.
    var names: Set<String> = []
    /// Words that look like an acronym.
    var acronyms: Set<String> = []
    /// The first letters of longer names.
    var initials: Set<String> = []
  }

  private let aliases: [String: String]
  private let generic: Set<String>
  private let cities: Set<String>

  /// - Parameters:
  ///   - institutions: names with their other wordings.
  ///   - commonWords: folded words of affiliations that name nobody.
  ///   - cities: cities as reviewers and authors give them.
  init(institutions: [Choice], commonWords: Set<String>, cities: some Sequence<String>) {
    var aliases: [String: String] = [:]
    for institution in institutions {
      for wording in [institution.code] + institution.aliases { aliases[folded(wording)] = institution.code }
    }
    self.aliases = aliases
    generic = commonWords.union(commonWords.map { Self.whole[$0] ?? $0 }).union(Self.little)
    // What follows the last comma of an affiliation is taken for a city; a hospital is none.
    self.cities = Set(
      cities.map { folded($0) }.filter { city in
        let words = city.split(separator: " ").map(String.init)
        return (1...2).contains(words.count) && aliases[city] == nil && !words.contains(where: commonWords.contains)
      })
  }

  /// The name an institution is listed under in the event's file, else the text itself.
  func canonical(_ text: String) -> String {
    aliases[folded(text)] ?? Self.parts(text).lazy.compactMap { aliases[folded($0)] }.first ?? text
  }

  /// What a text is recognised by; `city` is where it lies, when known.
  func keys(of text: String, city: String = "") -> Keys {
    var keys = Keys()
    if let known = aliases[folded(text)] { keys.names.insert(folded(known)) }
    for part in Self.parts(text) { add(part, city: folded(city), to: &keys) }
    return keys
  }

  private func add(_ part: String, city: String, to keys: inout Keys) {
    let name = folded(part)
    if let known = aliases[name] { keys.names.insert(folded(known)) }
    let words = name.split(separator: " ").map { Self.whole[String($0)] ?? String($0) }.filter {
      !Self.little.contains($0)
    }
    let places = Set(cities.contains(name) ? words : words.filter(cities.contains))
    let own = words.filter { !generic.contains($0) && !places.contains($0) }
    if !cities.contains(name), !words.contains(where: InstitutionWords.departments.contains) {
      if !own.isEmpty || words.count >= 4 || (!places.isEmpty && words.count > places.count) {
        keys.names.insert(words.joined(separator: " "))
        if let last = words.last, places.contains(last), words.count > 2, !own.isEmpty {
          keys.names.insert(words.dropLast().joined(separator: " "))
        }
      }
      if words.count >= 3 {
        let letters = String(words.compactMap(\.first))
        keys.initials.formUnion([letters, letters + city.prefix(1)])
      }
      let isOneWord = words.count == 1 && name.count >= 3
      if isOneWord, part.filter(\.isLetter).allSatisfy(\.isUppercase) { keys.acronyms.insert(name) }
    }
    if own.count >= 2 { keys.names.insert("words " + Set(own).sorted().joined(separator: " ")) }
  }

  private static func parts(_ text: String) -> [String] {
    text.split { ",;()[]".contains($0) || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
  }

  private static let little: Set<String> = ["the", "and", "of", "for", "at", "in", "dr", "prof"]
  /// Words of institutions as they are shortened or spelled elsewhere, folded, and the word that is compared.
  private static let whole: [String: String] = [
    "univ": "university", "uni": "university", "universidad": "university", "universita": "university",
    "universitat": "university", "universite": "university", "hosp": "hospital", "hsp": "hospital",
    "hospitals": "hospital",
    "ctr": "centre", "cntr": "centre", "cen": "centre", "cent": "centre", "center": "centre", "centers": "centre",
    "centres": "centre", "inst": "institute", "instt": "institute", "coll": "college", "med": "medical",
    "natl": "national",
    "nat": "national", "intl": "international", "int": "international", "gen": "general", "govt": "government",
    "mem": "memorial", "meml": "memorial", "res": "research", "sci": "sciences", "science": "sciences", "sch": "school",
    "onc": "oncology", "oncol": "oncology", "clin": "clinic", "fdn": "foundation", "found": "foundation",
    "postgrad": "postgraduate", "dept": "department",
  ]
}
