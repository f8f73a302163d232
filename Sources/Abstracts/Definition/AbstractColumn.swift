import EventData

/// The columns a form of abstracts may have.
public enum AbstractColumn: String, CaseIterable, Sendable {
  case timestamp, email, title, presenter, authors, affiliations, orcid, track, presentation, body, keywords,
    conflictOfInterest = "conflict_of_interest", ethics, mobile, type, trials, encoreMeeting = "encore_meeting",
    encoreYear = "encore_year", encoreNumber = "encore_number", encoreNew = "encore_new", funding, table

  /// Groups of which one at least must be there, or nothing can be read.
  static let required: [[Self]] = [[.timestamp], [.email], [.title], [.presenter], [.authors], [.body]]

  /// How messages call it.
  var words: String {
    switch self {
    case .body: "abstract text"
    case .orcid: "ORCID"
    default: rawValue.replacing("_", with: " ")
    }
  }
}
