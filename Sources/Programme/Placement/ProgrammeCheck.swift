import EventData

/// Looks through the programme for what would embarrass the congress.
public enum ProgrammeCheck {
  /// Something to mend.
  public struct Finding: Equatable, Sendable {
    /// Its id, such as `two-places`.
    public let id: String
    /// The session, abstract or person it is about.
    public let subject: String
    /// What is wrong.
    public let message: String
    /// What to do.
    public let remedy: String

    init(_ id: String, _ subject: String, _ message: String, remedy: String) {
      (self.id, self.subject, self.message, self.remedy) = (id, subject, message, remedy)
    }
  }

  /// Everything that is wrong, in a fixed order.
  public static func findings(_ view: ProgrammeView, presenters: [PresenterLine]) -> [Finding] {
    rooms(view) + people(view) + chairs(view) + places(view) + absent(view, presenters) + readiness(view, presenters)
  }

  private static func rooms(_ view: ProgrammeView) -> [Finding] {
    let sessions = view.sessions
    let pairs = sessions.indices.flatMap { one in sessions.dropFirst(one + 1).map { (sessions[one], $0) } }
    return pairs.compactMap { one, other in
      guard let room = one.room, room == other.room, one.overlaps(other) else { return nil }
      return Finding(
        "room-twice", "\(one.code), \(other.code)",
        "\(one.code) and \(other.code) are both in \(view.roomName(one)) at \(when(other, view))",
        remedy: "Move one of them in programme.yaml.")
    }
  }

  /// A person in two sessions at once: with a part in programme.yaml, or presenting. Initials are worth a question.
  private static func people(_ view: ProgrammeView) -> [Finding] {
    var parts: [(session: Programme.Session, name: String, what: String)] = []
    for session in view.sessions {
      for role in session.roles where role.part.attends {
        parts.append((session, role.person, role.part.rawValue))
      }
      for speaker in session.talks.compactMap(\.speaker) { parts.append((session, speaker, "speaker")) }
      for entry in view.entries(in: session) {
        let what = "\(entry.placement.board == nil ? "talk" : "poster") \(entry.placement.code)"
        parts.append((session, entry.abstract.presenter, what))
      }
    }
    let people = parts.map { PersonIdentity(names: [$0.name]) }
    let index = PersonIndex(people, .worthAQuestion)
    let order = parts.indices.sorted { (presenterKey(parts[$0].name), $0) < (presenterKey(parts[$1].name), $1) }
    return order.flatMap { first in
      index.matches(people[first]).compactMap { second, evidence in
        let (one, other) = (parts[first], parts[second])
        guard second > first, one.session.code != other.session.code, one.session.overlaps(other.session),
          evidence.name.isWhole || evidence.name == .initials
        else { return nil }
        let also = presenterKey(one.name) == presenterKey(other.name) ? "" : ", as \(other.name),"
        return Finding(
          "two-places", one.name,
          "\(one.name) is in \(one.session.code) (\(one.what)) and\(also) in \(other.session.code) "
            + "(\(other.what)) at \(when(other.session, view))",
          remedy: "Move one of them, or name a substitute; when they are namesakes, nothing is to be done.")
      }
    }
  }

  private static func chairs(_ view: ProgrammeView) -> [Finding] {
    view.sessions.compactMap { session in
      guard session.kind == .scientific || session.kind == .plenary, !session.roles.contains(where: \.part.leads)
      else { return nil }
      return Finding(
        "no-chair", session.code, "\(session.code) '\(session.title)' has no chair",
        remedy: "Name one under 'roles' in programme.yaml.")
    }
  }

  private static func places(_ view: ProgrammeView) -> [Finding] {
    view.sessions.flatMap { session in
      let own = view.entries(in: session)
      var found: [Finding] = []
      let room = session.abstracts?.count ?? 0
      if own.count > room {
        found.append(
          Finding(
            "over-full", session.code,
            "\(session.code) has \(counted(own.count, "abstract")) for \(counted(room, "place"))",
            remedy: "Give it more places in programme.yaml, or run: onco programme place"))
      }
      for entry in own {
        let place = entry.placement
        if let ends = place.ends, ends > session.ends || place.starts ?? session.starts < session.starts {
          found.append(
            Finding(
              "outside-session", place.code,
              "\(place.code) lies outside its session \(session.code), which is at \(when(session, view))",
              remedy: "Run: onco programme place"))
        } else if place.board == nil, let time = session.time(of: place.position),
          time.starts != place.starts || time.ends != place.ends
        {
          found.append(
            Finding(
              "old-time", place.code,
              "\(place.code) has another time than its place in \(session.code) says by now",
              remedy: "Run: onco programme place"))
        }
      }
      return found
    }
  }

  /// Placed though not presented, placed nowhere, and presented without a place.
  private static func absent(_ view: ProgrammeView, _ presenters: [PresenterLine]) -> [Finding] {
    let codes = Set(view.sessions.map(\.code))
    let gone = view.entries.compactMap { entry -> Finding? in
      let abstract = entry.abstract
      if !abstract.isInProgramme {
        let state =
          abstract.isWithdrawn ? "withdrawn" : abstract.isAccepted ? abstract.reply?.state ?? "" : abstract.outcome
        return Finding(
          "still-placed", abstract.code,
          "\(abstract.code) is \(state) and still has a place in \(entry.placement.session)",
          remedy: "Run: onco programme place")
      }
      guard !codes.contains(entry.placement.session) else { return nil }
      return Finding(
        "no-session", abstract.code,
        "\(abstract.code) is placed in \(entry.placement.session), which programme.yaml no longer has",
        remedy: "Run: onco programme place")
    }
    let placed = Set(view.entries.map(\.placement.code))
    return gone
      + presenters.filter { !placed.contains($0.abstract.code) }.map { line in
        Finding(
          "no-place", line.abstract.code,
          "\(line.abstract.code) is accepted (\(line.abstract.outcome)) and has no place",
          remedy: "Run: onco programme place")
      }
  }

  private static func readiness(_ view: ProgrammeView, _ presenters: [PresenterLine]) -> [Finding] {
    presenters.compactMap { line in
      let abstract = line.abstract
      let problem: (String, String, String)? =
        line.registration == nil
        ? ("not-registered", "is not registered", "Remind: onco abstract remind --registration; or name a substitute.")
        : !line.isPaid
          ? ("not-paid", "has not paid for \(line.registration ?? "")", "Remind: onco abstract remind --registration")
          : abstract.reply?.state != "confirmed"
            ? ("not-confirmed", "has not confirmed", "Remind: onco abstract remind") : nil
      guard let (id, what, remedy) = problem else { return nil }
      return Finding(
        id, abstract.code, "\(abstract.presenter), who presents \(abstract.code), \(what)",
        remedy: remedy)
    }
  }

  private static func when(_ session: Programme.Session, _ view: ProgrammeView) -> String {
    view.definition.event.zone.text(session.starts)
  }
}
