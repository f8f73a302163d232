public import EventData

// What somebody types about a reviewer at the desk, by the columns of a list of reviewers; what is absent stays as it is.
extension Reviewers {
  /// A reviewer who is not on file, from what was typed.
  ///
  /// - Throws: `ExplainedError` (usage) for the first value that cannot be read.
  public static func reviewer(
    named name: String, email: String, call: ReviewedCall, corrections: [ReviewerColumn: String]
  ) throws -> Reviewer {
    try corrected(Reviewer(name: name.nfc.onOneLine, email: try address(email)), corrections, call: call)
  }

  /// Corrects a reviewer and returns the code and what changed, `field: old -> new` each.
  ///
  /// - Parameter corrections: what was typed for `name`, `email`, `orcid`, `tracks` ...
  /// - Throws: `ExplainedError` when a value cannot be read, or as `update` does.
  public static func correct(
    _ code: String, _ corrections: [ReviewerColumn: String], call: ReviewedCall, now: Moment, in tx: Transaction
  ) throws -> (code: String, changes: [String]) {
    let old = try required(code, in: tx)
    return (old.code, try update(corrected(old, corrections, call: call), call: call, now: now, in: tx))
  }

  private static func corrected(
    _ reviewer: Reviewer, _ corrections: [ReviewerColumn: String], call: ReviewedCall
  ) throws -> Reviewer {
    var reviewer = reviewer
    var wrong: (message: String, remedy: String)?
    if let name = corrections[.name] { reviewer.name = name.nfc.onOneLine }
    if let email = corrections[.email] { reviewer.email = try address(email) }
    ReviewerReader(call: call).fill(&reviewer, from: { corrections[$0] }) { _, message, remedy in
      wrong = wrong ?? (message, remedy)
    }
    if let wrong { throw ExplainedError(.usage, wrong.message, remedy: wrong.remedy) }
    return reviewer
  }

  private static func address(_ text: String) throws -> EmailAddress {
    if let address = EmailAddress(text) { return address }
    throw ExplainedError(
      .usage, "'\(text.onOneLine)' is no e-mail address", remedy: "Ask the reviewer for the right one.")
  }
}
