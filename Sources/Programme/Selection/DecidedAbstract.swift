import Abstracts
public import EventData

/// An abstract with its decision, its presenter and what the presenter answered.
public struct DecidedAbstract: Equatable, Sendable {
  /// What a presenter answered.
  public struct Reply: Equatable, Sendable {
    /// `asked`, `confirmed`, `declined` or `lapsed`.
    public let state: String
    /// The last moment to confirm.
    public let confirmBy: Moment
    /// When the presenter was asked.
    public let asked: Moment
    /// When the answer came; nil without one.
    public let replied: Moment?
    /// What was written beside the answer.
    public let note: String
  }

  /// The abstract, with its title and its track's code.
  public let code: String, title: String, track: String?
  /// True when its authors have taken it back.
  public let isWithdrawn: Bool
  /// Who presents, and where letters go: the substitute when there is one.
  public let presenter: String, email: String
  /// Who presents as the public may know it: not a substitute who has not been asked yet.
  public let publicPresenter: String
  /// True when somebody stands in for the presenter.
  public let isSubstituted: Bool
  /// The outcome's code, and whether it is presented.
  public let outcome: String, isAccepted: Bool
  /// The place on the reserve list.
  public let place: Int?
  /// `quota`, `override`, `promotion` or `late-breaking`.
  public let origin: String
  /// Why, in words.
  public let reason: String
  /// The score it was decided by, in hundredths.
  public let score: Int?
  /// Who decided, and when.
  public let decidedBy: String, decided: Moment
  /// When its letter was queued; nil while it is not, and nothing may be made public.
  public let announced: Moment?
  /// True when whoever presents now has been written to: after a change of presenter the letter is due once more.
  public let isTold: Bool
  /// What the presenter answered; nil while not asked.
  public let reply: Reply?

  /// What is known of its presenter: `withdrawn`, or the state of the reply; nil while not asked.
  public var answer: String? { isWithdrawn ? "withdrawn" : reply?.state }

  /// True when it is to be presented: accepted, not withdrawn, and its presenter has not said no or let the date pass.
  public var isInProgramme: Bool {
    isAccepted && !isWithdrawn && !["declined", "lapsed"].contains(reply?.state ?? "")
  }

  init(_ row: Row) {
    (code, title, track) = (row.text("code"), row.text("title"), row.optionalText("track"))
    isWithdrawn = row.text("state") == "withdrawn"
    let substitute = row.optionalText("substitute")
    presenter = substitute ?? row.text("presenter")
    email = substitute == nil ? row.text("email") : row.text("substitute_email")
    isSubstituted = substitute != nil
    (outcome, isAccepted) = (row.text("outcome"), row.flag("is_accepted"))
    place = row.optionalInt("place")
    (origin, reason) = (row.text("origin"), row.text("reason"))
    score = row.optionalInt("score")
    (decidedBy, decided) = (row.text("decided_by"), Moment(seconds: row.integer("decided_at")))
    announced = row.moment("announced_at")
    let isAsked = substitute == nil || row.moment("substitute_told_at") != nil
    publicPresenter = isAsked ? presenter : row.text("presenter")
    isTold = announced != nil && isAsked
    reply = row.optionalText("reply").map {
      Reply(
        state: $0, confirmBy: Moment(seconds: row.integer("confirm_by")),
        asked: Moment(seconds: row.integer("asked_at")),
        replied: row.moment("replied_at"), note: row.text("note"))
    }
  }

  /// The decided abstracts, in the order of their codes.
  public static func all(in tx: Transaction) throws -> [DecidedAbstract] {
    try DecisionQueries.decided(in: tx).map(DecidedAbstract.init)
  }

  /// One decided abstract.
  ///
  /// Throws `ExplainedError` (2) when there is no such abstract, or nothing is decided about it.
  public static func one(_ code: String, in tx: Transaction) throws -> DecidedAbstract {
    let record = try AbstractRecords.record(code, in: tx), code = record.code
    if let row = try DecisionQueries.decided(code: code, in: tx).first { return DecidedAbstract(row) }
    guard record.state != .withdrawn else {
      throw ExplainedError(
        .refused, "\(code) is withdrawn, and nothing was decided about it",
        remedy: "When its authors want it back: onco abstract revive \(code) --reason '...'.")
    }
    throw ExplainedError(.refused, "\(code) is not decided yet", remedy: "Decide with 'abstract decide'.")
  }
}
