import EventData

extension ReviewTable {
  /// An abstract with its scores, before it has a place.
  private struct Scored {
    let position: Int
    let raw: Int?
    let adjusted: Int?

    /// Best first; of equals the earlier code.
    static func isBetter(_ one: Scored, _ other: Scored) -> Bool {
      let (oneAdjusted, otherAdjusted) = (one.adjusted ?? .min, other.adjusted ?? .min)
      if oneAdjusted != otherAdjusted { return oneAdjusted > otherAdjusted }
      let (oneRaw, otherRaw) = (one.raw ?? .min, other.raw ?? .min)
      return oneRaw == otherRaw ? one.position < other.position : oneRaw > otherRaw
    }
  }

  /// What an abstract's line is read against.
  private struct Field {
    let adjusted: Places
    let raw: Places
    /// The groups of the listed abstracts, numbered from 1 by how many of them each has.
    let groups: [Int: Int]
    let cut: Int?
    let line: CutLine?
  }

  /// The ranking of one track or of all.
  func ranking(track: String?, cut: Int?) -> RankingReport {
    let listed = abstracts.indices.filter { place in
      !abstracts[place].isWithdrawn && (track == nil || abstracts[place].track == track)
    }
    let scored = listed.map(scored).sorted(by: Scored.isBetter)
    let adjusted = scored.map { $0.adjusted }
    let field = Field(
      adjusted: Places(adjusted), raw: Places(scored.map { $0.raw }), groups: groupNumbers(listed), cut: cut,
      line: cut.flatMap { CutLine(adjusted, taking: $0) })
    let ranked = scored.map { self.ranked($0, in: field) }
    var sizes = [Int](repeating: 0, count: field.groups.count)
    for one in ranked { if let component = one.component { sizes[component - 1] += 1 } }
    return RankingReport(abstracts: ranked, reviewers: reviewers, components: sizes)
  }

  private func scored(_ position: Int) -> Scored {
    let totals = counted(position).map(\.total)
    guard !totals.isEmpty else { return Scored(position: position, raw: nil, adjusted: nil) }
    return Scored(position: position, raw: rounded(mean(totals)), adjusted: rounded(model.merits[position]))
  }

  private func ranked(_ one: Scored, in field: Field) -> RankedAbstract {
    let abstract = abstracts[one.position], reviews = counted(one.position)
    let totals = reviews.map(\.total)
    let place = field.adjusted[one.adjusted], rawPlace = field.raw[one.raw]
    let component = graph.abstracts[one.position].flatMap { field.groups[$0] }
    var flags = reviewFlags(one.position)
    if let component, component > 1 { flags.insert(.separateComponent) }
    if let cut = field.cut, one.adjusted != nil {
      if (place <= cut) != (rawPlace <= cut) { flags.insert(.flips) }
      if field.adjusted.isParted(one.adjusted, by: cut) { flags.insert(.tieAtCut) }
    }
    let isNear = field.cut == nil || isNear(field.line, one.position, adjusted: one.adjusted)
    if needsAnotherReader(flags, isNear: isNear) { flags.insert(.needsAnotherReader) }
    var recommendations: [String: Int] = [:]
    for code in reviews.compactMap(\.recommendation) { recommendations[code, default: 0] += 1 }
    return RankedAbstract(
      code: abstract.code, title: abstract.title, track: abstract.track, place: place, rawPlace: rawPlace,
      raw: one.raw, adjusted: one.adjusted, reviews: totals.count,
      spread: (totals.max() ?? 0) - (totals.min() ?? 0), recommendations: recommendations,
      flags: RankingFlag.allCases.filter(flags.contains).map(\.rawValue), outliers: outliers(one.position),
      awaited: abstract.awaited, component: component)
  }

  /// The groups that the listed abstracts fall into, numbered from 1 by how many of them each has.
  private func groupNumbers(_ listed: [Int]) -> [Int: Int] {
    var sizes: [Int: Int] = [:]
    for position in listed { if let group = graph.abstracts[position] { sizes[group, default: 0] += 1 } }
    let order = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 + 1) })
  }
}

/// Places for scores, best first: equal scores share the place of the first of them; no score comes after all.
struct Places {
  private var first: [Int: Int] = [:]
  private var count: [Int: Int] = [:]
  private let last: Int

  init(_ scores: [Int?]) {
    let known = scores.compactMap { $0 }.sorted(by: >)
    for (index, score) in known.enumerated() {
      if first[score] == nil { first[score] = index + 1 }
      count[score, default: 0] += 1
    }
    last = known.count + 1
  }

  /// The place of a score.
  subscript(_ score: Int?) -> Int { score.flatMap { first[$0] } ?? last }

  /// True when so many could be taken that some with this score would be in and others out.
  func isParted(_ score: Int?, by cut: Int) -> Bool {
    guard let score, let first = first[score], let count = count[score] else { return false }
    return first <= cut && first + count - 1 > cut
  }
}

/// The score between the last that is in and the first that is out, in hundredths of a point.
struct CutLine {
  let score: Double

  /// Nil when all or none are in.
  ///
  /// - Parameter scores: best first.
  init?(_ scores: [Int?], taking cut: Int) {
    let known = scores.compactMap { $0 }
    guard cut >= 1, cut < known.count else { return nil }
    score = Double(known[cut - 1] + known[cut]) / 2
  }
}
