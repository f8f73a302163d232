import EventData

/// One abstract found in a document or a mail: texts by column, when it was sent, and what a person should know.
struct SubmittedDocument {
  /// Where it is, for messages.
  var place: String
  /// Texts by column.
  var cells: [AbstractColumn: String] = [:]
  /// When it was sent; nil when it does not say.
  var sent: Moment?
  /// What was seen while reading.
  var remarks: [SourceTable.Remark] = []

  init(place: String) { self.place = place }

  /// A file that could not be read at all.
  init(place: String, unreadable error: ExplainedError) {
    self.place = place
    remarks = [
      SourceTable.Remark(
        .unreadableFile, error.what + (error.why.map { " (\($0.trimmed))" } ?? ""), remedy: error.remedy)
    ]
  }
}
