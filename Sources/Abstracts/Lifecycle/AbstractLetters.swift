public import EventData
import Mail
public import Templates

/// The letters authors get between the call and the review: received, to be corrected, withdrawn, and brought back. Each is
/// queued in the caller's transaction.
public struct AbstractLetters: Sendable {
  private let event: EventProfile
  private let call: CallForAbstracts
  private let writer: LetterWriter
  public init(_ event: EventProfile, call: CallForAbstracts, templates: TemplateLibrary) {
    (self.event, self.call) = (event, call)
    writer = LetterWriter(event, templates: templates)
  }

  /// Queues the acknowledgement of a new abstract, once.
  func queueReceived(_ code: String, _ content: AbstractContent, now: Moment, in tx: Transaction) throws {
    let more: [String: TemplateValue] = [
      "is_placeholder": .flag(content.stage == .placeholder),
      "results_by": .text(call.lateBreaking.map { event.zone.longText($0.finalBy) } ?? ""),
      "authors": .objects(Array(content.authors.enumerated())) { index, author in
        [
          "number": .number(index + 1), "name": .text(author.name), "indexed": .text(author.person.inverted),
          "at": .text(content.affiliations(of: author).map(\.written).joined(separator: "; ")),
        ]
      },
    ]
    try queue(
      .abstractReceived, about: code, to: content.presenter, at: content.email,
      fields(code, content, deadline(now).merging(more) { $1 }), version: .once, now: now, in: tx)
  }

  /// Queues the letter about a withdrawal.
  package func queueWithdrawn(_ record: AbstractRecord, reason: String, now: Moment, in tx: Transaction) throws {
    try queue(
      .abstractWithdrawn, about: record.code, to: record.content.presenter, at: record.content.email,
      fields(record.code, record.content, ["reason": .text(reason)]), now: now, in: tx)
  }

  /// Queues the letter about a withdrawal to whoever stood in for the presenter.
  package func queueWithdrawn(
    _ record: AbstractRecord, toSubstitute name: String, _ email: String, reason: String, now: Moment,
    in tx: Transaction
  ) throws {
    try queue(
      .abstractWithdrawn, about: "\(record.code)/presenter", to: name, at: email,
      fields(record.code, record.content, ["reason": .text(reason), "name": .text(name)]), now: now, in: tx)
  }

  /// Queues the letter about an abstract that was brought back.
  package func queueRevived(_ record: AbstractRecord, now: Moment, in tx: Transaction) throws {
    try queue(
      .abstractRevived, about: record.code, to: record.content.presenter, at: record.content.email,
      fields(record.code, record.content), now: now, in: tx)
  }

  /// Queues the letter with everything an author should correct; takes the place of an earlier one that has not gone.
  func queueQuestion(_ question: AuthorQuestion, now: Moment, in tx: Transaction) throws {
    let fields: [String: TemplateValue] = [
      "name": .text(question.name), "code": .text(question.subject), "title": .text(question.title),
      "is_taken": .flag(question.abstract == question.subject), "is_refused": .flag(question.abstract == nil),
      "is_correction": .flag(question.abstract != nil && question.abstract != question.subject),
      "is_late": .flag(question.abstract == nil && question.problems.contains("late")),
      "abstract": .text(question.abstract ?? ""),
      "problems": .objects(Array(question.points.enumerated())) { index, point in
        ["number": .number(index + 1), "problem": .text(point.problem), "advice": .text(point.advice)]
      },
    ]
    try queue(
      .abstractProblems, about: question.subject, to: question.name, at: question.address?.description ?? "",
      fields.merging(deadline(now)) { $1 }, now: now, in: tx)
  }

  // MARK: - Parts

  private func queue(
    _ kind: LetterKind, about: String, to name: String, at email: String, _ fields: [String: TemplateValue],
    version: Letter.Version = .next, now: Moment, in tx: Transaction
  ) throws {
    let letter = Letter(
      kind, about: about, to: name, at: EmailAddress(email), replyTo: event.mail.abstractReplies, fields: fields)
    try writer.queue(letter, version: version, now: now, in: tx)
  }

  private func fields(_ code: String, _ content: AbstractContent, _ more: [String: TemplateValue] = [:]) -> [String:
    TemplateValue]
  {
    let fields: [String: TemplateValue] = [
      "name": .text(content.presenter.isEmpty ? "author" : content.presenter), "code": .text(code),
      "title": .text(content.title), "type": .text(call.type(content.type)?.name ?? content.type),
    ]
    return fields.merging(more) { $1 }
  }

  /// Whether, and until when, an author may still correct.
  private func deadline(_ now: Moment) -> [String: TemplateValue] {
    ["can_correct": .flag(now <= call.closes), "corrections_by": .text(event.zone.longText(call.closes))]
  }
}
