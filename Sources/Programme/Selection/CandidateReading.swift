import EventData
import Reviews

/// Candidates put together from abstracts, rankings and people.
enum CandidateReading {
  /// A candidate with what is decided about it.
  struct Entry {
    let candidate: SelectionCandidate
    let outcome: String?
    /// The place on the reserve list; nil elsewhere.
    let place: Int?
    let isAnnounced: Bool
    /// True when its presenter declined or let the date pass.
    let isGone: Bool
  }

  static func entries(_ abstracts: AbstractRules, in tx: Transaction) throws -> [Entry] {
    guard let review = abstracts.review else { return [] }
    let ranked = try AbstractRanking.ranked(review, in: tx).keyed(by: \.code)
    let centres = try centres(review, in: tx)
    let rows = try CandidateQueries.abstracts(in: tx)
    let people = presenters(rows)
    return rows.map { row in
      let code = row.text("code")
      let scores = ranked[code]
      let candidate = SelectionCandidate(
        code: code, title: row.text("title"), track: row.optionalText("track"), type: row.text("type"),
        wish: row.optionalText("presentation"), presenter: people[code] ?? code, centre: centres[code] ?? "",
        raw: scores?.raw, adjusted: scores?.adjusted, reviews: scores?.reviews ?? 0, flags: scores?.flags ?? [],
        isPlaceholder: row.text("stage") == "placeholder")
      return Entry(
        candidate: candidate, outcome: row.optionalText("outcome"), place: row.optionalInt("place"),
        isAnnounced: row.moment("announced_at") != nil,
        isGone: ["declined", "lapsed"].contains(row.text("reply")))
    }
  }

  /// Who presents, by abstract. Equal ORCID iDs are likely one person, and equal names unless their iDs differ.
  static func presenters(_ rows: [Row]) -> [String: String] {
    let people = rows.map { PersonIdentity(names: [$0.text("presenter")], orcid: $0.optionalText("orcid")) }
    var found: [String: String] = [:]
    for group in PersonIndex.groups(people, .identifies(.likely)) {
      let orcid = group.lazy.compactMap { rows[$0].optionalText("orcid") }.first
      for index in group { found[rows[index].text("code")] = orcid ?? folded(rows[group[0]].text("presenter")) }
    }
    return found
  }

  private static func centres(_ review: ReviewRules, in tx: Transaction) throws -> [String: String] {
    let known = review.institutions.map { kept in
      (code: kept.code, words: ([kept.code] + kept.aliases).map { " \(folded($0)) " })
    }
    var centres: [String: String] = [:]
    for row in try CandidateQueries.institutions(in: tx) where centres[row.text("abstract")] == nil {
      let name = folded(row.text("institution"))
      let found = known.first { $0.words.contains { " \(name) ".contains($0) } }
      centres[row.text("abstract")] = found.map { folded($0.code) } ?? name
    }
    return centres
  }
}
