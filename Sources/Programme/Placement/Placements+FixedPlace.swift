import EventData

extension Placements {
  /// The place that a person chose for an abstract, checked.
  static func fixedPlace(
    _ abstract: DecidedAbstract, in code: String, position: Int?, definition: ProgrammeRules, before: [Placement]
  ) throws -> Placement {
    let all = definition.programme.sessions
    let named = all.first { folded($0.code) == folded(code) }
    guard let session = named, let slots = session.abstracts, slots.outcome == abstract.outcome else {
      let open = all.filter { $0.abstracts?.outcome == abstract.outcome }.map(\.code)
      throw ExplainedError(
        .refused,
        (named != nil ? "The session '\(code)' takes no '\(abstract.outcome)'." : "There is no session '\(code)'.")
          + didYouMean(code, in: open), remedy: "Choose one of: \(open.joined(separator: ", ")).")
    }
    let range = slots.positions
    let used = before.filter { $0.session == session.code && $0.code != abstract.code }.keyed(by: \.position)
    guard let place = position ?? range.first(where: { used[$0] == nil }) else {
      throw ExplainedError(
        .refused, "\(session.code) is full", why: "All \(slots.count) places are taken.",
        remedy: "Say --position to take a place; who has it is moved.")
    }
    guard range.contains(place) else {
      throw ExplainedError(
        .usage, "\(session.code) has no place \(place)",
        remedy: "Choose \(range.lowerBound) to \(range.upperBound - 1).")
    }
    if let other = used[place], other.isFixed {
      throw ExplainedError(
        .refused, "Place \(place) of \(session.code) is fixed for \(other.code)",
        remedy: "Release it first: programme fix \(other.code) --release.")
    }
    let person = presenterKey(abstract.presenter)
    if slots.talks != nil,
      let clash = all.first(where: { $0.code != session.code && $0.overlaps(session) && $0.people.contains(person) })
    {
      throw ExplainedError(
        .refused, "\(abstract.presenter) would be in two rooms at once", why: "\(clash.code) is at the same time.",
        remedy: "Choose another session, or name a substitute.")
    }
    return Placement(code: abstract.code, session: session.code, position: place, isFixed: true)
  }
}

extension Programme.AbstractSlots {
  /// The talks' places from 1, or the boards' numbers.
  var positions: Range<Int> { boards.map { $0.first..<($0.first + $0.count) } ?? 1..<(count + 1) }
}
