import Abstracts
public import EventData

/// A presenter with registration and payment, as the committee must see them before it prints.
public struct PresenterLine: Equatable, Sendable {
  /// The abstract with its decision and answer.
  public let abstract: DecidedAbstract
  /// The presenter's active registration; nil when none is found.
  public let registration: String?
  /// True when nothing is owed for it.
  public let isPaid: Bool
  /// Registrations of the same name, when the address does not say which is meant.
  public let alike: [String]
}

/// What presenters answer, who stands in for them, and whether they are registered.
public enum Presenters {
  /// Writes what a presenter answered.
  ///
  /// - Parameter late: takes the answer of one who let the date pass.
  /// - Returns: false when the same answer was on file.
  /// - Throws: `ExplainedError` (2) when the abstract is not accepted, its letter is not out, or the date has passed.
  @discardableResult
  public static func answer(
    _ code: String, confirms: Bool, note: String, late: Bool = false, abstracts: AbstractRules, now: Moment,
    in tx: Transaction
  ) throws -> Bool {
    let abstract = try DecidedAbstract.one(code, in: tx)
    guard !abstract.isWithdrawn else {
      throw ExplainedError(
        .refused, "\(code) is withdrawn, so nobody presents it",
        remedy: "Nothing, unless the code is wrong; see 'abstract history \(code)'.")
    }
    guard let reply = abstract.reply, abstract.isAccepted else {
      throw ExplainedError(
        .refused, "\(code) has no presenter to answer",
        why: abstract.isAccepted ? "its letter is not out" : "it is '\(abstract.outcome)'",
        remedy: abstract.isAccepted ? "Run 'abstract announce' first." : "Check the code with 'abstract decision'.")
    }
    let state = confirms ? "confirmed" : "declined"
    guard reply.state != state || reply.note != note else { return false }
    if confirms, reply.state == "lapsed" || reply.state == "declined" {
      try checkPlace(of: abstract, was: reply.state, late: late, abstracts: abstracts, in: tx)
    }
    try ReplyQueries.answer(code, state, note: note, at: now, in: tx)
    try DecisionLetters.takeBack(code, decision: !confirms, place: !confirms, in: tx)
    tx.note("\(code) presenter: \(reply.state) -> \(state)\(note.isEmpty ? "" : " (\(note))")")
    return true
  }

  /// A place that was given up may have been given away.
  private static func checkPlace(
    of abstract: DecidedAbstract, was: String, late: Bool, abstracts: AbstractRules, in tx: Transaction
  ) throws {
    let rules = try abstracts.requiredSelection()
    let entries = try CandidateReading.entries(abstracts, in: tx)
    guard let outcome = rules.outcome(abstract.outcome),
      let own = entries.first(where: { $0.candidate.code == abstract.code })
    else { return }
    var quotas = Quotas(rules)
    for entry in entries where !entry.isGone && entry.candidate.code != abstract.code {
      if let taken = entry.outcome.flatMap(rules.outcome), taken.isAccepted { quotas.take(taken, entry.candidate) }
    }
    // The committee may give it a place beyond the quota.
    let isForced = try Decisions.overrides(in: tx)[abstract.code]?.outcome == abstract.outcome
    let obstacle = isForced ? nil : quotas.obstacle(outcome, own.candidate)
    guard !late || obstacle != nil else { return }
    throw ExplainedError(
      .refused, "\(abstract.code) was \(was) and gave its place up",
      why: obstacle.map { "\(outcome.name): \($0.text)" } ?? "Its place is still free.",
      remedy: obstacle == nil
        ? "Say --late to take the answer all the same."
        : "Leave it out; or give it a place beyond the quota: onco abstract override \(abstract.code) "
          + "\(abstract.outcome) --reason ... Then try again\(late ? "" : ", with --late").")
  }

  /// What became of presenters who let the date pass.
  public struct Lapse: Equatable, Sendable {
    /// Codes whose place is free now.
    public internal(set) var lapsed: [String] = []
    /// Codes that keep their place, since the letter that asks was never sent.
    public internal(set) var unsent: [String] = []
  }

  /// Marks as lapsed who did not answer by the date, and writes to them. Who was never sent the question keeps the place.
  ///
  /// - Parameter letters: nil when nobody is written to.
  public static func lapse(letters: DecisionLetters?, now: Moment, in tx: Transaction) throws -> Lapse {
    var result = Lapse()
    for abstract in try DecidedAbstract.all(in: tx) where abstract.isInProgramme {
      guard let reply = abstract.reply, reply.state == "asked", reply.confirmBy < now else { continue }
      guard try DecisionLetters.isSent(abstract.code, in: tx) else {
        result.unsent.append(abstract.code)
        continue
      }
      try ReplyQueries.lapse(abstract.code, in: tx)
      try DecisionLetters.takeBack(abstract.code, decision: false, place: true, in: tx)
      try letters?.queueLapsed(abstract, now: now, in: tx)
      tx.note("\(abstract.code) presenter: asked -> lapsed")
      result.lapsed.append(abstract.code)
    }
    return result
  }

  /// Names who presents instead. Letters that wait for the one before are taken back; the next 'abstract announce' asks
  /// the new presenter to confirm, and 'programme notify' tells the place, and the one before that it is gone.
  ///
  /// Throws `ExplainedError` (2) when the abstract is not accepted, its place was given up and has gone since, or the
  /// person is no author and may not stand in.
  public static func substitute(
    _ code: String, name: String, email: EmailAddress, reason: String, mayBeStranger: Bool, abstracts: AbstractRules,
    by author: Store.Author, in tx: Transaction
  ) throws {
    let abstract = try DecidedAbstract.one(code, in: tx)
    guard abstract.isAccepted, !abstract.isWithdrawn else {
      throw ExplainedError(
        .refused, "\(code) is not presented, so nobody stands in",
        remedy: "Check the code with 'abstract decision \(code)'.")
    }
    let authors = try AbstractQueries.parts(.author, code: code, in: tx)[code] ?? []
    let wanted = PersonIdentity(names: [name])
    let isAuthor = authors.contains { PersonIdentity(names: [$0.text("name")]).match(wanted)?.name.isWhole == true }
    guard mayBeStranger || isAuthor else {
      let names = authors.map { $0.text("name") }
      let hint = didYouMean(name, in: names)
      throw ExplainedError(
        .refused, "\(name.onOneLine) is no author of \(code).\(hint)",
        why: "The authors are: \(names.joined(separator: ", ")).",
        remedy: "Name one of them, or say --not-author when the committee allows it.")
    }
    if let state = abstract.reply?.state, ["declined", "lapsed"].contains(state) {
      try checkPlace(of: abstract, was: state, late: true, abstracts: abstracts, in: tx)
    }
    try ReplyQueries.forget(code, in: tx)
    try ReplyQueries.substitute(
      code, name: name, email: email.description, reason: reason, by: author, in: tx)
    try DecisionLetters.takeBack(code, decision: true, place: true, in: tx)
    tx.note("\(code) presenter: \(abstract.presenter) -> \(name) (\(reason))")
  }

  /// The presenters of accepted abstracts whose letters are out or not, in the order of their codes; those who
  /// declined or lapsed are left out.
  public static func lines(in tx: Transaction) throws -> [PresenterLine] {
    let registrations = try ReplyQueries.registrations(in: tx)
    let people = registrations.map { PersonIdentity(names: [$0.text("name_folded")], email: $0.text("email")) }
    let index = PersonIndex(people, .worthAQuestion)
    return try DecidedAbstract.all(in: tx).filter(\.isInProgramme).map { abstract in
      // One address may have sent a colleague's abstract: the name decides, the address only among namesakes.
      let matches = index.matches(PersonIdentity(names: [abstract.presenter], email: abstract.email))
      let likely = matches.filter { $0.evidence.strength >= .likely }
      let found = (likely.first { $0.evidence.strength == .certain } ?? (likely.count == 1 ? likely[0] : nil))
        .map { registrations[$0.index] }
      return PresenterLine(
        abstract: abstract, registration: found?.text("code"), isPaid: found.map { $0.integer("owes") == 0 } ?? false,
        alike: found == nil ? matches.map { registrations[$0.index].text("code") } : [])
    }
  }
}
