internal import EventData

extension ExplainedError {
  /// A mail that could not be composed, addressed or set up: the data refuse it.
  static func mail(_ what: String, place: String, reason: String, remedy: String) -> ExplainedError {
    ExplainedError(.refused, what, at: place, why: reason, remedy: "\(remedy).")
  }
}
