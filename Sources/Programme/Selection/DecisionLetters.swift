import EventData
import Mail
public import Templates

/// The letters about decisions: one for each outcome, the reminder, and the word that a place was given up. Each is queued
/// in the transaction of its fact.
public struct DecisionLetters: Sendable {
  let definition: ProgrammeRules
  private let writer: LetterWriter
  public init(_ definition: ProgrammeRules, templates: TemplateLibrary) {
    self.definition = definition
    writer = LetterWriter(definition.event, templates: templates)
  }

  /// Takes back what waits in the outbox and is no longer true: an acceptance, a reminder, a lapse, a place.
  static func takeBack(_ code: String, decision: Bool, place: Bool, in tx: Transaction) throws {
    let kinds: [LetterKind] =
      (decision ? [.abstractDecision] : []) + [.abstractReminder, .abstractLapsed] + (place ? [.abstractPlacement] : [])
    for kind in kinds { try Outbox.withdraw(kind, about: code, in: tx) }
  }

  /// True when the letter with the decision has been sent.
  static func isSent(_ code: String, in tx: Transaction) throws -> Bool {
    try Outbox.standing(.abstractDecision, about: code, in: tx)?.state == .sent
  }

  /// Queues the letter about a decision with the reviewers' comments. A letter about an earlier outcome that has not
  /// gone yet is withdrawn.
  func queueDecision(
    _ abstract: DecidedAbstract, outcome: SelectionRules.Outcome, confirmBy: Moment?, comments: [String], now: Moment,
    in tx: Transaction
  ) throws {
    let more: [String: TemplateValue] = [
      "outcome": .text(outcome.name), "has_comments": .flag(!comments.isEmpty),
      "comments": .list(comments.map { .text($0) }), "needs_confirmation": .flag(confirmBy != nil),
      "confirm_by": .text(confirmBy.map { day($0) } ?? ""), "place": .text(abstract.place.map(String.init) ?? ""),
    ]
    try queue(.abstractDecision, template: outcome.letter, abstract, more, now: now, in: tx)
  }

  /// Queues a reminder: what the presenter still has to do. False when there is no usable address.
  func queueReminder(_ line: PresenterLine, outcome: SelectionRules.Outcome, now: Moment, in tx: Transaction) throws
    -> Bool
  {
    let abstract = line.abstract
    let more: [String: TemplateValue] = [
      "outcome": .text(outcome.name), "confirm_by": .text(abstract.reply.map { day($0.confirmBy) } ?? ""),
      "must_confirm": .flag(abstract.reply?.state == "asked"), "must_register": .flag(line.registration == nil),
      "must_pay": .flag(line.registration != nil && !line.isPaid), "registration": .text(line.registration ?? ""),
    ]
    return try queue(.abstractReminder, abstract, more, now: now, in: tx) != nil
  }

  /// Queues the letter about a late-breaking abstract whose results never came.
  func queueUnfinished(_ abstract: DecidedAbstract, now: Moment, in tx: Transaction) throws {
    let due = definition.call.lateBreaking.map { definition.event.zone.longText($0.finalBy) } ?? ""
    try queue(
      .abstractDecision, template: "abstract-late-breaking", abstract, ["results_by": .text(due)], now: now, in: tx)
  }

  /// Queues the letter about a place that was given up, since no answer came.
  func queueLapsed(_ abstract: DecidedAbstract, now: Moment, in tx: Transaction) throws {
    let more: [String: TemplateValue] = [
      "outcome": .text(definition.abstracts.selection?.outcome(abstract.outcome)?.name ?? abstract.outcome),
      "confirm_by": .text(abstract.reply.map { day($0.confirmBy) } ?? ""),
    ]
    try queue(.abstractLapsed, abstract, more, now: now, in: tx)
  }

  @discardableResult
  private func queue(
    _ kind: LetterKind, template: String? = nil, _ abstract: DecidedAbstract, _ more: [String: TemplateValue],
    now: Moment, in tx: Transaction
  ) throws -> String? {
    let fields: [String: TemplateValue] = [
      "code": .text(abstract.code), "title": .text(abstract.title.onOneLine),
      "name": .text(abstract.presenter.onOneLine), "track": .text(trackName(abstract.track)),
    ]
    let letter = Letter(
      kind, about: abstract.code, template: template, to: abstract.presenter, at: EmailAddress(abstract.email),
      replyTo: definition.event.mail.abstractReplies, fields: fields.merging(more) { $1 })
    return try writer.queue(letter, version: .next, now: now, in: tx)
  }

  private func day(_ moment: Moment) -> String { definition.event.zone.day(of: moment).long }

  private func trackName(_ code: String?) -> String {
    definition.call.tracks.first { $0.code == code }?.name ?? ""
  }
}
