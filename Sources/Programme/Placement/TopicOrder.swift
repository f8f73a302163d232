import EventData

/// Brings abstracts on one topic together: within a session one after another, and among sessions by exchange.
enum TopicOrder {
  /// Exchanges items between sessions while what sits together becomes more alike. Nobody is moved whom `mayMove`
  /// forbids, and no exchange makes a seat dearer than its gain.
  static func exchanged(_ seats: [Int?], _ seating: SessionSeating, mayMove: [Bool]) -> [Int?] {
    var seats = seats
    let costs = seating.costs()
    let items = seating.items
    let movers = items.indices.filter { mayMove[$0] && seats[$0] != nil }
    func bond(_ item: Int, _ session: Int, without: Int) -> Int {
      items.indices.reduce(0) { sum, other in
        guard other != item, other != without, seats[other] == session else { return sum }
        return sum + items[item].likeness(to: items[other])
      }
    }
    func clashes(_ item: Int, in session: Int) -> Bool {
      items.indices.contains { other in
        guard other != item, items[other].person == items[item].person, let seat = seats[other] else { return false }
        return seat != session && seating.sessions[seat].overlaps(seating.sessions[session])
      }
    }
    for _ in 0..<20 {
      var hasChanged = false
      for (index, one) in movers.enumerated() {
        for other in movers[(index + 1)...] {
          guard let here = seats[one], let there = seats[other], here != there,
            let new = costs[one][there].flatMap({ left in costs[other][here].map { left + $0 } }),
            let old = costs[one][here].flatMap({ left in costs[other][there].map { left + $0 } })
          else { continue }
          let gain =
            10
            * (bond(one, there, without: other) + bond(other, here, without: one)
              - bond(one, here, without: one) - bond(other, there, without: other))
          guard gain > new - old else { continue }
          (seats[one], seats[other]) = (there, here)
          if clashes(one, in: there) || clashes(other, in: here) {
            (seats[one], seats[other]) = (here, there)
          } else {
            hasChanged = true
          }
        }
      }
      if !hasChanged { break }
    }
    return seats
  }

  /// Items in an order in which neighbours are alike: each time the one most like the last.
  static func chain(_ items: [PlacementItem]) -> [PlacementItem] {
    var rest = items.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    var chain: [PlacementItem] = []
    while !rest.isEmpty {
      var next = 0
      if let last = chain.last {
        for index in rest.indices where last.likeness(to: rest[index]) > last.likeness(to: rest[next]) { next = index }
      }
      chain.append(rest.remove(at: next))
    }
    return chain
  }
}
