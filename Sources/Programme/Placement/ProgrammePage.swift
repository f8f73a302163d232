import EventData
public import Templates

extension ProgrammeView {
  /// The fields of `Templates/pages/programme`.
  public var pageFields: [String: TemplateValue] {
    let event = definition.event
    let byDay = Dictionary(grouping: sessions) { event.zone.day(of: $0.starts) }
    let boards = sessions.filter { $0.abstracts?.boards != nil && !entries(in: $0).isEmpty }
    return [
      "language": "en", "event": .text(event.name),
      "dates": .text("\(event.starts.long) to \(event.ends.long)"),
      "venue": .text("\(event.venue), \(event.city)"), "fictional": .flag(event.isFictional),
      "days": .objects(byDay.sorted { $0.key < $1.key }) { _, sessions in
        [
          "day": .text(sessions.first.map { event.zone.longDay($0.starts) } ?? ""),
          "sessions": .objects(sessions, fields),
        ]
      },
      "has_posters": .flag(!boards.isEmpty),
      "posters": .objects(boards) { session in
        [
          "session": .text(session.title), "code": .text(session.code),
          "when": .text("\(event.zone.longDay(session.starts)), \(times(session.starts, session.ends))"),
          "room": .text(roomName(session)), "tracks": tracks(in: session),
        ]
      },
      "people": .objects(index) { ["name": .text($0.name), "where": .text($0.places.joined(separator: ", "))] },
      "has_people": .flag(!index.isEmpty),
    ]
  }

  private func fields(of session: Programme.Session) -> [String: TemplateValue] {
    let chairs = session.roles.filter(\.part.leads).map(\.person)
    let speaking = Set(session.talks.compactMap(\.speaker))
    let speakers = session.roles.filter { $0.part == .speaker && !speaking.contains($0.person) }.map(\.person)
    let panel = session.roles.filter { $0.part == .panellist }.map(\.person)
    let own = entries(in: session)
    let first = own.first?.placement.board, last = own.last?.placement.board
    return [
      "code": .text(session.code), "title": .text(session.title), "kind": .text(session.kind.rawValue),
      "time": .text(times(session.starts, session.ends)), "room": .text(roomName(session)),
      "chairs": .text(chairs.joined(separator: ", ")), "panel": .text(panel.joined(separator: ", ")),
      "speakers": .text(speakers.joined(separator: ", ")),
      "sponsor": .text(session.sponsor ?? ""),
      "talks": .objects(session.talks) {
        ["title": .text($0.title ?? "To be announced"), "speaker": .text($0.speaker ?? "to be announced")]
      },
      "abstracts": .objects(own.filter { $0.placement.board == nil }) { entry in
        line(entry).merging(["time": .text(entry.placement.starts.map { definition.event.zone.clock($0) } ?? "")]) {
          $1
        }
      },
      "boards": .text(first.flatMap { first in last.map { "Boards \(first) to \($0)" } } ?? ""),
    ]
  }

  private func line(_ entry: Entry) -> [String: TemplateValue] {
    [
      "code": .text(entry.shown), "title": .text(entry.abstract.title.onOneLine),
      "presenter": .text(entry.abstract.publicPresenter.onOneLine),
    ]
  }

  /// The posters of a session, by track as they come.
  private func tracks(in session: Programme.Session) -> TemplateValue {
    var groups: [(name: String, posters: [TemplateValue])] = []
    for entry in entries(in: session) {
      let line = TemplateValue.object(line(entry).merging(["board": .text(entry.placement.board ?? "")]) { $1 })
      if groups.last?.name == entry.track {
        groups[groups.count - 1].posters.append(line)
      } else {
        groups.append((entry.track, [line]))
      }
    }
    return .objects(groups) { ["track": .text($0.name), "lines": .list($0.posters)] }
  }

  /// Presenters by name, with where they are found.
  private var index: [(name: String, places: [String])] {
    var people: [String: (name: String, places: [String])] = [:]
    for entry in entries where entry.abstract.isInProgramme {
      let name = entry.abstract.publicPresenter.onOneLine
      let key = presenterKey(name)
      people[key, default: (name, [])].places.append(entry.placement.board ?? entry.placement.session)
    }
    // By last word, as people look a name up.
    func sortKey(_ key: String) -> String { "\(key.split(separator: " ").last ?? "") \(key)" }
    return people.sorted { sortKey($0.key).utf8.lexicographicallyPrecedes(sortKey($1.key).utf8) }.map(\.value)
  }

  private func times(_ starts: Moment, _ ends: Moment) -> String {
    "\(definition.event.zone.clock(starts))–\(definition.event.zone.clock(ends))"
  }
}
