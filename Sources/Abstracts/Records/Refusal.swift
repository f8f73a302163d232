import EventData

/// A refused row that waits for its author.
struct Refusal: Equatable {
  /// The code, such as `AR-0003`: what it is called on the telephone and in mails.
  let code: String
  let identity: String
  /// The abstract on file it would have corrected; nil when none is.
  let abstract: String?
  let email: String
  let presenter: String
  let title: String
  let mobile: String
  let submitted: Moment
  let sourceName: String
  let sourceRow: Int
  let isOpen: Bool
  let problems: [ImportReport.Problem]
}
