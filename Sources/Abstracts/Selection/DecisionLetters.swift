public import EventData
import Mail
public import Templates

/// The letters about decisions: one for each outcome, the reminder, and the word that a place was given up. Each is queued
/// in the transaction of its fact.
public struct DecisionLetters: Sendable {
  private let definition: EventDefinition
  private let writer: LetterWriter

  /// Letters in an event's name.
  public init(_ definition: EventDefinition, templates: TemplateLibrary) {
    self.definition = definition
    writer = LetterWriter(definition.event, templates: templates)
  }

  /// The kind of the letter that tells a decision.
  static let decisionKind = "abstract-decision"
  /// The kind of the letter that asks once more.
  static let reminderKind = "abstract-reminder"
  /// The kind of the letter that says that no answer came in time.
  static let lapsedKind = "abstract-lapsed"

  /// Takes back what waits in the outbox and is no longer true: an acceptance, a reminder, a lapse, a place.
  static func takeBack(_ code: String, decision: Bool, place: Bool, in tx: Transaction) throws {
    let kinds = (decision ? [decisionKind] : []) + [reminderKind, lapsedKind] + (place ? [PlacementNotices.kind] : [])
    for kind in kinds { try Outbox.withdraw(kind: kind, about: code, in: tx) }
  }

  /// True when the letter with the decision has been sent.
  static func isSent(_ code: String, in tx: Transaction) throws -> Bool {
    try Outbox.standing(kind: decisionKind, about: code, in: tx)?.state == .sent
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
    let message = try letter(outcome.letter, abstract, more, now: now)
    try Outbox.queueNewVersion(message, kind: Self.decisionKind, about: abstract.code, now: now, in: tx)
  }

  /// Queues a reminder: what the presenter still has to do.
  func queueReminder(_ line: PresenterLine, outcome: SelectionRules.Outcome, now: Moment, in tx: Transaction) throws {
    let abstract = line.abstract
    let more: [String: TemplateValue] = [
      "outcome": .text(outcome.name), "confirm_by": .text(abstract.reply.map { day($0.confirmBy) } ?? ""),
      "must_confirm": .flag(abstract.reply?.state == "asked"), "must_register": .flag(line.registration == nil),
      "must_pay": .flag(line.registration != nil && !line.isPaid), "registration": .text(line.registration ?? ""),
    ]
    let message = try letter(Self.reminderKind, abstract, more, now: now)
    try Outbox.queueNewVersion(message, kind: Self.reminderKind, about: abstract.code, now: now, in: tx)
  }

  /// Queues the letter about a late-breaking abstract whose results never came.
  func queueUnfinished(_ abstract: DecidedAbstract, now: Moment, in tx: Transaction) throws {
    let due = definition.abstracts.lateBreaking.map { definition.event.zone.longText($0.finalBy) } ?? ""
    let message = try letter("abstract-late-breaking", abstract, ["results_by": .text(due)], now: now)
    try Outbox.queueNewVersion(message, kind: Self.decisionKind, about: abstract.code, now: now, in: tx)
  }

  /// Queues the letter about a place that was given up, since no answer came.
  func queueLapsed(_ abstract: DecidedAbstract, now: Moment, in tx: Transaction) throws {
    let more: [String: TemplateValue] = [
      "outcome": .text(definition.abstracts.selection?.outcome(abstract.outcome)?.name ?? abstract.outcome),
      "confirm_by": .text(abstract.reply.map { day($0.confirmBy) } ?? ""),
    ]
    let message = try letter(Self.lapsedKind, abstract, more, now: now)
    try Outbox.queueNewVersion(message, kind: Self.lapsedKind, about: abstract.code, now: now, in: tx)
  }

  private func letter(
    _ template: String, _ abstract: DecidedAbstract, _ more: [String: TemplateValue], now: Moment
  ) throws -> MailMessage {
    let fields: [String: TemplateValue] = [
      "code": .text(abstract.code), "title": .text(abstract.title.onOneLine),
      "name": .text(abstract.presenter.onOneLine), "track": .text(trackName(abstract.track)),
    ]
    let to = try MailboxAddress(name: abstract.presenter.onOneLine, address: abstract.email, field: "To")
    var message = try writer.letter(
      template, about: abstract.code, to: to, replyTo: definition.event.mail.abstractReplies,
      fields: fields.merging(more) { $1 }, now: now)
    message.messageID = nil  // the outbox gives one that names the version
    return message
  }

  private func day(_ moment: Moment) -> String { definition.event.zone.day(of: moment).long }

  private func trackName(_ code: String?) -> String {
    definition.abstracts.tracks.first { $0.code == code }?.name ?? ""
  }
}
