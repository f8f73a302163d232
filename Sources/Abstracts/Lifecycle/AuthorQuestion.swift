public import EventData
import Mail

/// Everything one author should correct about one abstract or refused row.
public struct AuthorQuestion: Equatable, Sendable {
  /// What became of the question.
  public enum Outcome: Equatable, Sendable {
    /// A letter is queued.
    case queued
    /// The same was asked before, at this moment.
    case asked(Moment)
    /// The address cannot be written to, or must not be before a person looked: call.
    case telephone
  }

  /// The abstract's code, or the refused row's, such as `AR-0003`.
  public let subject: String
  /// The abstract on file, when there is one.
  public let abstract: String?
  /// The presenting author.
  public let name: String
  /// The address as typed.
  public let email: String
  /// The telephone number.
  public let mobile: String
  /// The title.
  public let title: String
  /// Where it came from, such as `form.csv, row 12`.
  public let source: String
  /// The ids of the problems the author can mend.
  public let problems: [String]
  /// What became of it.
  public internal(set) var outcome: Outcome
  let points: [AuthorAdvice.Point]
  let isDangerous: Bool

  /// The address to write to; nil when there is none that may be used.
  var address: EmailAddress? { isDangerous ? nil : EmailAddress(email) }

  /// Changes when the address or any problem does.
  var fingerprint: String {
    contentHash(([email] + points.map { "\($0.id): \($0.problem)" }).joined(separator: "\n"))
  }
}

/// Asks authors to correct what is wrong: one letter an abstract or refused row, with all its problems.
public struct AuthorQuestions {
  private let call: CallForAbstracts
  private let store: Store
  private let author: Store.Author
  private let letters: AbstractLetters
  public init(call: CallForAbstracts, store: Store, author: Store.Author, letters: AbstractLetters) {
    (self.call, self.store, self.author, self.letters) = (call, store, author, letters)
  }

  /// Queues the letters that are due, and withdraws those that wait about problems that are gone.
  ///
  /// The same set of problems is asked about once. Rows whose address cannot be used come back as `telephone`.
  ///
  /// - Parameters:
  ///   - codes: only these abstracts and refused rows; all when empty.
  ///   - dryRun: true to say what would be queued, and queue nothing.
  /// - Throws: `ExplainedError` when a code is unknown, a letter cannot be written, or the database fails.
  public func ask(_ codes: [String] = [], dryRun: Bool = false) throws -> [AuthorQuestion] {
    dryRun ? try store.rehearse { try queue(codes, in: $0) } : try store.write(author) { try queue(codes, in: $0) }
  }

  private func queue(_ codes: [String], in tx: Transaction) throws -> [AuthorQuestion] {
    let records = try AbstractReading.records(in: tx)
    let refusals = try RefusalQueries.all(in: tx)
    let known = Set(records.map(\.code) + refusals.map(\.code))
    if let unknown = codes.first(where: { !known.contains($0) }) {
      let hint = didYouMean(unknown, in: known.sorted())
      throw ExplainedError(
        .refused, "There is no abstract and no refused row '\(unknown)'.\(hint)",
        remedy: "See 'abstract list', or 'abstract ask --dry-run' for the refused rows.")
    }
    let asked = try RefusalQueries.asked(in: tx)
    var questions = records.compactMap(question) + refusals.compactMap(question)
    for subject in asked.keys.sorted() where !questions.contains(where: { $0.subject == subject }) {
      guard let last = asked[subject], !last.fingerprint.isEmpty else { continue }
      try Outbox.withdraw(.abstractProblems, about: subject, in: tx)
      try RefusalQueries.addAsk(subject, number: last.number + 1, fingerprint: "", at: author.now, in: tx)
      tx.note("\(subject) has nothing left to correct")
    }
    if !codes.isEmpty { questions.removeAll { !codes.contains($0.subject) } }
    for (index, question) in questions.enumerated() where question.address != nil {
      let last = asked[question.subject]
      if let last, last.fingerprint == question.fingerprint {
        questions[index].outcome = .asked(last.at)
        continue
      }
      try letters.queueQuestion(question, now: author.now, in: tx)
      try RefusalQueries.addAsk(
        question.subject, number: (last?.number ?? 0) + 1, fingerprint: question.fingerprint, at: author.now, in: tx)
      questions[index].outcome = .queued
    }
    return questions
  }

  private func question(_ record: AbstractRecord) -> AuthorQuestion? {
    guard record.isInReview else { return nil }
    let content = record.content
    return question(
      record.code, abstract: record.code, name: content.presenter, email: content.email, mobile: content.mobile,
      title: content.title, source: "\(record.sourceName), row \(record.sourceRow)", record.problems)
  }

  private func question(_ refusal: Refusal) -> AuthorQuestion? {
    guard refusal.isOpen else { return nil }
    return question(
      refusal.code, abstract: refusal.abstract, name: refusal.presenter, email: refusal.email,
      mobile: refusal.mobile, title: refusal.title, source: "\(refusal.sourceName), row \(refusal.sourceRow)",
      refusal.problems)
  }

  private func question(
    _ subject: String, abstract: String?, name: String, email: String, mobile: String, title: String, source: String,
    _ problems: [ImportReport.Problem]
  ) -> AuthorQuestion? {
    let points = AuthorAdvice(call: call).points(problems)
    let kinds = Set(problems.compactMap(\.kind))
    let cannotWrite = kinds.contains(.headerInjection) || EmailAddress(email) == nil
    guard !points.isEmpty || cannotWrite else { return nil }
    return AuthorQuestion(
      subject: subject, abstract: abstract, name: name.isEmpty ? "author" : name, email: email, mobile: mobile,
      title: title, source: source,
      problems: points.map(\.id) + [.badEmail, .headerInjection].filter(kinds.contains).map(\.rawValue),
      outcome: .telephone, points: points, isDangerous: kinds.contains(.headerInjection))
  }
}
