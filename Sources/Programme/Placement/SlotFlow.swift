/// Puts items into sessions of limited size at the least total cost: the transportation problem, solved by shortest
/// augmenting paths over the sessions. Exact and deterministic.
struct SlotFlow {
  /// Cost of an item in a session; nil where it may not go.
  let costs: [[Int?]]
  /// How many each session holds.
  let capacities: [Int]

  /// The session of each item; nil for items that find no place. Items are seated in order, and one that is seated is
  /// never unseated again, so those left over are the last possible ones; as many as possible are seated.
  func assign() -> [Int?] {
    var seats = [Int?](repeating: nil, count: costs.count)
    var members = [[Int]](repeating: [], count: capacities.count)
    for item in costs.indices { seat(item, &seats, &members) }
    return seats
  }

  private func seat(_ item: Int, _ seats: inout [Int?], _ members: inout [[Int]]) {
    let sessions = capacities.indices
    var distance = sessions.map { costs[item][$0] }
    // Which item moves from which session to make room in this one; nil where the new item comes in itself.
    var cameFrom = [(item: Int, session: Int)?](repeating: nil, count: capacities.count)
    let moves = cheapestMoves(members)
    for _ in sessions {
      var isSettled = true
      for from in sessions {
        guard let base = distance[from] else { continue }
        for to in sessions {
          guard let move = moves[from][to] else { continue }
          guard distance[to].map({ base + move.cost < $0 }) ?? true else { continue }
          distance[to] = base + move.cost
          cameFrom[to] = (move.item, from)
          isSettled = false
        }
      }
      if isSettled { break }
    }
    let open = sessions.filter { members[$0].count < capacities[$0] && distance[$0] != nil }
    guard var session = open.min(by: { (distance[$0] ?? 0, $0) < (distance[$1] ?? 0, $1) }) else { return }
    for _ in sessions {
      guard let step = cameFrom[session] else { break }
      members[step.session].removeAll { $0 == step.item }
      members[session].append(step.item)
      seats[step.item] = session
      session = step.session
    }
    members[session].append(item)
    seats[item] = session
  }

  /// The cheapest item to move from each session to each other.
  private func cheapestMoves(_ members: [[Int]]) -> [[(item: Int, cost: Int)?]] {
    capacities.indices.map { from in
      capacities.indices.map { to in
        guard from != to, members[from].count >= capacities[from] else { return nil }
        var best: (item: Int, cost: Int)?
        for item in members[from] {
          guard let new = costs[item][to], let old = costs[item][from] else { continue }
          if best.map({ (new - old, item) < ($0.cost, $0.item) }) ?? true { best = (item, new - old) }
        }
        return best
      }
    }
  }
}
