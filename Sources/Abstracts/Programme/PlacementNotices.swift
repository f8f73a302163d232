public import EventData
import Mail
public import Templates

/// Telling presenters where and when: only those whose place is new, has changed, or is gone.
public struct PlacementNotices: Sendable {
  /// A place that differs from what its presenter was told.
  public struct Change: Equatable, Sendable {
    /// What happened to a place.
    public enum Kind: String, Sendable {
      /// Nobody was told of it before.
      case new
      /// The same presenter was told another one.
      case moved
      /// Its presenter was told of it and has none any more, or another presents now.
      case gone
    }
    /// The abstract's code.
    public let code: String
    /// What happened.
    public let kind: Kind
    /// Who is to be told, and where.
    public let presenter: String, email: String
    /// What was told, and what holds now.
    public let before: PlacementNotice?, now: PlacementNotice?
  }

  /// The kind of the letters that tell a place.
  static let kind = "abstract-placement"
  /// The kind of the letters that call it off.
  static let goneKind = "abstract-place-gone"

  private let writer: LetterWriter

  /// Notices in an event's name.
  public init(_ definition: EventDefinition, templates: TemplateLibrary) {
    writer = LetterWriter(definition.event, templates: templates)
  }

  /// What has changed since the last notices, in the order of the codes; for one code what is gone comes first. A place
  /// that was lost by a decision which its author has not been told yet is not among them.
  public static func changes(_ view: ProgrammeView, in tx: Transaction) throws -> [Change] {
    let known = try PlacementLetter.known(in: tx)
    let decided = Dictionary(try DecidedAbstract.all(in: tx).map { ($0.code, $0) }) { first, _ in first }
    let entries = Dictionary(
      view.entries.filter(\.abstract.isInProgramme).map { ($0.placement.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return Set(known.keys).union(entries.keys).sorted().flatMap { code -> [Change] in
      let letters = known[code] ?? []
      let entry = entries[code]
      let isOpen = decided[code].map { $0.announced == nil && !$0.isWithdrawn } ?? false
      var changes = letters.filter { letter in
        !letter.isGone && (entry.map { !letter.hasAddress(of: $0.abstract) } ?? !isOpen)
      }.map { letter in
        Change(code: code, kind: .gone, presenter: letter.name, email: letter.email, before: letter.notice, now: nil)
      }
      guard let entry else { return changes }
      let own = letters.first { !$0.isGone && $0.isPresenter(of: entry.abstract) }?.notice
      let now = view.notice(entry.placement)
      if own?.says(now) == true { return changes }
      changes.append(
        Change(
          code: code, kind: own == nil ? .new : .moved, presenter: entry.abstract.presenter,
          email: entry.abstract.email, before: own, now: now))
      return changes
    }
  }

  /// Queues a letter with a calendar entry to each presenter whose place is new or moved, once the decision has been
  /// announced to them; and one that takes the entry back to each who was told a place that is theirs no longer.
  ///
  /// - Returns: the changes that are settled now.
  public func notify(_ view: ProgrammeView, now: Moment, in tx: Transaction) throws -> [Change] {
    let changes = try Self.changes(view, in: tx)
    let presented = Dictionary(view.entries.map { ($0.placement.code, $0.abstract) }) { first, _ in first }
    return try changes.filter { change in
      if change.kind == .gone {
        try callOff(change, successor: presented[change.code], view, now: now, in: tx)
        return true
      }
      guard let place = change.now, let abstract = presented[change.code], abstract.isTold else { return false }
      try queue(abstract, place, isChange: change.kind == .moved, view, now: now, in: tx)
      tx.note("\(change.code) told its place: \(view.words(place))")
      return true
    }
  }

  /// Takes back what waits for a person, and calls off what has reached them.
  private func callOff(
    _ change: Change, successor: DecidedAbstract?, _ view: ProgrammeView, now: Moment, in tx: Transaction
  ) throws {
    func letter() throws -> PlacementLetter? {
      try PlacementLetter.known(of: change.code, in: tx).first { $0.email.lowercased() == change.email.lowercased() }
    }
    while let waiting = try letter(), waiting.isWaiting, !waiting.isGone { try Outbox.withdraw(waiting.mail, in: tx) }
    guard let told = try letter(), !told.isGone else { return }
    tx.note("\(change.code) is no longer at \(view.words(told.notice)) for \(change.presenter)")
    var notice = told.notice
    notice.sequence = try PlacementQueries.nextSequence(change.code, in: tx)
    let substitute = successor.flatMap { $0.isInProgramme ? $0.presenter.onOneLine : nil } ?? ""
    try queue(
      Letter(
        kind: Self.goneKind, title: try title(change.code, in: tx), presenter: change.presenter, email: change.email,
        place: notice, isCancelled: true),
      more: ["substitute": .text(substitute)], view, now: now, in: tx)
  }

  private func title(_ code: String, in tx: Transaction) throws -> String {
    try AbstractQueries.abstracts(tx, code: code).first?.text("title") ?? ""
  }

  private func queue(
    _ abstract: DecidedAbstract, _ place: PlacementNotice, isChange: Bool, _ view: ProgrammeView, now: Moment,
    in tx: Transaction
  ) throws {
    // Whoever has a place again need not read first that it is gone.
    for letter in try PlacementLetter.known(of: abstract.code, in: tx)
    where letter.isGone && letter.isWaiting && letter.hasAddress(of: abstract) {
      try Outbox.withdraw(letter.mail, in: tx)
    }
    let session = view.definition.programme.sessions.first { $0.code == place.session }
    var notice = place
    notice.sequence = try PlacementQueries.nextSequence(abstract.code, in: tx)
    let minutes = session?.abstracts?.talks.map { String($0.minutes) } ?? ""
    try queue(
      Letter(
        kind: Self.kind, title: abstract.title, presenter: abstract.presenter, email: abstract.email, place: notice,
        isCancelled: false),
      more: ["minutes": .text(minutes), "is_change": .flag(isChange)], view, now: now, in: tx)
  }

  /// A letter about one place to one person.
  private struct Letter {
    let kind: String, title: String, presenter: String, email: String
    let place: PlacementNotice
    let isCancelled: Bool

    var code: String { place.code }
  }

  private func queue(
    _ letter: Letter, more: [String: TemplateValue], _ view: ProgrammeView, now: Moment, in tx: Transaction
  ) throws {
    let event = view.definition.event, place = letter.place, board = place.board
    let session = view.definition.programme.sessions.first { $0.code == place.session }
    let room = place.room.map { view.roomName($0) } ?? ""
    let sessionName = session.map { "\($0.code) \($0.title)" } ?? place.session
    let times = (place.starts ?? session?.starts).flatMap { starts in
      (place.ends ?? session?.ends).map { (starts: starts, ends: $0) }
    }
    let fields: [String: TemplateValue] = [
      "code": .text(letter.code), "title": .text(letter.title.onOneLine), "name": .text(letter.presenter.onOneLine),
      "day": .text(times.map { event.zone.longDay($0.starts) } ?? ""),
      "starts": .text(times.map { event.zone.clock($0.starts) } ?? ""),
      "ends": .text(times.map { event.zone.clock($0.ends) } ?? ""), "room": .text(room),
      "session": .text(sessionName), "board": .text(board ?? ""),
    ]
    let to = try MailboxAddress(name: letter.presenter.onOneLine, address: letter.email, field: "To")
    var message = try writer.letter(
      letter.kind, about: letter.code, to: to, replyTo: event.mail.abstractReplies, fields: fields.merging(more) { $1 },
      now: now)
    message.messageID = nil  // the outbox gives one that names the version
    message.calendar = times.map { starts, ends in
      CalendarEvent(
        uid: "place-\(letter.code.lowercased())@\(message.from.domain)", sequence: place.sequence, stamp: now.date,
        start: starts.date, end: ends.date,
        summary: "\(event.shortName): \(board.map { "\($0) " } ?? "")\(letter.title.onOneLine)",
        location: [room, event.venue, event.city].filter { !$0.isEmpty }.joined(separator: ", "),
        notes: "\(letter.code), \(sessionName)", organizer: message.from, isCancelled: letter.isCancelled)
    }
    // A newer place takes the place of one that waits; one that is called off for an earlier presenter still has to go.
    let mail =
      letter.isCancelled
      ? try Outbox.queue(
        message, kind: letter.kind, about: letter.code,
        version: Outbox.lastVersion(kind: letter.kind, about: letter.code, in: tx) + 1, now: now, in: tx
      ).code : try Outbox.queueNewVersion(message, kind: letter.kind, about: letter.code, now: now, in: tx)
    try PlacementQueries.keep(place, mail: mail, isGone: letter.isCancelled, in: tx)
  }
}
