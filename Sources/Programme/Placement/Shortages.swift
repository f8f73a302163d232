import EventData

/// Says what is short when abstracts find no place.
struct Shortages {
  let seating: SessionSeating
  let seats: [Int?]

  /// The abstracts without a place, grouped by the sessions that are too small for them.
  func explain(_ left: [Int]) -> [ProgrammePlacer.Shortage] {
    var groups: [(codes: [String], reason: String)] = []
    for item in left {
      let reason = reason(item)
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].codes.append(seating.items[item].code)
      } else {
        groups.append(([seating.items[item].code], reason))
      }
    }
    return groups.map { ProgrammePlacer.Shortage(codes: $0.codes.sorted(), reason: $0.reason) }
  }

  private func reason(_ item: Int) -> String {
    let one = seating.items[item]
    let costs = seating.costs()
    let open = seating.sessions.indices.filter { seating.takes(item, seating.sessions[$0]) }
    guard !open.isEmpty else {
      return "no session takes '\(one.outcome)' of the track \(one.track.map { "'\($0)'" } ?? "that is not known")"
    }
    let can = open.filter { costs[item][$0] != nil }
    guard !can.isEmpty else {
      let names = open.map { seating.sessions[$0].code }.joined(separator: ", ")
      return "\(one.presenter) is busy elsewhere during \(names), and nothing else takes it"
    }
    // All sessions to which places could be passed on from here, and everybody who sits in them: they are too many.
    var reached = Set(can)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for other in seating.items.indices {
        guard let seat = seats[other], reached.contains(seat) else { continue }
        for next in seating.sessions.indices where costs[other][next] != nil && reached.insert(next).inserted {
          isGrowing = true
        }
      }
    }
    let names = reached.sorted().map { seating.sessions[$0].code }.joined(separator: ", ")
    let places = reached.reduce(0) { $0 + (seating.sessions[$1].abstracts?.count ?? 0) }
    let seated = seats.count { $0.map(reached.contains) ?? false }
    if seated < places { return "\(one.presenter) would be in two rooms at once in \(names)" }
    let waiting = seating.items.indices.count { other in
      seats[other] == nil && seating.sessions.indices.contains { costs[other][$0] != nil && reached.contains($0) }
    }
    return
      "\(places + waiting) abstracts for the \(counted(places, "place")) of \(names): \(waiting) more needed there, "
      + "or another session that takes these tracks"
  }
}
