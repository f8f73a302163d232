import EventData

/// Moves abstracts up into places that became free.
public struct Promotion: Sendable {
  /// An abstract that moves up.
  public struct Move: Equatable, Sendable {
    /// The abstract.
    public let code: String
    /// The outcome it had, and the one it gets.
    public let from: String, to: String
    /// Why, in words.
    public let reason: String
  }

  private let rules: SelectionRules

  /// Promotion by an event's rules.
  public init(_ rules: SelectionRules) { self.rules = rules }

  /// Who moves up.
  ///
  /// From the best outcome down, each free place goes to the best abstract that has a later outcome (the reserve list
  /// among them, in its order), may have this one, and meets no full quota. A place that its move frees is given away
  /// in the same run.
  ///
  /// - Parameters:
  ///   - standing: who has which outcome now; those who declined, lapsed or withdrew are not among them.
  ///   - places: the places on the reserve list, as the letters told them.
  ///   - settled: codes that must not move, such as those a committee placed by hand.
  public func moves(
    _ standing: [(SelectionCandidate, outcome: String)], places: [String: Int] = [:], settled: Set<String>
  ) -> [Move] {
    var quotas = Quotas(rules)
    var outcomes: [String: String] = [:]
    for (candidate, code) in standing {
      outcomes[candidate.code] = code
      if let outcome = rules.outcome(code), outcome.isAccepted { quotas.take(outcome, candidate) }
    }
    let ranked = order(standing.map(\.0), places)
    let outcomeOrder = rules.outcomes.map(\.code)
    let selection = Selection(rules)
    var moves: [Move] = []
    for outcome in rules.presented {
      for candidate in ranked where !settled.contains(candidate.code) {
        guard let now = outcomes[candidate.code], let current = rules.outcome(now), current.presents != .nothing,
          let old = outcomeOrder.firstIndex(of: now), let new = outcomeOrder.firstIndex(of: outcome.code), old > new,
          selection.bar(outcome, candidate) == nil
        else { continue }
        if current.isAccepted { quotas.release(current, candidate) }
        guard quotas.obstacle(outcome, candidate) == nil else {
          if current.isAccepted { quotas.take(current, candidate) }
          continue
        }
        quotas.take(outcome, candidate)
        outcomes[candidate.code] = outcome.code
        let standing = places[candidate.code].map { "at place \($0) of the reserve list" } ?? "next in order"
        moves.append(
          Move(
            code: candidate.code, from: now, to: outcome.code,
            reason: "\(standing), at \(points(candidate.adjusted)), when a place became free"))
      }
    }
    return moves
  }

  /// By score; but among those on the reserve list by the places they were told, whatever reviews have come in since.
  private func order(_ candidates: [SelectionCandidate], _ places: [String: Int]) -> [SelectionCandidate] {
    var ranked = candidates.sorted(by: SelectionCandidate.isBetter)
    let seats = ranked.indices.filter { places[ranked[$0].code] != nil }
    let waiting = seats.map { ranked[$0] }.sorted { (places[$0.code] ?? 0, $0.code) < (places[$1.code] ?? 0, $1.code) }
    for (seat, candidate) in zip(seats, waiting) { ranked[seat] = candidate }
    return ranked
  }
}
