public import Abstracts
public import EventData
import Mail

/// Withdrawals of abstracts, and their return. What was decided, asked and queued about an abstract changes in the same
/// transaction.
public struct Withdrawals {
  private let store: Store
  private let author: Store.Author
  private let letters: AbstractLetters?

  /// Withdrawals in one author's name. `letters` writes to the abstracts' authors; nil when nobody is written to.
  public init(store: Store, author: Store.Author, letters: AbstractLetters? = nil) {
    (self.store, self.author, self.letters) = (store, author, letters)
  }

  /// Takes an abstract out at its authors' wish. An accepted one may go too: it loses its place.
  ///
  /// - Returns: the state it was in.
  /// - Throws: `ExplainedError` (2) when it is withdrawn or rejected already, or the reason, which the author reads, names
  ///   a reviewer.
  @discardableResult
  public func withdraw(_ code: String, reason: String) throws -> AbstractRecord.State {
    try store.write(author) { tx in
      let record = try AbstractRecords.record(code, in: tx)
      guard record.state == .submitted || record.state == .accepted else {
        throw ExplainedError(
          .refused, "\(record.code) is \(record.state.rawValue) already", remedy: "Nothing; it is not in the running.")
      }
      if letters != nil { try refuseReviewers(reason, in: tx) }
      try LifecycleQueries.step(
        record.code, kind: "withdrawn", state: .withdrawn, reason: reason, author: author, in: tx)
      tx.note("\(record.code) state: \(record.state.rawValue) -> withdrawn: \(reason)")
      try Outbox.withdraw(.abstractProblems, about: record.code, in: tx)
      try DecisionLetters.takeBack(record.code, decision: true, place: true, in: tx)
      try letters?.queueWithdrawn(record, reason: reason, now: author.now, in: tx)
      if let decided = try DecisionQueries.decided(code: record.code, in: tx).first.map(DecidedAbstract.init),
        decided.isSubstituted, decided.isTold
      {
        try letters?.queueWithdrawn(
          record, toSubstitute: decided.presenter, decided.email, reason: reason, now: author.now, in: tx)
      }
      return record.state
    }
  }

  /// Brings a withdrawn abstract back, submitted as before. What was decided about it holds no longer: its place may have
  /// gone to another, so the committee decides anew.
  ///
  /// - Returns: the outcome it had; nil when nothing was decided.
  /// - Throws: `ExplainedError` (2) when it is not withdrawn.
  @discardableResult
  public func revive(_ code: String, reason: String) throws -> String? {
    try store.write(author) { tx in
      let record = try AbstractRecords.record(code, in: tx)
      guard record.state == .withdrawn else {
        throw ExplainedError(
          .refused, "\(record.code) is \(record.state.rawValue), not withdrawn", remedy: "Nothing; it is there.")
      }
      let outcome = try DecisionQueries.decided(code: record.code, in: tx).first?.text("outcome")
      try LifecycleQueries.step(record.code, kind: "revived", state: .submitted, reason: reason, author: author, in: tx)
      tx.note("\(record.code) state: withdrawn -> submitted: \(reason)")
      if let outcome {
        try DecisionQueries.remove(record.code, reason: "revived: \(reason)", by: author, in: tx)
        try endSubstitution(record, in: tx)
        tx.note("\(record.code) decision: \(outcome) -> none (revived)")
      }
      try letters?.queueRevived(record, now: author.now, in: tx)
      return outcome
    }
  }

  /// The abstract is its author's again; whoever stood in agreed to a place that is gone.
  private func endSubstitution(_ record: AbstractRecord, in tx: Transaction) throws {
    guard try ReplyQueries.isSubstituted(record.code, in: tx) else { return }
    try ReplyQueries.substitute(
      record.code, name: record.content.presenter, email: record.content.email, reason: "revived", by: author, in: tx)
  }

  /// The letter quotes the reason, and reviewing is blind.
  private func refuseReviewers(_ reason: String, in tx: Transaction) throws {
    guard try ReviewerNames(DecisionQueries.reviewers(in: tx)).appear(in: reason) else { return }
    throw ExplainedError(
      .refused, "The reason names a reviewer, and the letter tells it to the author; nothing was changed",
      remedy: "Word it without the name, address or code; or say --no-letter.")
  }
}
