public import EventData

/// Somebody who reviews abstracts.
public struct Reviewer: Equatable, Sendable {
  /// Whether a reviewer can be given work.
  public enum State: String, Sendable, CaseIterable {
    /// Reviews.
    case active
    /// Has withdrawn or was taken off; what was returned stays.
    case withdrawn
  }

  /// The code, such as `RV-003`; empty before it is on file.
  public var code = ""
  /// The name with its titles, as typed.
  public var name: String
  /// Where packs are sent; reviewers are told apart by it.
  public var email: EmailAddress
  /// The ORCID iD; nil when not known.
  public var orcid: String?
  /// Where the reviewer works; empty when not known.
  public var institution: String
  /// The city of the institution; empty when not known.
  public var city: String
  /// The codes of the tracks the reviewer knows, sorted.
  public var tracks: [String]
  /// The fewest abstracts; nil when the call's rule holds.
  public var loadLower: Int?
  /// The most abstracts; nil when the call's rule holds.
  public var loadUpper: Int?
  /// People and institutions the reviewer declared to be close to.
  public var declared: [String]
  /// Days without reviewing, by first day.
  public var absences: [Absence]
  /// Whether work can be given.
  public var state = State.active

  /// Days on which a reviewer cannot review, both included.
  public struct Absence: Equatable, Sendable {
    /// The first day away.
    public let first: CalendarDate
    /// The last day away.
    public let last: CalendarDate
    public init(first: CalendarDate, last: CalendarDate) { (self.first, self.last) = (first, last) }

    /// `2026-10-20 to 2026-11-02`.
    public var description: String { "\(first) to \(last)" }
  }
  public init(
    name: String, email: EmailAddress, orcid: String? = nil, institution: String = "", city: String = "",
    tracks: [String] = [], loadLower: Int? = nil, loadUpper: Int? = nil, declared: [String] = [],
    absences: [Absence] = []
  ) {
    (self.name, self.email, self.orcid) = (name, email, orcid)
    (self.institution, self.city, self.tracks) = (institution, city, tracks)
    (self.loadLower, self.loadUpper, self.declared, self.absences) = (loadLower, loadUpper, declared, absences)
  }

  /// The name without titles in front.
  public var plainName: String { PersonName.leadingTitle(of: name).map { String(name.dropFirst($0.count)) } ?? name }

  /// True when one absence covers all days from `first` to `last`.
  public func isAway(from first: CalendarDate, to last: CalendarDate) -> Bool {
    absences.contains { $0.first <= first && last <= $0.last }
  }

  /// Every field a correction can change, by name, as one line of text each.
  var fields: [(name: String, value: String)] {
    [
      ("name", name), ("email", email.description), ("orcid", orcid ?? ""), ("institution", institution),
      ("city", city), ("tracks", tracks.joined(separator: ", ")), ("min", loadLower.map(String.init) ?? ""),
      ("max", loadUpper.map(String.init) ?? ""), ("conflicts", declared.joined(separator: "; ")),
      ("absent", absences.map(\.description).joined(separator: ", ")),
    ]
  }
}

/// A reviewer with the work that stands, for `reviewer list` and `reviewer show`.
public struct ReviewerSummary: Sendable {
  /// The reviewer.
  public let reviewer: Reviewer
  /// How many abstracts are assigned.
  public let assigned: Int
  /// How many reviews have come back.
  public let returned: Int
  /// How many findings of the conflict ledger are open.
  public let openConflicts: Int
  /// How many abstracts the reviewer may not review by the ledger, open findings included.
  public let conflicts: Int
  /// How many bids there are.
  public let bids: Int
}
