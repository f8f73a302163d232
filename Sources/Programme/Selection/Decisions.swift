import Abstracts
public import EventData

/// The committee's decisions: made, taken back, set by hand.
public enum Decisions {
  /// What a run of the selection would change now.
  ///
  /// Throws `ExplainedError` when the call has no selection or no review.
  public static func plan(_ abstracts: AbstractRules, in tx: Transaction) throws -> SelectionPlan {
    let rules = try abstracts.requiredSelection()
    let entries = try CandidateReading.entries(abstracts, in: tx)
    let overrides = try overrides(in: tx)
    // A letter that is out holds, unless the committee has set another outcome by hand since.
    func holds(_ entry: CandidateReading.Entry) -> Bool {
      guard entry.isAnnounced, let outcome = entry.outcome else { return false }
      return overrides[entry.candidate.code].map { $0.outcome == outcome } ?? true
    }
    let standing = entries.filter { holds($0) && !$0.isGone }.map { ($0.candidate, outcome: $0.outcome ?? "") }
    let open = entries.filter { !holds($0) }
    let choices = Selection(rules).choose(
      open.map(\.candidate), standing: standing, lastPlace: entries.filter(holds).compactMap(\.place).max() ?? 0,
      overrides: overrides)
    let before = open.keyed(by: \.candidate.code)
    var counts = Dictionary(grouping: standing, by: \.outcome).mapValues(\.count)
    var flagged: [String: [String]] = [:]
    var quotas = Quotas(rules)
    for (candidate, code) in standing { if let outcome = rules.outcome(code) { quotas.take(outcome, candidate) } }
    for choice in choices {
      guard let entry = before[choice.code] else { continue }
      for flag in entry.candidate.flags { flagged[flag, default: []].append(choice.code) }
      guard let outcome = choice.outcome.flatMap(rules.outcome) else { continue }
      counts[outcome.code, default: 0] += 1
      quotas.take(outcome, entry.candidate)
    }
    return SelectionPlan(
      choices: choices,
      changes: choices.compactMap { choice in
        guard let entry = before[choice.code], entry.outcome != choice.outcome else { return nil }
        return SelectionPlan.Change(
          code: choice.code, title: entry.candidate.title, track: entry.candidate.track, from: entry.outcome,
          to: choice.outcome, choice: choice, wasAnnounced: entry.isAnnounced)
      },
      undecided: choices.filter { $0.outcome == nil }.map(\.code), flagged: flagged.mapValues { $0.sorted() },
      overfull: quotas.overfull(), counts: counts)
  }

  /// Writes a plan that was made in the same transaction.
  public static func apply(
    _ plan: SelectionPlan, of abstracts: AbstractRules, by author: Store.Author, in tx: Transaction
  ) throws {
    let rules = try abstracts.requiredSelection()
    let changed = Set(plan.changes.map(\.code))
    for choice in plan.choices where !changed.contains(choice.code) && choice.outcome != nil {
      try DecisionQueries.refresh(choice, in: tx)
    }
    for change in plan.changes {
      try DecisionLetters.takeBack(change.code, decision: true, place: true, in: tx)
      if let outcome = change.to.flatMap(rules.outcome) {
        try DecisionQueries.set(
          change.choice, outcome: outcome.code, presents: outcome.presents, by: author, in: tx)
      } else {
        try DecisionQueries.remove(change.code, reason: change.choice.reason, by: author, in: tx)
      }
      tx.note("\(change.code) decision: \(change.from ?? "none") -> \(change.to ?? "none") (\(change.choice.reason))")
    }
  }

  /// Takes decisions back whose letters are not out: of these codes, or of all when there are none.
  ///
  /// - Returns: the codes whose decision is gone.
  /// - Throws: `ExplainedError` (2) when a code has no decision, or its letter is out.
  public static func undecide(_ codes: [String], by author: Store.Author, in tx: Transaction) throws -> [String] {
    let all = try DecidedAbstract.all(in: tx)
    let wanted = Set(codes)
    if let stray = codes.first(where: { code in !all.contains { $0.code == code } }) {
      throw ExplainedError(.refused, "\(stray) has no decision to take back", remedy: "See 'abstract outcomes'.")
    }
    // A decision that was told and then changed by hand has a letter out as well.
    let hasLetter = try DecisionQueries.withLetter(.abstractDecision, in: tx)
    let chosen = all.filter {
      codes.isEmpty ? !hasLetter.contains($0.code) && $0.origin != LateBreakingClose.origin : wanted.contains($0.code)
    }
    let told = chosen.filter { $0.announced != nil || hasLetter.contains($0.code) }.map(\.code)
    guard told.isEmpty else {
      throw ExplainedError(
        .refused, "\(counted(told.count, "decision")) can no longer be taken back: \(told.joined(separator: ", "))",
        why: "The letters are queued or out.",
        remedy: "Set another outcome with 'abstract override CODE OUTCOME --reason ...', then decide and announce.")
    }
    for decision in chosen {
      try DecisionQueries.remove(decision.code, reason: "taken back", by: author, in: tx)
      tx.note("\(decision.code) decision: \(decision.outcome) -> none (taken back)")
    }
    return chosen.map(\.code)
  }

  /// Sets an abstract's outcome by hand; the next run of the selection uses it. Nil takes the setting back.
  ///
  /// Throws `ExplainedError` when there is no such abstract or outcome, or the abstract is withdrawn.
  public static func override(
    _ code: String, with override: SelectionOverride?, abstracts: AbstractRules, by author: Store.Author,
    in tx: Transaction
  ) throws {
    let rules = try abstracts.requiredSelection()
    let record = try AbstractRecords.record(code, in: tx), code = record.code
    guard let override else {
      guard try CandidateQueries.clearOverride(code, in: tx) else {
        throw ExplainedError(.refused, "\(code) has no outcome set by hand", remedy: "See 'abstract decision \(code)'.")
      }
      tx.note("\(code) override cleared")
      return
    }
    _ = try rules.required(override.outcome)
    guard record.state != .withdrawn else {
      throw ExplainedError(
        .refused, "\(code) is withdrawn", remedy: "Revive it first, when its authors want it to be judged.")
    }
    try CandidateQueries.setOverride(code, outcome: override.outcome, reason: override.reason, by: author, in: tx)
    tx.note("\(code) override: \(override.outcome) (\(override.reason))")
  }

  /// The overrides in force, by code.
  static func overrides(in tx: Transaction) throws -> [String: SelectionOverride] {
    try CandidateQueries.overrides(in: tx).map {
      ($0.text("abstract"), SelectionOverride(outcome: $0.text("outcome"), reason: $0.text("reason")))
    }.firsts()
  }
}

extension SelectionRules {
  /// An outcome by its code. Throws `ExplainedError` (usage) when there is none.
  func required(_ code: String) throws -> Outcome {
    if let outcome = outcome(code) { return outcome }
    throw ExplainedError.missing("outcome", code, among: outcomes.map(\.code))
  }
}
