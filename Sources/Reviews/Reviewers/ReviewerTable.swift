import Abstracts
import EventData
import Foundation

/// A list of reviewers or bids as CSV, its headers understood.
struct ReviewerTable {
  /// The header texts that mean a column, most usual first.
  typealias Aliases = [(column: String, wordings: [String])]

  /// One row.
  struct Answer {
    /// The record's number: the header is 1.
    let row: Int
    /// The cells as they came.
    let cells: [String]
    fileprivate let positions: [String: Int]

    /// The cell of a column on one line; nil when the file has no such column.
    func cell(_ column: String) -> String? { raw(column).map { $0.nfc.onOneLine } }

    /// The cell of a column with its line breaks, without surrounding space; nil when the file has no such column.
    func raw(_ column: String) -> String? {
      positions[column].map { $0 < cells.count ? cells[$0].trimmed : "" }
    }
  }

  let headers: [String]
  let answers: [Answer]
  let unknownHeaders: [String]

  /// Reads a table.
  ///
  /// - Throws: `ExplainedError` (refused) when the file cannot be read, a required column is missing, or two headers
  ///   mean one column.
  init(_ bytes: Data, file: String, columns: Aliases, required: [String]) throws {
    let records = try CSVReader.records(bytes, file: file)
    guard let header = records.first else {
      throw ExplainedError(.refused, "The file is empty", at: file, remedy: "Export the list again.")
    }
    headers = header.cells.map(\.onOneLine)
    let wordings = columns.map { ($0.column, Set($0.wordings.map { folded($0) })) }
    var positions: [String: Int] = [:]
    var unknown: [String] = []
    for (position, text) in headers.enumerated() {
      guard let column = wordings.first(where: { $0.1.contains(folded(text)) })?.0 else {
        if !text.isEmpty { unknown.append(text) }
        continue
      }
      if let other = positions[column] {
        throw ExplainedError(
          .refused, "Two headers mean '\(column)': '\(headers[other])' and '\(text)'", at: "\(file):1",
          remedy: "Delete or rename one of the two columns.")
      }
      positions[column] = position
    }
    if let missing = required.first(where: { positions[$0] == nil }),
      let known = columns.first(where: { $0.column == missing })?.wordings
    {
      throw ExplainedError(
        .refused, "No header of the file means '\(missing)'", at: "\(file):1",
        why: "The headers are: \(headers.map { "'\($0)'" }.joined(separator: ", ")).",
        remedy: "Name the column '\(known[0])'; nothing was taken.")
    }
    unknownHeaders = unknown
    answers = records.enumerated().dropFirst().compactMap { index, record in
      guard record.cells.contains(where: { !$0.trimmed.isEmpty }) else { return nil }
      return Answer(row: index + 1, cells: record.cells, positions: positions)
    }
  }

  /// The columns of a list of reviewers.
  static let reviewers: Aliases = [
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
  ]

  /// The columns of a list of bids.
  static let bids: Aliases = [
    ("reviewer", ["Reviewer", "Reviewer code", "Email", "E-mail", "Email address", "Code"]),
    ("abstract", ["Abstract", "Abstract code", "Submission", "Paper", "Number"]),
    ("bid", ["Bid", "Preference", "Answer", "Wish"]),
  ]
}
