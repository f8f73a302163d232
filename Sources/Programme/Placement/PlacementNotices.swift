import Abstracts
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

  private let writer: LetterWriter

  /// Notices in an event's name.
  public init(_ definition: ProgrammeRules, templates: TemplateLibrary) {
    writer = LetterWriter(definition.event, templates: templates)
  }

  /// What has changed since the last notices, in the order of the codes; for one code what is gone comes first. A place
  /// that was lost by a decision which its author has not been told yet is not among them.
  public static func changes(_ view: ProgrammeView, in tx: Transaction) throws -> [Change] {
    let known = try PlacementLetter.known(in: tx)
    let decided = try DecidedAbstract.all(in: tx).keyed(by: \.code)
    let entries = view.entries.filter(\.abstract.isInProgramme).keyed(by: \.placement.code)
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
    let presented = view.entries.map { ($0.placement.code, $0.abstract) }.firsts()
    return try changes.filter { change in
      if change.kind == .gone { return try callOff(change, successor: presented[change.code], view, now: now, in: tx) }
      guard let place = change.now, let abstract = presented[change.code], abstract.isTold,
        try queue(abstract, place, isChange: change.kind == .moved, view, now: now, in: tx)
      else { return false }
      tx.note("\(change.code) told its place: \(view.words(place))")
      return true
    }
  }

  /// Takes back what waits for a person, and calls off what has reached them.
  private func callOff(
    _ change: Change, successor: DecidedAbstract?, _ view: ProgrammeView, now: Moment, in tx: Transaction
  ) throws -> Bool {
    func letter() throws -> PlacementLetter? {
      try PlacementLetter.known(of: change.code, in: tx).first { $0.email.lowercased() == change.email.lowercased() }
    }
    while let waiting = try letter(), waiting.isWaiting, !waiting.isGone { try Outbox.withdraw(waiting.mail, in: tx) }
    guard let told = try letter(), !told.isGone else { return true }
    tx.note("\(change.code) is no longer at \(view.words(told.notice)) for \(change.presenter)")
    var notice = told.notice
    notice.sequence = try PlacementQueries.nextSequence(change.code, in: tx)
    let substitute = successor.flatMap { $0.isInProgramme ? $0.presenter.onOneLine : nil } ?? ""
    return try queue(
      notice, of: title(change.code, in: tx), to: change.presenter, change.email, isGone: true,
      ["substitute": .text(substitute)], view, now: now, in: tx)
  }

  private func title(_ code: String, in tx: Transaction) throws -> String {
    try AbstractQueries.abstracts(code: code, in: tx).first?.text("title") ?? ""
  }

  private func queue(
    _ abstract: DecidedAbstract, _ place: PlacementNotice, isChange: Bool, _ view: ProgrammeView, now: Moment,
    in tx: Transaction
  ) throws -> Bool {
    // Whoever has a place again need not read first that it is gone.
    for letter in try PlacementLetter.known(of: abstract.code, in: tx)
    where letter.isGone && letter.isWaiting && letter.hasAddress(of: abstract) {
      try Outbox.withdraw(letter.mail, in: tx)
    }
    let session = view.definition.programme.sessions.first { $0.code == place.session }
    var notice = place
    notice.sequence = try PlacementQueries.nextSequence(abstract.code, in: tx)
    let minutes = session?.abstracts?.talks.map { String($0.minutes) } ?? ""
    return try queue(
      notice, of: abstract.title, to: abstract.presenter, abstract.email, isGone: false,
      ["minutes": .text(minutes), "is_change": .flag(isChange)], view, now: now, in: tx)
  }

  /// False when the presenter has no usable address.
  private func queue(
    _ place: PlacementNotice, of title: String, to presenter: String, _ email: String, isGone: Bool,
    _ more: [String: TemplateValue], _ view: ProgrammeView, now: Moment, in tx: Transaction
  ) throws -> Bool {
    let event = view.definition.event, sender = try writer.sender()
    let session = view.definition.programme.sessions.first { $0.code == place.session }
    let room = place.room.map { view.roomName($0) } ?? ""
    let sessionName = session.map { "\($0.code) \($0.title)" } ?? place.session
    let times = (place.starts ?? session?.starts).flatMap { starts in
      (place.ends ?? session?.ends).map { (starts: starts, ends: $0) }
    }
    let fields: [String: TemplateValue] = [
      "code": .text(place.code), "title": .text(title.onOneLine), "name": .text(presenter.onOneLine),
      "day": .text(times.map { event.zone.longDay($0.starts) } ?? ""),
      "starts": .text(times.map { event.zone.clock($0.starts) } ?? ""),
      "ends": .text(times.map { event.zone.clock($0.ends) } ?? ""), "room": .text(room),
      "session": .text(sessionName), "board": .text(place.board ?? ""),
    ]
    var letter = Letter(
      isGone ? .abstractPlaceGone : .abstractPlacement, about: place.code, to: presenter, at: EmailAddress(email),
      replyTo: event.mail.abstractReplies, fields: fields.merging(more) { $1 })
    letter.calendar = try times.map { starts, ends in
      CalendarEvent(
        uid: try writer.edition().identity("place-\(place.code.lowercased())"), sequence: place.sequence,
        stamp: now.date,
        start: starts.date, end: ends.date,
        summary: "\(event.shortName): \(place.board.map { "\($0) " } ?? "")\(title.onOneLine)",
        location: [room, event.venue, event.city].filter { !$0.isEmpty }.joined(separator: ", "),
        notes: "\(place.code), \(sessionName)", organizer: sender, isCancelled: isGone)
    }
    // A newer place takes the place of one that waits; one that is called off for an earlier presenter still has to go.
    guard let mail = try writer.queue(letter, version: isGone ? .besides : .next, now: now, in: tx) else {
      return false
    }
    try PlacementQueries.keep(place, mail: mail, isGone: isGone, in: tx)
    return true
  }
}
