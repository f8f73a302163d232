internal import EventData

extension ExplainedError {
  /// A mail that could not be composed, addressed or set up: the data refuse it.
  static func mail(_ what: String, place: String, reason: String, remedy: String) -> ExplainedError {
    ExplainedError(.refused, what, at: place, why: reason, remedy: "\(remedy).")
  }

  /// A mail that cannot be put together, by the field that stands in the way.
  static func composing(_ field: String, _ reason: String, remedy: String) -> ExplainedError {
    mail("The mail cannot be composed", place: field, reason: reason, remedy: remedy)
  }
}
