public import EventData

/// A type of abstract in `abstracts.yaml`: original research, trial in progress, late-breaking ...
public struct AbstractType: Sendable, Equatable {
  /// The code, such as `trial-in-progress`.
  public let code: String
  /// The name, which is also matched in the form.
  public let name: String
  /// Other wordings in the form.
  public let aliases: [String]
  /// The codes of the sections it must have; nil when the call's required sections hold.
  public let sections: [String]?
  /// How long its text may be; nil when the call's limit holds.
  public let limit: Int?
  /// True when it counts towards the abstracts one person may present.
  public let countsForPresenter: Bool
  /// True when it may be sent without its results, which follow by the late-breaking date.
  public let isLateBreaking: Bool
  /// True when it was shown elsewhere before, so that meeting, year and what is new must be named.
  public let isEncore: Bool
  /// False when the call refuses this type.
  public let isAccepted: Bool
  /// What an author of a refused type is told; empty when nothing more is to be said.
  public let refusal: String
}

extension AbstractType {
  init(_ fields: FieldReader) {
    code = fields.code("code", "The code, such as trial-in-progress.")
    name = fields.text("name", "The name, as in the form.")
    aliases = fields.texts("aliases", "Other wordings in the form.")
    let own = fields.texts("sections", "The codes of the sections it has; all required ones when left out.")
    sections = own.isEmpty ? nil : own
    let most = fields.number(
      "limit", "How long its text may be, in the call's unit; the call's limit when left out.", in: 1...100_000,
      default: 0)
    limit = most == 0 ? nil : most
    countsForPresenter = fields.flag(
      "counts", "no when it does not count towards 'abstracts_per_presenter'.", default: true)
    isLateBreaking = fields.flag("late_breaking", "yes when its results may follow later.", default: false)
    isEncore = fields.flag("encore", "yes when it was shown elsewhere before.", default: false)
    isAccepted = fields.flag("accepted", "no when the call does not take it.", default: true)
    refusal = fields.optionalText("message", "What an author is told when it is not taken.") ?? ""
  }

  /// The one type of a call that names none.
  static let usual = AbstractType(
    code: "original", name: "Original", aliases: [], sections: nil, limit: nil, countsForPresenter: true,
    isLateBreaking: false, isEncore: false, isAccepted: true, refusal: "")
}

/// `late_breaking` in `abstracts.yaml`: what a placeholder must say, and when its results are due.
public struct LateBreakingRule: Sendable {
  /// The last moment the results of a placeholder are in time.
  public let finalBy: Moment
  /// The codes of the sections that may follow later.
  public let pending: [String]
  /// What a placeholder must name: a heading for messages, and the words of which one must stand in the text.
  public let needs: [(name: String, words: [String])]
  /// Phrases by which a short pending section only promises its text, folded.
  public let promises: [String]

  /// The most words of a section that can be a mere promise.
  static let longestPromise = 25

  init(_ fields: FieldReader) {
    finalBy = fields.moment("final_by", "The last moment results are in time, with its zone.")
    pending = fields.texts("pending", "The codes of the sections that may follow.", required: true)
    needs = fields.lists("needs", "What a placeholder must name: for each, words of which one must stand in the text.")
      .map { (name: $0.key, words: $0.values) }
    promises = fields.texts("promises", "Phrases that only promise the text, such as 'will be presented'.")
      .map { folded($0) }.filter { !$0.isEmpty }
  }
}

/// `encore` in `abstracts.yaml`: whether work shown elsewhere before is taken.
public struct EncorePolicy: Sendable {
  /// True when such work is taken at all.
  public let isAllowed: Bool
  /// The meetings it may come from, each with its wordings; empty when any meeting will do.
  public let meetings: [Choice]
  /// True when the author must say what is new.
  public let needsNews: Bool

  init(_ fields: FieldReader) {
    isAllowed = fields.flag("allowed", "yes when work shown at another meeting is taken.", default: true)
    meetings = fields.choices("meetings", "The meetings it may come from: name and wordings; any when left out.")
    needsNews = fields.flag("needs_news", "no when authors need not say what is new.", default: true)
  }

  /// The meeting a wording means; nil when it is not listed.
  public func meeting(worded text: String) -> Choice? { meetings.worded(text) }
}

/// An exception from the deadline, granted to one person.
public struct DeadlineException: Sendable {
  /// The e-mail address, or the presenter's name.
  public let who: String
  /// The last moment in time for this person.
  public let until: Moment
  /// Why, in the committee's words.
  public let reason: String

  init(_ fields: FieldReader) {
    who = fields.text("who", "The e-mail address, or the presenting author's name.")
    until = fields.moment("until", "The last moment in time for this person, with its zone.")
    reason = fields.text("reason", "Why the committee granted it.")
  }
}
