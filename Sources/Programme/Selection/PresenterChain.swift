public import EventData

/// Asking presenters once more, and moving abstracts up.
public enum PresenterChain {
  /// What a round of reminders did.
  public struct Reminders: Equatable, Sendable {
    /// Who gets one.
    public internal(set) var told: [PresenterLine] = []
    /// How many were passed over, since a letter went to them in the last days.
    public internal(set) var lately = 0
    /// Abstracts that were passed over, since the letter about the decision itself has not been sent.
    public internal(set) var unsent: [String] = []
  }

  /// Queues a reminder to presenters who have not confirmed and, when asked for, to those not registered or not paid.
  /// Whoever got a letter in the last days (`selection.remind_after`) is passed over, and who has not been sent the
  /// decision yet.
  public static func remind(
    registration: Bool, letters: DecisionLetters, now: Moment, in tx: Transaction
  ) throws -> Reminders {
    let rules = try letters.definition.abstracts.requiredSelection()
    let last = try ReplyQueries.lastLetters(in: tx).map { ($0.text("subject_code"), $0.integer("queued_at")) }.firsts()
    let since = now.seconds - Int64(rules.remindAfter) * 86_400
    var result = Reminders()
    for line in try Presenters.lines(in: tx) where line.abstract.isTold {
      let mustConfirm = line.abstract.reply?.state == "asked" && line.abstract.reply?.confirmBy ?? now >= now
      guard mustConfirm || (registration && !line.isPaid), let outcome = rules.outcome(line.abstract.outcome) else {
        continue
      }
      let code = line.abstract.code
      guard try DecisionLetters.isSent(code, in: tx) else {
        result.unsent.append(code)
        continue
      }
      guard last[code] ?? 0 <= since else {
        result.lately += 1
        continue
      }
      if try letters.queueReminder(line, outcome: outcome, now: now, in: tx) { result.told.append(line) }
    }
    return result
  }

  /// What a promotion did.
  public struct Promoted: Equatable, Sendable {
    /// Who moves up.
    public let moves: [Promotion.Move]
    /// The abstracts whose letter leaves a comment out, as it names a reviewer.
    public let withheld: [String]
    /// Those without a usable address.
    public let unreachable: [String]
  }

  /// Moves abstracts up into free places and tells their presenters.
  public static func promote(letters: DecisionLetters, by author: Store.Author, in tx: Transaction) throws
    -> Promoted
  {
    var round = try Announcement.Round(letters, now: author.now, in: tx)
    let entries = try CandidateReading.entries(letters.definition.abstracts, in: tx).filter { !$0.isGone }
    // Who was not told yet holds a place too, but is moved by 'decide'.
    let untold = entries.filter { !$0.isAnnounced }.map(\.candidate.code)
    let overrides = try Decisions.overrides(in: tx)
    let moves = Promotion(round.rules).moves(
      entries.map { ($0.candidate, outcome: $0.outcome ?? "") },
      places: entries.compactMap { entry in entry.place.map { (entry.candidate.code, $0) } }.firsts(),
      settled: Set(overrides.keys).union(untold))
    let candidates = entries.map(\.candidate).keyed(by: \.code)
    for move in moves {
      guard let outcome = round.rules.outcome(move.to) else { continue }
      let choice = SelectionChoice(
        code: move.code, outcome: move.to, origin: "promotion", place: nil, score: candidates[move.code]?.adjusted,
        reason: "from \(move.from): \(move.reason)")
      try DecisionLetters.takeBack(move.code, decision: true, place: true, in: tx)
      try DecisionQueries.set(choice, outcome: outcome.code, presents: outcome.presents, by: author, in: tx)
      tx.note("\(move.code) decision: \(move.from) -> \(move.to) (\(move.reason))")
      try round.tell(DecidedAbstract.one(move.code, in: tx), in: tx)
    }
    return Promoted(moves: moves, withheld: round.result.withheld, unreachable: round.result.unreachable)
  }
}
