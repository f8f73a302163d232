public import EventData
import Mail
public import Templates

/// The letters authors get between the call and the review: received, to be corrected, withdrawn, and brought back. Each is
/// queued in the caller's transaction.
public struct AbstractLetters: Sendable {
  private let event: EventProfile
  private let call: CallForAbstracts
  private let writer: LetterWriter

  /// Letters in an event's name.
  public init(_ event: EventProfile, call: CallForAbstracts, templates: TemplateLibrary) {
    (self.event, self.call) = (event, call)
    writer = LetterWriter(event, templates: templates)
  }

  /// Queues the acknowledgement of a new abstract, once.
  func queueReceived(_ code: String, _ content: AbstractContent, now: Moment, in tx: Transaction) throws {
    var fields = fields(code, content)
    let isPlaceholder = content.stage == .placeholder
    fields["is_placeholder"] = .flag(isPlaceholder)
    fields["results_by"] = .text(call.lateBreaking.map { long($0.finalBy) } ?? "")
    fields["can_correct"] = .flag(now <= call.closes)
    fields["corrections_by"] = .text(long(call.closes))
    try queue(
      .abstractReceived, about: code, to: content.presenter, at: EmailAddress(content.email), fields, version: .once,
      now: now, in: tx)
  }

  /// Queues the letter about a withdrawal.
  package func queueWithdrawn(_ record: AbstractRecord, reason: String, now: Moment, in tx: Transaction) throws {
    var fields = fields(record.code, record.content)
    fields["reason"] = .text(reason)
    try queue(.abstractWithdrawn, record, fields, now: now, in: tx)
  }

  /// Queues the letter about a withdrawal to whoever stood in for the presenter.
  package func queueWithdrawn(
    _ record: AbstractRecord, toSubstitute name: String, _ email: String, reason: String, now: Moment,
    in tx: Transaction
  ) throws {
    var fields = fields(record.code, record.content)
    fields["reason"] = .text(reason)
    fields["name"] = .text(name)
    try queue(
      .abstractWithdrawn, about: "\(record.code)/presenter", to: name, at: EmailAddress(email), fields, now: now,
      in: tx)
  }

  /// Queues the letter about an abstract that was brought back.
  package func queueRevived(_ record: AbstractRecord, now: Moment, in tx: Transaction) throws {
    try queue(.abstractRevived, record, fields(record.code, record.content), now: now, in: tx)
  }

  /// Queues the letter with everything an author should correct; takes the place of an earlier one that has not gone.
  func queueQuestion(_ question: AuthorQuestion, now: Moment, in tx: Transaction) throws {
    let fields: [String: TemplateValue] = [
      "name": .text(question.name), "code": .text(question.subject), "title": .text(question.title),
      "is_taken": .flag(question.abstract == question.subject), "is_refused": .flag(question.abstract == nil),
      "is_correction": .flag(question.abstract != nil && question.abstract != question.subject),
      "is_late": .flag(question.abstract == nil && question.problems.contains("late")),
      "abstract": .text(question.abstract ?? ""),
      "problems": .list(
        question.points.enumerated().map { index, point in
          .object(["number": .number(index + 1), "problem": .text(point.problem), "advice": .text(point.advice)])
        }),
      "can_correct": .flag(now <= call.closes), "corrections_by": .text(long(call.closes)),
    ]
    try queue(
      .abstractProblems, about: question.subject, to: question.name, at: question.address, fields, now: now, in: tx)
  }

  // MARK: - Parts

  private func queue(
    _ kind: LetterKind, _ record: AbstractRecord, _ fields: [String: TemplateValue], now: Moment, in tx: Transaction
  ) throws {
    let content = record.content
    try queue(
      kind, about: record.code, to: content.presenter, at: EmailAddress(content.email), fields, now: now, in: tx)
  }

  private func queue(
    _ kind: LetterKind, about: String, to name: String, at email: EmailAddress?, _ fields: [String: TemplateValue],
    version: Letter.Version = .next, now: Moment, in tx: Transaction
  ) throws {
    let letter = Letter(
      kind, about: about, to: name, at: email, replyTo: event.mail.abstractReplies,
      fields: fields)
    try writer.queue(letter, version: version, now: now, in: tx)
  }

  private func fields(_ code: String, _ content: AbstractContent) -> [String: TemplateValue] {
    [
      "name": .text(content.presenter.isEmpty ? "author" : content.presenter), "code": .text(code),
      "title": .text(content.title), "type": .text(call.type(content.type)?.name ?? content.type),
    ]
  }

  private func long(_ moment: Moment) -> String { event.zone.longText(moment) }
}
