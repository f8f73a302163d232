public import EventData

/// Places accepted abstracts into the sessions of `programme.yaml`.
///
/// What has a place keeps it as long as the place is sound. The rest are seated at the least cost, so that as many as
/// possible have a place, nobody is in two rooms at once, and talks on one topic come together.
public struct ProgrammePlacer: Sendable {
  /// Placements, and what has none.
  public struct Result: Equatable, Sendable {
    /// The placements, in the order of session and position.
    public var placements: [Placement] = []
    /// Abstracts without a place, with the reason.
    public var unplaced: [Shortage] = []
  }

  /// Abstracts that find no place, and what is short.
  public struct Shortage: Equatable, Sendable {
    /// The abstracts.
    public let codes: [String]
    /// What is short, as a sentence.
    public let reason: String
  }

  private let programme: Programme
  private let tracks: [String]

  /// A placer; `tracks` gives the order of posters.
  public init(_ programme: Programme, tracks: [String]) { (self.programme, self.tracks) = (programme, tracks) }

  /// Places items.
  ///
  /// - Parameters:
  ///   - items: what wants a place, the most important first.
  ///   - standing: the placements there are; those that are no longer sound are given up.
  ///   - taken: boards that were told to somebody, by board name; they go to others only when no other is free.
  public func place(_ items: [PlacementItem], standing: [Placement], taken: [String: String] = [:]) -> Result {
    var result = Result()
    let outcomes = items.map(\.outcome).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    var busy: [String: [Programme.Session]] = [:]
    for session in programme.sessions { for person in session.people { busy[person, default: []].append(session) } }
    // Talks first: a poster may share its hour with a talk when nothing else is free.
    for isTalk in [true, false] {
      for outcome in outcomes {
        let sessions = programme.sessions.filter {
          $0.abstracts?.outcome == outcome && ($0.abstracts?.talks != nil) == isTalk
        }
        let own = items.filter { $0.outcome == outcome }
        if sessions.isEmpty {
          let isKnown = programme.sessions.contains { $0.abstracts?.outcome == outcome }
          if isTalk, !isKnown {
            result.unplaced.append(
              Shortage(codes: own.map(\.code), reason: "no session of programme.yaml takes '\(outcome)'"))
          }
          continue
        }
        let placed = seat(own, in: sessions, standing: standing, busy: busy, mayClash: !isTalk, taken: taken)
        result.placements += placed.placements
        result.unplaced += placed.unplaced
        for placement in placed.placements {
          guard let item = own.first(where: { $0.code == placement.code }),
            let session = sessions.first(where: { $0.code == placement.session })
          else { continue }
          busy[item.person, default: []].append(session)
        }
      }
    }
    result.placements.sort { ($0.session, $0.position) < ($1.session, $1.position) }
    return result
  }

  private func seat(
    _ items: [PlacementItem], in sessions: [Programme.Session], standing: [Placement],
    busy: [String: [Programme.Session]], mayClash: Bool, taken: [String: String]
  ) -> Result {
    let kept = sound(standing, items, sessions)
    let order = items.sorted { rank($0, kept) < rank($1, kept) }
    let seating = SessionSeating(
      sessions: sessions, items: order,
      standing: order.map { item in
        kept[item.code].flatMap { place in sessions.firstIndex { $0.code == place.session } }
      }, pinned: order.map { kept[$0.code]?.isFixed ?? false }, busy: busy, mayClash: mayClash)
    var seats = seating.seats()
    if !mayClash { seats = TopicOrder.exchanged(seats, seating, mayMove: order.map { kept[$0.code] == nil }) }
    var result = Result()
    for (index, session) in sessions.enumerated() {
      let members = order.indices.filter { seats[$0] == index }.map { order[$0] }
      result.placements += positions(members, in: session, kept: kept, taken: taken)
    }
    let left = order.indices.filter { seats[$0] == nil }
    if !left.isEmpty { result.unplaced = seating.shortages(of: left, seats: seats) }
    return result
  }

  /// Fixed ones first, then what stands, then the rest as they came.
  private func rank(_ item: PlacementItem, _ kept: [String: Placement]) -> Int {
    kept[item.code].map { $0.isFixed ? 0 : 1 } ?? 2
  }

  /// Standing placements that still hold: the session takes the abstract and the place is its alone.
  private func sound(
    _ standing: [Placement], _ items: [PlacementItem], _ sessions: [Programme.Session]
  ) -> [String: Placement] {
    var kept: [String: Placement] = [:]
    var used: Set<String> = []
    for placement in standing.sorted(by: { ($0.isFixed ? 0 : 1, $0.code) < ($1.isFixed ? 0 : 1, $1.code) }) {
      guard let session = sessions.first(where: { $0.code == placement.session }), let slots = session.abstracts,
        let item = items.first(where: { $0.code == placement.code }), slots.outcome == item.outcome,
        placement.isFixed || slots.takes(track: item.track)
      else { continue }
      let place = placement.position
      guard slots.positions.contains(place), used.insert("\(session.code) \(place)").inserted else { continue }
      kept[placement.code] = placement
    }
    return kept
  }

  private func positions(
    _ members: [PlacementItem], in session: Programme.Session, kept: [String: Placement], taken: [String: String]
  ) -> [Placement] {
    let staying = members.filter { kept[$0.code]?.session == session.code }
    let used = Set(staying.compactMap { kept[$0.code]?.position })
    let coming = members.filter { kept[$0.code]?.session != session.code }
    var free: [Int]
    // Whoever comes back takes the board that was told, when it is free.
    var own: [String: Int] = [:]
    let order: [PlacementItem]
    if let boards = session.abstracts?.boards {
      free = session.abstracts?.positions.filter { !used.contains($0) } ?? []
      let codes = Set(coming.map(\.code))
      own = free.compactMap { board in taken[boards.name(board)].map { ($0, board) } }.filter { codes.contains($0.0) }
        .firsts()
      free.removeAll { own.values.contains($0) }
      free = free.filter { taken[boards.name($0)] == nil } + free.filter { taken[boards.name($0)] != nil }
      order = coming.sorted { (trackOrder($0), $0.code) < (trackOrder($1), $1.code) }
    } else {
      free = (1...max(1, session.abstracts?.count ?? 1)).filter { !used.contains($0) }
      order = TopicOrder.chain(coming)
    }
    let new = own.map { ($0.key, $0.value) } + zip(order.filter { own[$0.code] == nil }, free).map { ($0.code, $1) }
    return (staying.compactMap { item in kept[item.code].map { (item.code, $0.position) } } + new).map {
      code, position in
      let time = session.abstracts?.boards == nil ? session.time(of: position) : (session.starts, session.ends)
      return Placement(
        code: code, session: session.code, position: position, starts: time?.starts, ends: time?.ends,
        board: session.abstracts?.boards?.name(position), isFixed: kept[code]?.isFixed ?? false)
    }
  }

  private func trackOrder(_ item: PlacementItem) -> Int {
    item.track.flatMap { tracks.firstIndex(of: $0) } ?? tracks.count
  }
}
