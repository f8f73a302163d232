/// Two works that look alike.
public struct DuplicatePair: Equatable, Sendable {
  /// One of the two.
  public struct Work: Equatable, Sendable {
    /// An abstract's code, or BOOK/NUMBER of an earlier year's.
    public let code: String
    /// The title.
    public let title: String
  }

  /// What is alike.
  public enum Kind: String, Sendable {
    /// Much of the wording.
    case text
    /// The title alone.
    case title
  }

  /// What the likeness may mean; the committee decides.
  public enum Reading: String, Sendable {
    /// All that can be compared is much the same: the same abstract again.
    case copy
    /// Some sections are much the same and others new: an encore, or one study cut in slices.
    case encoreOrSalami = "encore-or-salami"
    /// Parts of the wording are the same; the sections do not say which.
    case overlap
    /// Only the title is much the same.
    case title
  }

  /// The abstract with the lower code; against an earlier book, this call's abstract.
  public let first: Work
  /// The other.
  public let second: Work
  /// What is alike.
  public let kind: Kind
  /// Three-word runs of the shorter text that the other has too, in percent rounded down.
  public let containment: Int
  /// Words the titles have in common (Dice coefficient), in percent rounded down.
  public let titleLikeness: Int
  /// The sections of which at least half is the same in both, in the call's order.
  public let sections: [String]
  /// The sections both have that are not.
  public let newSections: [String]
  /// What it may mean.
  public let reading: Reading
  /// How many authors the two have in common, by name.
  public let sharedAuthors: Int
  /// What the committee said; nil when nothing yet.
  public let verdict: DuplicateVerdict?
}

/// What a committee can say about two works that look alike.
public enum DuplicateVerdict: String, Sendable, CaseIterable {
  /// The same work: one of them should go.
  case same
  /// Different works that share words.
  case different
  /// The same work shown again with leave.
  case encore
}

/// Which pairs to look for.
public struct DuplicateScope: Sendable {
  /// What this call's abstracts are compared with.
  public enum Against: String, Sendable, CaseIterable {
    /// Each other and the earlier books.
    case all
    /// Each other.
    case call
    /// The earlier books.
    case past
  }

  /// What to compare with.
  public var against: Against
  /// The least containment in percent; the call's rule when nil.
  public var least: Int?
  /// True to show pairs the committee has judged too.
  public var includesJudged: Bool

  /// A scope; everything that is not judged yet by default.
  public init(against: Against = .all, least: Int? = nil, includesJudged: Bool = false) {
    (self.against, self.least, self.includesJudged) = (against, least, includesJudged)
  }
}
