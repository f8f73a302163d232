public import EventData
import Mail
public import Templates

/// Telling presenters where and when: only those whose place is new or has changed.
public struct PlacementNotices: Sendable {
  /// A place that differs from what its presenter was told.
  public struct Change: Equatable, Sendable {
    /// The abstract with its presenter; nil when it is not decided any more.
    public let abstract: DecidedAbstract?
    /// The abstract's code.
    public let code: String
    /// `new`, `moved` or `gone`.
    public let kind: String
    /// What was told, and what holds now.
    public let before: PlacementNotice?, now: PlacementNotice?
  }

  /// The kind of these letters.
  static let kind = "abstract-placement"

  private let writer: LetterWriter

  /// Notices in an event's name.
  public init(_ definition: EventDefinition, templates: TemplateLibrary) {
    writer = LetterWriter(definition.event, templates: templates)
  }

  /// What has changed since the last notices, in the order of the codes.
  public static func changes(_ view: ProgrammeView, in tx: Transaction) throws -> [Change] {
    let told = Dictionary(try PlacementQueries.notices(tx).map { ($0.code, $0) }) { first, _ in first }
    let entries = Dictionary(
      view.entries.filter(\.abstract.isInProgramme).map { ($0.placement.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return Set(told.keys).union(entries.keys).sorted().compactMap { code in
      let before = told[code]
      guard let entry = entries[code] else {
        guard let before, !before.session.isEmpty else { return nil }
        return Change(abstract: nil, code: code, kind: "gone", before: before, now: nil)
      }
      let now = view.notice(entry.placement, sequence: (before?.sequence ?? -1) + 1)
      if let before, before.says(now) { return nil }
      let isNew = before.map { $0.session.isEmpty } ?? true
      return Change(
        abstract: entry.abstract, code: code, kind: isNew ? "new" : "moved", before: isNew ? nil : before, now: now)
    }
  }

  /// Queues a letter with a calendar entry to each presenter whose place is new or moved, and whose decision is
  /// announced. Who has left the programme was told by another letter; it is only noted.
  ///
  /// - Returns: the changes that are settled now.
  public func notify(_ view: ProgrammeView, now: Moment, in tx: Transaction) throws -> [Change] {
    try Self.changes(view, in: tx).filter { change in
      if change.kind == "gone", let before = change.before {
        let gone = PlacementNotice(
          code: change.code, session: "", room: nil, starts: nil, ends: nil, board: nil,
          sequence: before.sequence + 1)
        try PlacementQueries.setNotice(gone, at: now, in: tx)
        try Outbox.withdraw(kind: Self.kind, about: change.code, in: tx)
        tx.note("\(change.code) has left the programme: \(view.words(before))")
        return true
      }
      guard let abstract = change.abstract, abstract.announced != nil, let place = change.now else { return false }
      try queue(abstract, place, isChange: change.kind == "moved", view, now: now, in: tx)
      try PlacementQueries.setNotice(place, at: now, in: tx)
      tx.note("\(change.code) told its place: \(view.words(place))")
      return true
    }
  }

  private func queue(
    _ abstract: DecidedAbstract, _ place: PlacementNotice, isChange: Bool, _ view: ProgrammeView, now: Moment,
    in tx: Transaction
  ) throws {
    let event = view.definition.event
    guard let session = view.definition.programme.sessions.first(where: { $0.code == place.session }) else { return }
    let starts = place.starts ?? session.starts
    let ends = place.ends ?? session.ends
    let room = view.roomName(session)
    let minutes = session.abstracts?.talks.map { String($0.minutes) } ?? ""
    let fields: [String: TemplateValue] = [
      "code": .text(abstract.code), "title": .text(abstract.title.onOneLine),
      "name": .text(abstract.presenter.onOneLine), "day": .text(event.zone.longDay(starts)),
      "starts": .text(event.zone.clock(starts)), "ends": .text(event.zone.clock(ends)), "room": .text(room),
      "session": .text("\(session.code) \(session.title)"), "board": .text(place.board ?? ""),
      "minutes": .text(minutes), "is_change": .flag(isChange),
    ]
    let to = try MailboxAddress(name: abstract.presenter.onOneLine, address: abstract.email, field: "To")
    var message = try writer.letter(
      Self.kind, about: abstract.code, to: to, replyTo: event.mail.abstractReplies, fields: fields, now: now)
    message.messageID = nil  // the outbox gives one that names the version
    message.calendar = CalendarEvent(
      uid: "place-\(abstract.code.lowercased())@\(message.from.domain)", sequence: place.sequence, stamp: now.date,
      start: starts.date, end: ends.date,
      summary: "\(event.shortName): \(place.board.map { "\($0) " } ?? "")\(abstract.title.onOneLine)",
      location: [room, event.venue, event.city].filter { !$0.isEmpty }.joined(separator: ", "),
      notes: "\(abstract.code), \(session.code) \(session.title)", organizer: message.from)
    try Outbox.queueNewVersion(message, kind: Self.kind, about: abstract.code, now: now, in: tx)
  }
}
