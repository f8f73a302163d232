import EventData

/// One answer of the form, read and judged by itself.
struct Submission: Sendable {
  /// The row in the file.
  let row: Int
  /// The cells as they came.
  let cells: [String]
  /// Its document, mail or sheet; nil for a row of a table.
  let place: String?
  /// True when the source says no time of sending, so that the time of taking in stands for it.
  let isTimeAssumed: Bool
  /// What the author sent, cleaned.
  let content: AbstractContent
  /// How long the text is by the call's rule.
  let length: Int
  /// Folded forms for matching and search.
  let titleFolded: String
  let peopleFolded: String
  let bodyFolded: String
  /// The row it was read from, when its source lacks columns; nil when it says something of all of them.
  var partial: IntakeTable.Row?
  /// Everything wrong with the answer by itself.
  var problems: [ImportReport.Problem]

  /// Sender and title: two submissions with the same identity are versions of one abstract. A sender whose address
  /// cannot be read is known by the presenter's name; without a title the text stands in.
  var identity: String { knownAs ?? ownIdentity }

  /// The identity the abstract is kept under when an edit changed its sender or title since.
  var knownAs: String?

  /// The identity by its own sender and title.
  var ownIdentity: String { "\(sender) | \(titleFolded.isEmpty ? contentHash(bodyFolded) : titleFolded)" }

  /// Whom a submission comes from: the address, or the presenter when the address is none.
  var sender: String { EmailAddress(content.email)?.folded ?? folded(content.presenter) }

  /// How messages name it: `row 12`, or its document, mail or sheet.
  var name: String { place ?? "row \(row)" }

  /// True when no problem refuses it.
  var isAcceptable: Bool { !problems.contains { $0.severity == .error } }
}
