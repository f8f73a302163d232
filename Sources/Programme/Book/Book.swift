public import Abstracts
public import EventData

/// Which edition of the book.
public enum BookEdition: String, Sendable, CaseIterable {
  /// Titles and authors, for the time before the embargo ends.
  case titles
  /// All.
  case full
}

/// The book, ready to be written in any form.
public struct Book: Sendable {
  /// A part of the book under one heading.
  public struct Chapter: Sendable {
    /// The heading.
    public let title: String
    /// Day, time and hall; empty when there is none.
    public let subtitle: String
    /// The abstracts in order.
    public let entries: [BookEntry]
  }

  /// Titles or all.
  public let edition: BookEdition
  /// Which printing of the edition this is or would be, from 1.
  public let number: Int
  /// When it was published, or the present when it has not been.
  public let made: Moment
  /// True when the last published edition held the very same.
  public let isUnchanged: Bool
  /// Until when nothing but titles and authors may be public; for late-breaking abstracts another moment.
  public let embargo: Moment, lateEmbargo: Moment
  /// True for the proof that the committee sends to the journal before the embargo.
  public let isProof: Bool
  /// What the event's files say.
  public let profile: BookProfile
  /// The congress.
  public let event: EventProfile
  /// The sections of the call, for columns.
  public let sections: [CallForAbstracts.AbstractSection]
  /// The abstracts.
  public let chapters: [Chapter]
  /// Accepted abstracts that are left out, and why.
  public let leftOut: [(code: String, why: String)]
  /// The hash of all that is printed.
  public let hash: String

  /// All abstracts in the order of the book.
  public var entries: [BookEntry] { chapters.flatMap(\.entries) }

  /// All errata of the abstracts inside, in the order they were given.
  public var errata: [BookErratum] { entries.flatMap(\.errata).sorted { $0.number < $1.number } }

  /// `Sample J Clin Oncol 2026;27(4 Suppl 1)`.
  public var citation: String {
    let issue = [profile.issue.number, profile.issue.supplement].filter { !$0.isEmpty }.joined(separator: " ")
    return "\(profile.journal.shortTitle) \(profile.issue.published.year);\(profile.issue.volume)(\(issue))"
  }
}
