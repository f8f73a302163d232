public import EventData
import Mail

/// The programme as a calendar file. An entry keeps its identity for good, and counts up when it changes, so that
/// programs which read it again replace the old one. One that has left the programme stays in the file as cancelled.
public enum ProgrammeCalendar {
  /// One entry before it has its number.
  struct Item {
    let key: String
    let starts: Moment, ends: Moment
    let title: String, place: String, notes: String

    var hash: String {
      contentHash([String(starts.seconds), String(ends.seconds), title, place, notes].joined(separator: "\u{0}"))
    }
  }

  /// The file's bytes, with what the public may see; what changed since the last file is noted in the database. An entry
  /// whose abstract only waits for its letter is left out, and not called off.
  ///
  /// - Parameter talks: an entry for each talk too.
  /// - Throws: `ExplainedError` when the event has no address to name as organiser.
  public static func file(_ view: ProgrammeView, talks: Bool, now: Moment, in tx: Transaction) throws -> [UInt8] {
    let event = view.definition.event
    guard let address = event.mail.address else {
      throw ExplainedError(
        .definition, "event.yaml gives no usable 'mail.address' to name as organiser", remedy: "Mend it.")
    }
    let organizer = try MailboxAddress(name: event.mail.name, address: address.description, field: "From")
    let edition = Edition(event, from: organizer)
    let known = try PlacementQueries.calendar(in: tx).keyed { $0.text("item") }
    var changed = 0
    func entry(_ item: Item, isCancelled: Bool) throws -> CalendarEvent {
      let old = known[item.key]
      let hash = isCancelled ? "cancelled" : item.hash
      var sequence = Int(old?.integer("sequence") ?? 0)
      var stamp = old?.moment("changed_at") ?? now
      let isChanged = old?.text("hash") != hash
      if isChanged {
        sequence = old == nil ? 0 : sequence + 1
        stamp = now
        changed += 1
      }
      // Entries that were published before their texts were kept get them now.
      if isChanged || old?.moment("starts") == nil {
        try PlacementQueries.setCalendar(
          item, hash: hash, sequence: sequence, at: stamp, in: tx)
      }
      return CalendarEvent(
        uid: edition.identity(item.key), sequence: sequence, stamp: stamp.date, start: item.starts.date,
        end: item.ends.date, summary: item.title, location: item.place.isEmpty ? nil : item.place,
        notes: item.notes.isEmpty ? nil : item.notes, organizer: organizer, isCancelled: isCancelled)
    }
    let published = view.published
    let present = view.sessions.flatMap { items(of: $0, published, talks: talks) }
    let keys = Set(present.map(\.key) + view.unannounced.map { "talk-\(identifier($0))" })
    let gone = known.values.filter { !keys.contains($0.text("item")) }.compactMap { left($0, talks: talks) }
    let events =
      try present.map { try entry($0, isCancelled: false) }
      + gone.sorted { $0.key < $1.key }.map { try entry($0, isCancelled: true) }
    if changed > 0 { tx.note("calendar: \(counted(changed, "entry", "entries")) new or changed") }
    return try CalendarFile(events: events, name: event.name).composed()
  }

  /// An entry that was in an earlier file; nil when this file would not hold it anyway.
  private static func left(_ row: Row, talks: Bool) -> Item? {
    guard let starts = row.moment("starts"), let ends = row.moment("ends") else { return nil }
    guard talks || row.text("item").hasPrefix("session-") else { return nil }
    return Item(key: row.text("item"), starts: starts, ends: ends, title: row.text("title"), place: "", notes: "")
  }

  private static func items(of session: Programme.Session, _ view: ProgrammeView, talks: Bool) -> [Item] {
    let event = view.definition.event
    let place = [view.roomName(session), event.venue, event.city].filter { !$0.isEmpty }.joined(separator: ", ")
    let entries = view.entries(in: session)
    let lines =
      session.roles.filter(\.part.leads).map { "\($0.part.rawValue): \($0.person)" }
      + session.talks.map { [$0.title, $0.speaker].compactMap { $0 }.joined(separator: " - ") }
      + entries.filter { $0.placement.board == nil }.map { entry in
        let time = entry.placement.starts.map { event.zone.clock($0) + " " } ?? ""
        return "\(time)\(entry.shown) \(entry.abstract.title) - \(entry.abstract.publicPresenter)"
      }
    let whole = Item(
      key: "session-\(identifier(session.code))", starts: session.starts, ends: session.ends,
      title: "\(session.code) \(session.title)", place: place, notes: lines.joined(separator: "\n"))
    guard talks else { return [whole] }
    return [whole]
      + entries.compactMap { entry in
        guard entry.placement.board == nil, let starts = entry.placement.starts, let ends = entry.placement.ends else {
          return nil
        }
        return Item(
          key: "talk-\(identifier(entry.placement.code))", starts: starts, ends: ends,
          title: "\(entry.shown) \(entry.abstract.title)", place: place,
          notes: "\(entry.abstract.publicPresenter)\n\(session.code) \(session.title)")
      }
  }

  /// Letters, digits and hyphens only: what may stand in an identity.
  private static func identifier(_ code: String) -> String {
    String(code.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
