public import EventData

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
  ///   - overrides: what the committee set by hand, by code.
  /// - Returns: a choice for each candidate, in the order of selection.
  public func choose(
    _ candidates: [SelectionCandidate], standing: [(SelectionCandidate, outcome: String)] = [],
    overrides: [String: SelectionOverride] = [:]
  ) -> [SelectionChoice] {
    var book = QuotaBook(rules)
    for (candidate, code) in standing {
      if let outcome = rules.outcome(code), outcome.isAccepted { book.take(outcome, candidate) }
    }
    let ranked = candidates.sorted(by: SelectionCandidate.isBetter)
    for candidate in ranked {
      if let outcome = overrides[candidate.code].flatMap({ rules.outcome($0.outcome) }), outcome.isAccepted {
        book.take(outcome, candidate)
      }
    }
    // Who was told a place on the reserve list keeps it.
    var waiting = standing.count { rules.outcome($0.outcome)?.presents == .reserve }
    return ranked.enumerated().map { index, candidate in
      choice(
        candidate, at: "\(index + 1) of \(ranked.count) at \(points(candidate.adjusted))",
        override: overrides[candidate.code], &book, &waiting)
    }
  }

  private func choice(
    _ candidate: SelectionCandidate, at standing: String, override: SelectionOverride?, _ book: inout QuotaBook,
    _ waiting: inout Int
  ) -> SelectionChoice {
    func made(_ outcome: String?, _ origin: String, place: Int? = nil, _ reason: String) -> SelectionChoice {
      SelectionChoice(
        code: candidate.code, outcome: outcome, origin: origin, place: place, score: candidate.adjusted,
        reason: reason)
    }
    if let override, let outcome = rules.outcome(override.outcome) {
      if outcome.presents == .reserve { waiting += 1 }
      return made(
        outcome.code, "override", place: outcome.presents == .reserve ? waiting : nil,
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
        bar(outcome, candidate).map { QuotaBook.Obstacle(text: $0, mayPass: false) }
        ?? book.obstacle(outcome, candidate)
      guard let obstacle else {
        book.take(outcome, candidate)
        let notes = notes.isEmpty ? "" : "; " + notes.joined(separator: "; ")
        return made(outcome.code, "quota", "\(standing)\(notes); \(outcome.code): given")
      }
      notes.append("\(outcome.code): \(obstacle.text)")
      mayPass = mayPass || obstacle.mayPass
    }
    if mayPass, let reserve = rules.reserve {
      if waiting < reserve.places ?? .max {
        waiting += 1
        return made(
          reserve.code, "quota", place: waiting,
          "\(standing); \(notes.joined(separator: "; ")); \(reserve.code): place \(waiting)")
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
