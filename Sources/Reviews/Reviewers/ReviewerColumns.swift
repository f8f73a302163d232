import EventData

/// The headers of the lists that reviewers are managed by.
extension ColumnSet {
  /// The columns of a list of reviewers.
  static let reviewers = ColumnSet(
    [
      ("name", ["Name", "Reviewer", "Full name", "Reviewer name"]),
      ("email", ["Email", "E-mail", "Email address", "E-mail address", "Mail"]),
      ("institution", ["Institution", "Institute", "Affiliation", "Hospital", "Organisation", "Organization"]),
      ("city", ["City", "Town"]),
      (
        "tracks",
        ["Tracks (comma separated)", "Tracks", "Track", "Expertise", "Areas of expertise", "Topics", "Categories"]
      ),
      ("max", ["Max abstracts", "Maximum abstracts", "Max", "Maximum", "At most", "Most abstracts"]),
      ("min", ["Min abstracts", "Minimum abstracts", "Min", "Minimum", "At least", "Fewest abstracts"]),
      ("conflicts", ["Conflicts (names)", "Conflicts", "Conflicts of interest", "Conflict of interest", "Declared"]),
      ("orcid", ["ORCID", "ORCID iD"]),
      ("absent_from", ["Absent from", "Away from", "Not available from", "Leave from"]),
      ("absent_to", ["Absent to", "Absent until", "Away to", "Away until", "Not available to", "Leave to"]),
    ], required: [["name"], ["email"]])

  /// The columns of a list of bids.
  static let bids = ColumnSet(
    [
      ("reviewer", ["Reviewer", "Reviewer code", "Email", "E-mail", "Email address", "Code"]),
      ("abstract", ["Abstract", "Abstract code", "Submission", "Paper", "Number"]),
      ("bid", ["Bid", "Preference", "Answer", "Wish"]),
    ], required: [["reviewer"], ["abstract"], ["bid"]])
}
