import EventData

/// Chooses abstracts under quotas.
///
/// The rule: what stands (letters are out) and what the committee set by hand takes its places first. The rest come in
/// the order of their scores, and each gets the first outcome, in the order of `selection.outcomes`, that its wish and
/// type allow, whose least score it reaches, and in which no quota is full. So whoever misses an outcome either may not
/// have it, or met a quota filled by abstracts that scored at least as high or that stood before; the reason names it.
public struct Selection: Sendable {
  private let rules: SelectionRules

  /// A selection by an event's rules.
  public init(_ rules: SelectionRules) { self.rules = rules }

  /// Decides about all candidates.
  ///
  /// - Parameters:
  ///   - candidates: who may be chosen, in any order.
  ///   - standing: abstracts that keep their outcome and count against the quotas; not among the candidates.
  ///   - lastPlace: the last place on the reserve list that was told; new ones come behind it.
  ///   - overrides: what the committee set by hand, by code.
  /// - Returns: a choice for each candidate, in the order of selection.
  public func choose(
    _ candidates: [SelectionCandidate], standing: [(SelectionCandidate, outcome: String)] = [], lastPlace: Int = 0,
    overrides: [String: SelectionOverride] = [:]
  ) -> [SelectionChoice] {
    var quotas = Quotas(rules)
    for (candidate, code) in standing {
      if let outcome = rules.outcome(code), outcome.isAccepted { quotas.take(outcome, candidate) }
    }
    let ranked = candidates.sorted(by: SelectionCandidate.isBetter)
    for candidate in ranked {
      if let outcome = overrides[candidate.code].flatMap({ rules.outcome($0.outcome) }), outcome.isAccepted {
        quotas.take(outcome, candidate)
      }
    }
    let told = standing.count { rules.outcome($0.outcome)?.presents == .reserve }
    var waiting = Waiting(count: told, last: max(told, lastPlace))
    // The place among all that can be decided, so that a later run over a few says the same.
    let all = (candidates + standing.map(\.0)).sorted(by: SelectionCandidate.isBetter)
    let places = all.enumerated().map { ($1.code, $0 + 1) }.firsts()
    return ranked.map { candidate in
      choice(
        candidate, at: "\(places[candidate.code] ?? 0) of \(all.count) at \(points(candidate.adjusted))",
        override: overrides[candidate.code], &quotas, &waiting)
    }
  }

  /// The reserve list: how many wait, and the last place given.
  private struct Waiting {
    var count: Int, last: Int

    mutating func next() -> Int {
      (count, last) = (count + 1, last + 1)
      return last
    }
  }

  private func choice(
    _ candidate: SelectionCandidate, at standing: String, override: SelectionOverride?, _ quotas: inout Quotas,
    _ waiting: inout Waiting
  ) -> SelectionChoice {
    func made(_ outcome: String?, _ origin: String, place: Int? = nil, _ reason: String) -> SelectionChoice {
      SelectionChoice(
        code: candidate.code, outcome: outcome, origin: origin, place: place, score: candidate.adjusted,
        reason: reason)
    }
    if let override, let outcome = rules.outcome(override.outcome) {
      return made(
        outcome.code, "override", place: outcome.presents == .reserve ? waiting.next() : nil,
        "\(standing); by hand: \(override.reason)")
    }
    if candidate.isPlaceholder { return made(nil, "quota", "not decided: its results are still to come") }
    guard candidate.adjusted != nil, candidate.reviews >= rules.leastReviews else {
      return made(
        nil, "quota",
        "not decided: \(counted(candidate.reviews, "complete review")), \(rules.leastReviews) needed")
    }
    var notes: [String] = []
    var mayPass = false
    for outcome in rules.presented {
      let obstacle =
        bar(outcome, candidate).map { Quotas.Obstacle(text: $0, mayPass: false) }
        ?? quotas.obstacle(outcome, candidate)
      guard let obstacle else {
        quotas.take(outcome, candidate)
        let notes = notes.isEmpty ? "" : "; " + notes.joined(separator: "; ")
        return made(outcome.code, "quota", "\(standing)\(notes); \(outcome.code): given")
      }
      notes.append("\(outcome.code): \(obstacle.text)")
      mayPass = mayPass || obstacle.mayPass
    }
    if mayPass, let reserve = rules.reserve {
      if waiting.count < reserve.places ?? .max {
        let place = waiting.next()
        return made(
          reserve.code, "quota", place: place,
          "\(standing); \(notes.joined(separator: "; ")); \(reserve.code): place \(place)")
      }
      notes.append("\(reserve.code): full, with \(counted(reserve.places ?? 0, "place"))")
    }
    return made(rules.refusal?.code, "quota", "\(standing); \(notes.joined(separator: "; "))")
  }

  /// Why an outcome is not for this abstract, whatever the quotas; nil when it may have it.
  func bar(_ outcome: SelectionRules.Outcome, _ candidate: SelectionCandidate) -> String? {
    if let wish = candidate.wish, let open = rules.wishes.first(where: { $0.code == wish }),
      !open.aliases.contains(outcome.code)
    {
      return "the authors wish '\(wish)'"
    }
    if let open = rules.types.first(where: { $0.code == candidate.type }), !open.aliases.contains(outcome.code) {
      return "not for the type '\(candidate.type)'"
    }
    if let least = outcome.minimumScore, candidate.adjusted ?? 0 < least { return "below \(points(least))" }
    return nil
  }
}
