public import Abstracts
public import EventData

/// An abstract as the book prints it.
public struct BookEntry: Equatable, Sendable {
  /// How much of an abstract an edition prints.
  public enum Extent: Equatable, Sendable {
    /// All.
    case full
    /// Number, title and authors: the edition prints no more, or the text is withheld until a moment.
    case title(withheldUntil: Moment?)
    /// Number, title, authors and the notice: it was withdrawn after it was published.
    case withdrawn
  }

  /// The code, such as `A-0042`.
  public let code: String
  /// The printed number, such as `O-001`.
  public let number: String
  /// The DOI, such as `10.5555/onco26.O-001`.
  public let doi: String
  /// The page the DOI leads to.
  public let url: String
  /// How much is printed.
  public let extent: Extent
  /// The title.
  public let title: String
  /// The authors in order.
  public let authors: [BookAuthor]
  /// The affiliations, each once, numbered from 1 in the order of the authors. Empty when only titles are printed.
  public let affiliations: [AbstractAffiliation]
  /// The text under its headings; a heading is empty for what stands before the first.
  public let parts: [BookPart]
  /// The table; without rows when there is none.
  public let table: BookTable
  /// The keywords.
  public let keywords: [String]
  /// The trials it reports on.
  public let trials: [BookTrial]
  /// Who paid; empty when nothing was stated.
  public let funding: String
  /// The statement of interests; empty when nothing was stated.
  public let conflict: String
  /// Where it was shown before; empty for nowhere.
  public let encore: String
  /// Whom to write to; empty when nobody is named.
  public let correspondence: String
  /// The track's code and name; empty when it has none.
  public let track: String, trackName: String
  /// The type's code, such as `original`.
  public let type: String
  /// What was decided, such as `oral`.
  public let outcome: String
  /// Where and when it is presented; nil while it has no place.
  public let place: Placement?
  /// What was corrected, first to last.
  public let errata: [BookErratum]

  /// True when its text is printed.
  public var hasText: Bool { extent == .full }

  /// A title as catalogues should show it: a withdrawn work says so.
  public var citedTitle: String { extent == .withdrawn ? "WITHDRAWN: \(title)" : title }

  /// All its words in one piece, to look for a letter in.
  public var printed: String {
    let people = authors.map(\.name.full) + affiliations.flatMap { [$0.institution, $0.city] }
    let further = [funding, conflict, encore, correspondence] + errata.map(\.notice)
    return ([title, text] + people + table.lines + keywords + further).joined(separator: "\n")
  }

  /// The text in one piece, headings included.
  public var text: String {
    parts.map { $0.heading.isEmpty ? $0.text : "\($0.heading): \($0.text)" }.joined(separator: "\n")
  }
}

/// An author as printed.
public struct BookAuthor: Equatable, Sendable {
  /// The name without titles.
  public let name: WrittenName
  /// The numbers of the affiliations.
  public let affiliations: [Int]
  /// True for the author who presents.
  public let isPresenter: Bool
  /// The ORCID iD; nil when not known.
  public let orcid: String?
}

/// A part of an abstract's text.
public struct BookPart: Equatable, Sendable {
  /// The section's code; empty for what stands before the first heading.
  public let section: String
  /// The heading as printed.
  public let heading: String
  /// The text under it, a paragraph or an item of a list a line.
  public let text: String

  /// The paragraphs.
  var paragraphs: [String] { text.split(separator: "\n").map(String.init) }
}

/// A trial's number.
public struct BookTrial: Equatable, Sendable {
  /// The registry's code as stored.
  public let registry: String
  /// The registry's name as printed.
  public let name: String
  /// The number.
  public let number: String
  /// The trial's page; empty when none is known.
  public let url: String
  /// The registry's id at Crossref; empty when none is known.
  public let crossref: String
}

/// A published correction or withdrawal.
public struct BookErratum: Equatable, Sendable {
  /// From 1, over the whole book.
  public let number: Int
  /// The abstract's code.
  public let abstract: String
  /// `correction` or `withdrawal`.
  public let kind: Kind
  /// What readers are told.
  public let notice: String
  /// When it was given, and by whom.
  public let given: Moment, actor: String

  /// The kinds of erratum.
  public enum Kind: String, Sendable, CaseIterable {
    /// Something printed was wrong.
    case correction
    /// The work is taken back.
    case withdrawal
  }
}
