import EventData

extension SessionSeating {
  /// The abstracts without a place, grouped by what is short: the sessions that are too small for them.
  func shortages(of left: [Int], seats: [Int?]) -> [ProgrammePlacer.Shortage] {
    let reasons = left.map { (item: $0, text: reason(for: $0, seats: seats)) }
    let groups = Dictionary(grouping: reasons, by: \.text).values.sorted { $0[0].item < $1[0].item }
    return groups.map { group in
      ProgrammePlacer.Shortage(codes: group.map { items[$0.item].code }.sorted(), reason: group[0].text)
    }
  }

  private func reason(for item: Int, seats: [Int?]) -> String {
    let one = items[item]
    let costs = self.costs()
    let open = sessions.indices.filter { takes(item, sessions[$0]) }
    guard !open.isEmpty else {
      return "no session takes '\(one.outcome)' of the track \(one.track.map { "'\($0)'" } ?? "that is not known")"
    }
    let can = open.filter { costs[item][$0] != nil }
    guard !can.isEmpty else {
      let names = open.map { sessions[$0].code }.joined(separator: ", ")
      return "\(one.presenter) is busy elsewhere during \(names), and nothing else takes it"
    }
    // All sessions to which places could be passed on from here, and everybody who sits in them: they are too many.
    var reached = Set(can)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for other in items.indices {
        guard let seat = seats[other], reached.contains(seat) else { continue }
        for next in sessions.indices where costs[other][next] != nil && reached.insert(next).inserted {
          isGrowing = true
        }
      }
    }
    let names = reached.sorted().map { sessions[$0].code }.joined(separator: ", ")
    let places = reached.reduce(0) { $0 + (sessions[$1].abstracts?.count ?? 0) }
    let seated = seats.count { $0.map(reached.contains) ?? false }
    if seated < places { return "\(one.presenter) would be in two rooms at once in \(names)" }
    let waiting = items.indices.count { other in
      seats[other] == nil && sessions.indices.contains { costs[other][$0] != nil && reached.contains($0) }
    }
    return
      "\(places + waiting) abstracts for the \(counted(places, "place")) of \(names): \(waiting) more needed there, "
      + "or another session that takes these tracks"
  }
}
