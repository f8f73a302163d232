extension Programme {
  /// What a session takes of the accepted abstracts.
  public struct AbstractSlots: Sendable {
    /// The outcome it takes, a code of `selection.outcomes`.
    public let outcome: String
    /// The tracks it takes; all when empty.
    public let tracks: [String]
    /// The talks, for an outcome that is spoken.
    public let talks: Talks?
    /// The boards, for an outcome that is shown.
    public let boards: Boards?

    /// Talks one after another.
    public struct Talks: Sendable {
      /// How many.
      public let slots: Int
      /// How long each takes, with its questions.
      public let minutes: Int
      /// When the first begins; the session's begin when nil.
      public let first: Moment?
    }

    /// Numbered boards.
    public struct Boards: Sendable {
      /// What stands before the number, such as `P`.
      public let prefix: String
      /// The first number.
      public let first: Int
      /// How many.
      public let count: Int

      /// A board's name, such as `P-007`.
      public func name(_ number: Int) -> String { Series(prefix, digits: 3).code(number) }
    }

    /// How many abstracts it takes.
    public var count: Int { talks?.slots ?? boards?.count ?? 0 }
    /// True when it takes abstracts of a track; those without a track only go where all tracks go.
    public func takes(track: String?) -> Bool { tracks.isEmpty || track.map(tracks.contains) ?? false }
  }
}

extension Programme.Session {
  /// When the talk at a position begins and ends, counted from 1; nil when the session has no such talk.
  public func time(of position: Int) -> (starts: Moment, ends: Moment)? {
    guard let talks = abstracts?.talks, (1...talks.slots).contains(position) else { return nil }
    let seconds = Int64(talks.minutes) * 60
    let begin = (talks.first ?? starts).advanced(bySeconds: Int64(position - 1) * seconds)
    return (begin, begin.advanced(bySeconds: seconds))
  }
}

extension Programme.AbstractSlots {
  init(_ fields: FieldReader, _ check: (Self, FieldReader) -> Void) {
    outcome = fields.text("outcome", "The outcome it takes, as in abstracts.yaml, such as oral.")
    tracks = fields.texts("tracks", "The tracks it takes; all when left out.")
    let slots = fields.number("slots", "How many talks.", in: 0...200, default: 0)
    let minutes = fields.number("minutes", "Minutes of each talk, questions included.", in: 0...240, default: 0)
    let first = fields.optionalMoment("first", "When the first talk begins; with the session when left out.")
    talks = slots > 0 && minutes > 0 ? Talks(slots: slots, minutes: minutes, first: first) : nil
    boards = fields.optionalObject("boards", "The numbered boards of a poster session.") {
      Boards(
        prefix: $0.text("prefix", "What stands before the number, such as P."),
        first: $0.number("first", "The first number.", in: 1...99_999, default: 1),
        count: $0.number("count", "How many boards.", in: 1...10_000))
    }
    guard !fields.isRecording else { return }
    if (slots > 0) != (minutes > 0) {
      fields.problem(at: slots > 0 ? "slots" : "minutes", "'slots' and 'minutes' belong together")
    } else if (talks == nil) == (boards == nil) {
      fields.problem(at: "outcome", "give either 'slots' and 'minutes' for talks, or 'boards' for posters")
    }
    check(self, fields)
  }
}

extension Programme.Session {
  /// The talks of abstracts must lie within their session.
  func checkAbstracts(_ fields: FieldReader) {
    guard let talks = abstracts?.talks, let last = time(of: talks.slots) else { return }
    if let first = talks.first, first < starts {
      fields.problem(at: "abstracts", "the first talk of the session '\(code)' begins before the session")
    }
    if last.ends > ends {
      let over = (last.ends.seconds - ends.seconds + 59) / 60
      fields.problem(
        at: "abstracts",
        "\(talks.slots) talks of \(talks.minutes) minutes end \(over) minutes after the session '\(code)'")
    }
  }
}

extension Programme {
  /// No board may have two owners.
  func checkBoards(_ fields: FieldReader) {
    var owners: [String: String] = [:]
    for session in sessions {
      guard let boards = session.abstracts?.boards else { continue }
      for number in boards.first..<(boards.first + boards.count) {
        if let other = owners.updateValue(session.code, forKey: boards.name(number)) {
          fields.problem(
            at: "sessions", "the board \(boards.name(number)) belongs to the sessions '\(other)' and '\(session.code)'")
          break
        }
      }
    }
  }
}
