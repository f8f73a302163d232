import ArgumentParser
import EventData

/// Why something is done to an abstract: kept in its history and the audit trail.
struct ReasonOption: ParsableArguments {
  @Option(help: "Why; kept in the history, and told to the author in the letter about a withdrawal.")
  var reason: String

  /// The reason on one line.
  var text: String { reason.onOneLine }

  func validate() throws {
    if reason.trimmed.isEmpty {
      throw ValidationError("Give a reason: --reason 'asked by the author on the telephone'")
    }
  }
}
