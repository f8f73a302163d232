public import EventData

/// Telling authors what was decided: a letter each, once.
public enum Announcement {
  /// What an announcement did.
  public struct Result: Equatable, Sendable {
    /// The abstracts whose letter was queued, in the order of their codes.
    public internal(set) var told: [DecidedAbstract] = []
    /// Comments that were left out, since they name a reviewer.
    public internal(set) var withheld: [String] = []
    /// Abstracts that got no letter, since their address is none.
    public internal(set) var unreachable: [String] = []
  }

  /// Queues the letters of decisions that have none yet, and asks the presenters of accepted ones to confirm.
  ///
  /// - Parameter outcome: only this outcome's code; all when nil.
  /// - Throws: `ExplainedError` when the outcome is unknown, the day to confirm by is not fixed, or a letter cannot be
  ///   written.
  public static func announce(outcome: String?, letters: DecisionLetters, now: Moment, in tx: Transaction) throws
    -> Result
  {
    var round = try Round(letters, now: now, in: tx)
    if let outcome { _ = try round.rules.required(outcome) }
    for abstract in try DecidedAbstract.all(in: tx)
    where !abstract.isTold && !abstract.isWithdrawn && (outcome == nil || abstract.outcome == outcome) {
      try round.tell(abstract, in: tx)
    }
    return round.result
  }

  /// Letters that go out together.
  struct Round {
    let rules: SelectionRules
    private let letters: DecisionLetters
    private let names: ReviewerNames
    private let now: Moment
    private(set) var result = Result()

    init(_ letters: DecisionLetters, now: Moment, in tx: Transaction) throws {
      rules = try letters.definition.abstracts.requiredSelection()
      names = try ReviewerNames(DecisionQueries.reviewers(in: tx))
      (self.letters, self.now) = (letters, now)
    }

    /// Queues one letter and writes that it is queued; who has no usable address stays untold.
    mutating func tell(_ abstract: DecidedAbstract, in tx: Transaction) throws {
      guard EmailAddress(abstract.email) != nil else { return result.unreachable.append(abstract.code) }
      result.told.append(abstract)
      if abstract.origin == LateBreakingClose.origin { return try tellUnfinished(abstract, letters, now: now, in: tx) }
      guard let outcome = rules.outcome(abstract.outcome) else {
        throw ExplainedError(
          .definition, "\(abstract.code) has the outcome '\(abstract.outcome)', which abstracts.yaml no longer knows",
          remedy: "Put it back into 'selection.outcomes', or decide again.")
      }
      let confirmBy = outcome.isAccepted ? try confirmBy(rules, letters.definition.event.zone, now: now) : nil
      let all = try DecisionQueries.comments(abstract.code, in: tx).map { $0.trimmed }.filter { !$0.isEmpty }
      let safe = all.filter { !names.appear(in: $0) }
      if safe.count < all.count { result.withheld.append(abstract.code) }
      try letters.queueDecision(abstract, outcome: outcome, confirmBy: confirmBy, comments: safe, now: now, in: tx)
      try DecisionQueries.announced(abstract.code, at: now, in: tx)
      if let confirmBy { try ReplyQueries.ask(abstract.code, by: confirmBy, at: now, in: tx) }
      tx.note("\(abstract.code) told: \(outcome.code)")
    }
  }

  /// The letter about a late-breaking abstract whose results never came: nobody reviewed it, and nothing is asked.
  static func tellUnfinished(
    _ abstract: DecidedAbstract, _ letters: DecisionLetters, now: Moment, in tx: Transaction
  ) throws {
    try letters.queueUnfinished(abstract, now: now, in: tx)
    try DecisionQueries.announced(abstract.code, at: now, in: tx)
    tx.note("\(abstract.code) told: no results came")
  }

  /// The last moment to confirm: the end of the day in the rules, or of the day some days from now when that is later.
  static func confirmBy(_ rules: SelectionRules, _ zone: EventZone, now: Moment) throws -> Moment {
    guard let day = rules.confirmBy else {
      throw ExplainedError(
        .definition, "abstracts.yaml gives no 'selection.confirm_by'",
        why: "The letters ask presenters to confirm by a day.", remedy: "Write the day, then announce.")
    }
    let late = zone.day(of: now).adding(days: rules.daysToConfirm)
    return zone.moment(max(day, late), hour: 23, minute: 59, second: 59)
  }
}

/// What a comment must not hold, lest it tell the authors who reviewed them.
struct ReviewerNames {
  private let marks: [String]

  init(_ rows: [Row]) {
    marks = rows.flatMap { row in
      [row.text("name_folded"), folded(row.text("email")), folded(row.text("code"))]
        .filter { $0.count > 3 }.map { " \($0) " }
    }
  }

  /// True when a text holds a reviewer's name, address or code.
  func appear(in text: String) -> Bool {
    let words = " \(folded(text)) "
    return marks.contains { words.contains($0) }
  }
}
