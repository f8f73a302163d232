public import EventData

/// `selection` in `abstracts.yaml`: what an abstract can become, how many of each, and what presenters answer.
public struct SelectionRules: Sendable {
  /// The outcomes, the best first: an abstract gets the first one that is open to it.
  public let outcomes: [Outcome]
  /// How many complete reviews an abstract needs before it is decided.
  public let leastReviews: Int
  /// The most accepted abstracts of one presenter; nil when there is no limit.
  public let perPresenter: Int?
  /// The most accepted abstracts of one centre (the presenter's first institution); nil when there is no limit.
  public let perCentre: Int?
  /// Wish of the authors -> outcomes open to it. A wish that is not named is open to all.
  public let wishes: [Choice]
  /// Type of abstract -> outcomes open to it. A type that is not named is open to all.
  public let types: [Choice]
  /// The day presenters confirm by; nil when not fixed yet.
  public let confirmBy: CalendarDate?
  /// Who is accepted late has at least this many days to confirm.
  public let daysToConfirm: Int
  /// A reminder follows the last letter after this many days, not earlier.
  public let remindAfter: Int
  /// The form presenters answer with.
  public let replies: ReplyForm

  /// Something an abstract can become.
  public struct Outcome: Sendable {
    /// The code, such as `oral`.
    public let code: String
    /// The name in letters and lists.
    public let name: String
    /// What its presenter does.
    public let presents: Presents
    /// The folder of its letter below `Templates/mail`.
    public let letter: String
    /// The most abstracts in all; nil when there is no limit.
    public let places: Int?
    /// The most abstracts of a track, by its code. A track that is not named has no limit of its own.
    public let tracks: [String: Int]
    /// The most of one presenter; nil when there is no limit.
    public let perPresenter: Int?
    /// The most of one centre; nil when there is no limit.
    public let perCentre: Int?
    /// The least score, in hundredths of a point; nil when there is none.
    public let minimumScore: Int?

    /// True when the abstract is presented.
    public var isAccepted: Bool { presents.isAccepted }
  }

  /// What the presenter of an outcome does.
  public enum Presents: String, Sendable, CaseIterable {
    /// Speaks in a session.
    case oral
    /// Stands at a board.
    case poster
    /// Waits for a place.
    case reserve
    /// Nothing: the abstract is not accepted.
    case nothing

    /// True when the abstract is presented.
    public var isAccepted: Bool { self == .oral || self == .poster }
  }

  /// The form presenters answer with.
  public struct ReplyForm: Sendable {
    /// Column (`code`, `email`, `title`, `answer`, `note`) -> wordings of its header.
    public let columns: [Choice]
    /// Answers that mean yes, and no.
    public let yes: [String], no: [String]

    /// The columns there are.
    public static let names = ["code", "email", "title", "answer", "note"]

    /// What holds when the file says nothing.
    static let usual = ReplyForm(
      columns: [
        Choice(code: "code", aliases: ["Abstract code", "Abstract number", "Abstract"]),
        Choice(code: "email", aliases: ["Email Address", "E-mail"]),
        Choice(code: "title", aliases: ["Title of abstract"]),
        Choice(code: "answer", aliases: ["Will you present?", "Confirm", "Confirmation"]),
        Choice(code: "note", aliases: ["Comment", "Remarks"]),
      ], yes: ["yes", "confirm", "confirmed"], no: ["no", "decline", "declined"])
  }

  /// The outcome of a code.
  public func outcome(_ code: String) -> Outcome? { outcomes.first { $0.code == code } }
  /// The outcomes that are presented, the best first.
  public var presented: [Outcome] { outcomes.filter(\.isAccepted) }
  /// The reserve list; nil when there is none.
  public var reserve: Outcome? { outcomes.first { $0.presents == .reserve } }
  /// What is not accepted.
  public var refusal: Outcome? { outcomes.first { $0.presents == .nothing } }
}
