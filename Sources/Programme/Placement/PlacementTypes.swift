public import EventData

/// An accepted abstract that wants a place in the programme.
public struct PlacementItem: Equatable, Sendable {
  /// The abstract, with its title and its track's code.
  public var code: String, title: String, track: String?
  /// The outcome's code.
  public var outcome: String
  /// Who presents, as printed.
  public var presenter: String
  /// Words that say what it is about, folded; keywords count more.
  public var titleWords: Set<String>, keywords: Set<String>

  /// An item.
  public init(
    code: String, title: String = "", track: String?, outcome: String, presenter: String, keywords: [String] = []
  ) {
    (self.code, self.title, self.track, self.outcome, self.presenter) = (code, title, track, outcome, presenter)
    titleWords = topicWords(title)
    self.keywords = Set(keywords.map { folded($0) }).subtracting([""])
  }

  /// The presenter, equal for two abstracts of one person and for that person in `programme.yaml`.
  var person: String { presenterKey(presenter) }

  /// How much two abstracts have in common.
  func likeness(to other: PlacementItem) -> Int {
    3 * keywords.intersection(other.keywords).count + titleWords.intersection(other.titleWords).count
  }
}

/// Where an abstract is presented.
public struct Placement: Equatable, Sendable {
  /// The abstract, and the session's code.
  public var code: String, session: String
  /// The talk's place in its session, or the board's number; from 1.
  public var position: Int
  /// Begin and end of the talk, or of the hour at the poster.
  public var starts: Moment?, ends: Moment?
  /// The board's name; nil for a talk.
  public var board: String?
  /// True when a person put it there.
  public var isFixed: Bool

  /// A placement.
  public init(
    code: String, session: String, position: Int, starts: Moment? = nil, ends: Moment? = nil, board: String? = nil,
    isFixed: Bool = false
  ) {
    (self.code, self.session, self.position) = (code, session, position)
    (self.starts, self.ends, self.board, self.isFixed) = (starts, ends, board, isFixed)
  }
}

/// A person's name without title and spelling habits, so that `Dr. Ana Ng` and `Ng, Ana` are one.
public func presenterKey(_ name: String) -> String { NameParts(name).key }

/// The words of a title that say what it is about.
func topicWords(_ text: String) -> Set<String> {
  Set(folded(text).split(separator: " ").map(String.init).filter { $0.count > 3 }).subtracting(commonWords)
}

private let commonWords: Set<String> = [
  "with", "from", "after", "before", "during", "their", "that", "this", "versus", "than", "into", "among", "between",
  "study", "trial", "patients", "patient", "cancer", "outcome", "outcomes", "results", "using", "analysis", "clinical",
  "treatment", "treated", "case", "report", "review", "experience", "role", "effect", "effects", "based", "associated",
  "years", "single", "centre", "center", "retrospective", "prospective", "pakistan",
]

extension Programme.Session {
  /// True when two sessions share a moment.
  func overlaps(_ other: Programme.Session) -> Bool { starts < other.ends && other.starts < ends }

  /// Who must be in the room, by `presenterKey`: chairs, moderators, panellists and speakers.
  var people: Set<String> {
    let parts = roles.filter(\.part.attends).map(\.person)
    return Set((parts + talks.compactMap(\.speaker)).map(presenterKey))
  }
}
