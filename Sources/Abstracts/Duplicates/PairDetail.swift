import EventData

/// Says what two works that look alike have in common: which sections, how many authors.
struct PairDetail {
  /// A section is the same when at least so much of the shorter one's wording stands in the other, in percent.
  static let sameSection = 50
  /// A section with fewer three-word runs is too short to be compared.
  static let leastSectionRuns = 5
  /// From so much of the whole on, texts without sections count as copies, in percent.
  static let copy = 80

  let call: CallForAbstracts
  let tx: Transaction
  private var sections: [String: [String: [UInt64]]] = [:]
  private var authors: [String: Set<String>] = [:]

  init(call: CallForAbstracts, in tx: Transaction) {
    (self.call, self.tx) = (call, tx)
  }

  mutating func pair(
    _ first: DuplicatePair.Work, _ second: DuplicatePair.Work, isPast: Bool,
    texts: (NearDuplicates.Text, NearDuplicates.Text), textPercent: Int, verdict: DuplicateVerdict?
  ) throws -> DuplicatePair {
    let one = try sections(of: first.code, isPast: false), other = try sections(of: second.code, isPast: isPast)
    var same: [String] = [], new: [String] = []
    for code in call.sections.map(\.code) {
      guard let percent = Self.percent(one[code] ?? [], other[code] ?? [], least: Self.leastSectionRuns) else {
        continue
      }
      if percent >= Self.sameSection { same.append(code) } else { new.append(code) }
    }
    let containment =
      textPercent > 0
      ? textPercent
      : Self.percent(NearDuplicates.runs(texts.0.body), NearDuplicates.runs(texts.1.body), least: 1) ?? 0
    let shared = try authors(of: first.code, isPast: false).intersection(authors(of: second.code, isPast: isPast))
    return DuplicatePair(
      first: first, second: second, kind: textPercent > 0 ? .text : .title, containment: containment,
      titleLikeness: Self.likeness(texts.0.title, texts.1.title), sections: same, newSections: new,
      reading: Self.reading(textPercent, same: same, new: new), sharedAuthors: shared.count, verdict: verdict)
  }

  private static func reading(_ textPercent: Int, same: [String], new: [String]) -> DuplicatePair.Reading {
    if textPercent == 0 { return same.isEmpty ? .title : .encoreOrSalami }
    if !same.isEmpty, new.isEmpty { return .copy }
    if !same.isEmpty { return .encoreOrSalami }
    return textPercent >= copy ? .copy : .overlap
  }

  /// How much of the shorter list stands in the other, in percent rounded down; nil when one is too short.
  private static func percent(_ one: [UInt64], _ other: [UInt64], least: Int) -> Int? {
    let smaller = min(one.count, other.count)
    return smaller >= least ? SharedRuns.shared(one, other) * 100 / smaller : nil
  }

  private static func likeness(_ one: String, _ other: String) -> Int {
    let left = Set(one.split(separator: " ")), right = Set(other.split(separator: " "))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    return 200 * left.intersection(right).count / (left.count + right.count)
  }

  private mutating func sections(of code: String, isPast: Bool) throws -> [String: [UInt64]] {
    if let known = sections[code] { return known }
    let rows =
      isPast
      ? try DuplicateQueries.sections(ofPast: Self.past(code), in: tx)
      : try AbstractQueries.parts(.section, code: code, in: tx)[code] ?? []
    let texts = rows.grouped(by: "section").mapValues { parts in
      NearDuplicates.runs(folded(parts.map { $0.text("content") }.joined(separator: "\n")))
    }
    sections[code] = texts
    return texts
  }

  private mutating func authors(of code: String, isPast: Bool) throws -> Set<String> {
    if let known = authors[code] { return known }
    var names: [String]
    if isPast {
      let text = try DuplicateQueries.authors(ofPast: Self.past(code), in: tx)
      // Books separate authors by commas as often as by semicolons.
      let line = text.contains(";") ? text : text.replacing(",", with: ";")
      names = Byline(authors: line, affiliations: "", presenter: "", rules: NameRules(call)).authors.map {
        folded($0.name)
      }
    } else {
      names = try (AbstractQueries.parts(.author, code: code, in: tx)[code] ?? []).map { $0.text("name_folded") }
    }
    names.removeAll { $0.isEmpty }
    authors[code] = Set(names)
    return Set(names)
  }

  /// BOOK/NUMBER taken apart; a book's code holds no slash.
  private static func past(_ code: String) -> (book: String, number: String) {
    let parts = code.split(separator: "/", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }
}
