import EventData

/// One answer of the form, read and judged by itself.
struct Submission: Sendable {
  /// The answer as it came.
  let answer: FormTable.Answer
  /// What the author sent, cleaned.
  let content: AbstractContent
  /// How long the text is by the call's rule.
  let length: Int
  /// Folded forms for matching and search.
  let titleFolded: String
  let peopleFolded: String
  let bodyFolded: String
  /// Everything wrong with the answer by itself.
  var problems: [ImportReport.Problem]

  /// Sender and title: two submissions with the same identity are versions of one abstract. A sender whose address
  /// cannot be read is known by the presenter's name; without a title the text stands in.
  var identity: String { "\(sender) | \(titleFolded.isEmpty ? contentHash(bodyFolded) : titleFolded)" }

  /// Whom a submission comes from: the address, or the presenter when the address is none.
  var sender: String { EmailAddress(content.email)?.folded ?? folded(content.presenter) }

  /// The row in the file.
  var row: Int { answer.row }

  /// How messages name it: `row 12`, or its document, mail or sheet.
  var place: String { answer.place ?? "row \(row)" }

  /// True when no problem refuses it.
  var isAcceptable: Bool { !problems.contains { $0.severity == .error } }
}
