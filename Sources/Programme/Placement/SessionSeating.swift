import EventData

/// Gives each abstract a session, so that nobody must be in two rooms at once.
struct SessionSeating {
  let sessions: [Programme.Session]
  let items: [PlacementItem]
  /// The session each item has now and should keep, by its index; nil for a new one.
  let standing: [Int?]
  /// Items that must stay where they are.
  let pinned: [Bool]
  /// Who is busy in which sessions of the whole programme, by `presenterKey`: chairs and speakers, and presenters of
  /// abstracts that are not seated here.
  let busy: [String: [Programme.Session]]
  /// True when a person may be in two places (posters): such a seat only costs more.
  let mayClash: Bool

  /// Moving what stands costs more than any other wish.
  private static let keep = 1_000_000
  private static let clash = 10_000

  /// The session of each item, by its index; nil for items without a place.
  func seats() -> [Int?] {
    let free = costs()
    guard !mayClash else { return SlotFlow(costs: free, capacities: capacities).assign() }
    var budget = 400
    return best(free, &budget) ?? withoutClashes(SlotFlow(costs: free, capacities: capacities).assign())
  }

  private var capacities: [Int] { sessions.map { $0.abstracts?.count ?? 0 } }

  /// The best seats in which no presenter is in two rooms: where one is, each of the two talks is tried elsewhere.
  private func best(_ costs: [[Int?]], _ budget: inout Int) -> [Int?]? {
    guard budget > 0 else { return nil }
    budget -= 1
    let seats = SlotFlow(costs: costs, capacities: capacities).assign()
    guard let (one, other) = firstClash(seats) else { return seats }
    var found: [Int?]?
    for item in [other, one] where !pinned[item] {
      guard let seat = seats[item] else { continue }
      var changed = costs
      changed[item][seat] = nil
      guard let candidate = best(changed, &budget) else { continue }
      if found.map({ value(candidate) > value($0) }) ?? true { found = candidate }
    }
    return found
  }

  /// More seats first, then less cost.
  private func value(_ seats: [Int?]) -> Int {
    let all = costs()
    return seats.enumerated().reduce(0) { sum, pair in
      guard let seat = pair.element, let cost = all[pair.offset][seat] else { return sum }
      return sum + 100_000_000 - cost
    }
  }

  private func firstClash(_ seats: [Int?]) -> (Int, Int)? {
    for (one, group) in together {
      guard let seat = seats[one] else { continue }
      for other in group {
        if let second = seats[other], second != seat, sessions[second].overlaps(sessions[seat]) { return (one, other) }
      }
    }
    return nil
  }

  /// Items of one presenter: each with the later ones.
  private var together: [(Int, [Int])] {
    let byPerson = Dictionary(grouping: items.indices) { items[$0].person }
    return items.indices.compactMap { item in
      let others = (byPerson[items[item].person] ?? []).filter { $0 > item }
      return others.isEmpty ? nil : (item, others)
    }
  }

  /// Takes away seats until nobody is in two rooms.
  private func withoutClashes(_ seats: [Int?]) -> [Int?] {
    var seats = seats
    while let (one, other) = firstClash(seats) { seats[pinned[other] ? one : other] = nil }
    return seats
  }

  /// The cost of each item in each session: small where the topic fits, smaller still where it is already.
  func costs() -> [[Int?]] {
    let words = sessions.map { session in
      topicWords(([session.title] + session.talks.compactMap(\.title)).joined(separator: " "))
    }
    return items.indices.map { item in
      sessions.indices.map { index in
        let session = sessions[index]
        if pinned[item] { return standing[item] == index ? 0 : nil }
        guard takes(item, session) else { return nil }
        let isBusy = (busy[items[item].person] ?? []).contains { $0.code != session.code && $0.overlaps(session) }
        if isBusy && !mayClash { return nil }
        let width = session.abstracts?.tracks.count ?? 0
        let topics = items[item].titleWords.union(items[item].keywords.flatMap { topicWords($0) })
        let fit = min(20, topics.intersection(words[index]).count)
        return Self.keep * (standing[item] == nil || standing[item] == index ? 0 : 1) + (isBusy ? Self.clash : 0)
          + (width == 0 ? 600 : (width - 1) * 60) + (20 - fit) * 10
      }
    }
  }

  /// True when a session is open to an item, whoever is busy.
  func takes(_ item: Int, _ session: Programme.Session) -> Bool {
    guard let slots = session.abstracts else { return false }
    return slots.outcome == items[item].outcome && slots.takes(track: items[item].track)
  }
}
