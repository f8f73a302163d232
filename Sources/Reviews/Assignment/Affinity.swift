import EventData

/// How well reviewers suit abstracts, in points of the call's rule.
///
/// The sum of: `track` when the abstract's track is among the reviewer's; `topic` for each keyword, or word of the title
/// of four letters and more, that also stands in the reviewer's own abstracts or in others they bid want or can for, at
/// most `topicsAtMost`; and the points of the bid on this abstract. Words that more than a tenth of the call's abstracts
/// have say nothing and are left out. At least 1.
struct Affinity {
  /// What an affinity is made of.
  struct Parts: Equatable {
    /// Points for the track.
    var track = 0
    /// The words they share, sorted.
    var topics: [String] = []
    /// Points for the words.
    var topicPoints = 0
    /// The bid; nil when there is none.
    var bid: ReviewerBid?
    /// Points for the bid.
    var bidPoints = 0

    /// The affinity.
    var sum: Int { max(1, track + topicPoints + bidPoints) }
  }

  private let facts: AssignmentFacts
  private let rule: ReviewRules.AffinityRule
  /// The telling terms of each abstract.
  private let terms: [[Int]]
  private let words: [String]
  private let position: [String: Int]

  init(_ facts: AssignmentFacts, rule: ReviewRules.AffinityRule) {
    (self.facts, self.rule) = (facts, rule)
    var ids: [String: Int] = [:]
    var words: [String] = []
    var counts: [Int] = []
    var all: [[Int]] = []
    for work in facts.works {
      var own: [Int] = []
      for term in Self.terms(of: work) {
        let id = ids[term] ?? words.count
        if id == words.count {
          ids[term] = id
          words.append(term)
          counts.append(0)
        }
        counts[id] += 1
        own.append(id)
      }
      all.append(own)
    }
    let most = max(3, facts.works.count / 10)
    terms = all.map { $0.filter { counts[$0] <= most } }
    self.words = words
    position = facts.works.enumerated().map { ($1.code, $0) }.firsts()
  }

  /// Words of the title and keywords, folded and sorted, each once.
  private static func terms(of work: AssignmentFacts.Work) -> [String] {
    let title = folded(work.title).split(separator: " ").filter { $0.count >= 4 && $0.contains(where: \.isLetter) }
    let keywords = work.keywords.map { folded($0) }.filter { !$0.isEmpty }
    return Set(title.map { String($0) } + keywords).sorted()
  }

  /// The affinities of one reviewer to all abstracts, in their order.
  func row(of reviewer: Reviewer) -> [Int] {
    let profile = profile(of: reviewer)
    let bids = facts.bids[reviewer.code] ?? [:]
    let tracks = Set(reviewer.tracks)
    return facts.works.indices.map { index in
      parts(index, tracks: tracks, profile: profile, bid: bids[facts.works[index].code], naming: false).sum
    }
  }

  /// What the affinity of a pair is made of.
  func parts(_ abstract: Int, _ reviewer: Reviewer) -> Parts {
    parts(
      abstract, tracks: Set(reviewer.tracks), profile: profile(of: reviewer),
      bid: facts.bids[reviewer.code]?[facts.works[abstract].code], naming: true)
  }

  /// How many of the reviewer's sources have each term; empty when there are no sources.
  private func profile(of reviewer: Reviewer) -> [Int: Int] {
    var profile: [Int: Int] = [:]
    for source in sources(of: reviewer) { for term in terms[source] { profile[term, default: 0] += 1 } }
    return profile
  }

  private func sources(of reviewer: Reviewer) -> Set<Int> {
    let liked = (facts.bids[reviewer.code] ?? [:]).filter { $0.value == .want || $0.value == .can }.keys
    return Set((Array(liked) + Array(facts.own[reviewer.code] ?? [])).compactMap { position[$0] })
  }

  private func parts(_ abstract: Int, tracks: Set<String>, profile: [Int: Int], bid: ReviewerBid?, naming: Bool)
    -> Parts
  {
    var parts = Parts()
    if let track = facts.works[abstract].track, tracks.contains(track) { parts.track = rule.track }
    if !profile.isEmpty {
      // What a bid on this very abstract brought in does not count twice.
      let isSource = bid == .want || bid == .can
      let shared = terms[abstract].filter { (profile[$0] ?? 0) > (isSource ? 1 : 0) }
      parts.topicPoints = min(rule.topicsAtMost, shared.count * rule.topic)
      if naming { parts.topics = shared.map { words[$0] }.sorted() }
    }
    parts.bid = bid
    switch bid {
    case .want: parts.bidPoints = rule.want
    case .can: parts.bidPoints = rule.can
    case .ratherNot: parts.bidPoints = rule.ratherNot
    case .no, nil: parts.bidPoints = 0
    }
    return parts
  }
}
