import EventData

/// A place that a person chose, checked.
struct FixedPlace {
  let session: String
  let position: Int
  let placement: Placement

  init(
    _ abstract: DecidedAbstract, session code: String, position: Int?, definition: ProgrammeRules,
    before: [Placement]
  ) throws {
    let all = definition.programme.sessions
    let open = all.filter { $0.abstracts?.outcome == abstract.outcome }
    guard let session = all.first(where: { folded($0.code) == folded(code) }), let slots = session.abstracts,
      slots.outcome == abstract.outcome
    else {
      let hint = didYouMean(code, in: open.map(\.code))
      let isKnown = all.contains { folded($0.code) == folded(code) }
      throw ExplainedError(
        .refused,
        (isKnown ? "The session '\(code)' takes no '\(abstract.outcome)'." : "There is no session '\(code)'.") + hint,
        remedy: "Choose one of: \(open.map(\.code).joined(separator: ", ")).")
    }
    let range = slots.boards.map { $0.first..<($0.first + $0.count) } ?? 1..<(slots.count + 1)
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
    (self.session, self.position) = (session.code, place)
    placement = Placement(code: abstract.code, session: session.code, position: place, isFixed: true)
  }
}
