import EventData

/// The columns a list of reviewers may have; also what somebody types about a reviewer at the desk.
public enum ReviewerColumn: String, Sendable {
  case name, email, institution, city, tracks, max, min, conflicts, orcid, absentFrom = "absent_from",
    absentTo = "absent_to"
}

extension IntakeTable.Row {
  func cell(_ column: ReviewerColumn) -> String? { cell(column.rawValue) }
  func line(_ column: ReviewerColumn) -> String { oneLine(ifAny: column.rawValue) ?? "" }
}

/// The headers of the lists that reviewers are managed by.
extension ColumnSet {
  /// The columns of a list of reviewers.
  static let reviewers = ColumnSet(
    ([
      (.name, ["Name", "Reviewer", "Full name", "Reviewer name"]),
      (.email, ["Email", "E-mail", "Email address", "E-mail address", "Mail"]),
      (.institution, ["Institution", "Institute", "Affiliation", "Hospital", "Organisation", "Organization"]),
      (.city, ["City", "Town"]),
      (
        .tracks,
        ["Tracks (comma separated)", "Tracks", "Track", "Expertise", "Areas of expertise", "Topics", "Categories"]
      ),
      (.max, ["Max abstracts", "Maximum abstracts", "Max", "Maximum", "At most", "Most abstracts"]),
      (.min, ["Min abstracts", "Minimum abstracts", "Min", "Minimum", "At least", "Fewest abstracts"]),
      (.conflicts, ["Conflicts (names)", "Conflicts", "Conflicts of interest", "Conflict of interest", "Declared"]),
      (.orcid, ["ORCID", "ORCID iD"]),
      (.absentFrom, ["Absent from", "Away from", "Not available from", "Leave from"]),
      (.absentTo, ["Absent to", "Absent until", "Away to", "Away until", "Not available to", "Leave to"]),
    ] as [(ReviewerColumn, [String])]).map { ($0.rawValue, $1) }, required: [["name"], ["email"]])

  /// The columns of a list of bids.
  static let bids = ColumnSet(
    [
      ("reviewer", ["Reviewer", "Reviewer code", "Email", "E-mail", "Email address", "Code"]),
      ("abstract", ["Abstract", "Abstract code", "Submission", "Paper", "Number"]),
      ("bid", ["Bid", "Preference", "Answer", "Wish"]),
    ], required: [["reviewer"], ["abstract"], ["bid"]])
}
