import EventData

/// The order of the book: which chapters there are, and which abstract stands where.
struct BookOrder {
  let definition: ProgrammeRules
  let sort: BookProfile.Sort

  /// A chapter with the places of its abstracts in the list given.
  struct Chapter {
    let title: String
    let subtitle: String
    var members: [Int] = []
  }

  /// Sorts the abstracts by session, and into chapters by what the profile says.
  func chapters(_ candidates: [BookCandidate]) -> [Chapter] {
    let inOrder = bySession(candidates)
    if sort == .track {
      let byNumber = inOrder.sorted { numberKey(candidates[$0]) < numberKey(candidates[$1]) }
      return filled(trackChapters, byNumber) { trackPlace(candidates[$0].record.content.track) }
    }
    let sessions = sessionCodes(candidates)
    let chapters = sessions.map(sessionChapter) + trackChapters
    return filled(chapters, inOrder) { index in
      sessions.firstIndex(of: candidates[index].place?.session ?? "")
        ?? sessions.count + trackPlace(candidates[index].record.content.track)
    }
  }

  /// The abstracts by session, time, board; those without a place last, by track. Numbers are given in this order.
  func bySession(_ candidates: [BookCandidate]) -> [Int] {
    let sessions = sessionCodes(candidates)
    let keys = candidates.map { candidate -> SortKey in
      let place = candidate.place
      let session = sessions.firstIndex(of: place?.session ?? "") ?? sessions.count
      let board = place?.board ?? ""
      let slot = [Int(place?.starts?.seconds ?? .max), place?.position ?? 0]
      return SortKey(
        numbers: [session, session == sessions.count ? trackPlace(candidate.record.content.track) : 0]
          + (sort == .board && !board.isEmpty ? [.max] : slot),
        texts: [sort == .board ? Self.natural(board) : "", candidate.code])
    }
    return candidates.indices.sorted { keys[$0] < keys[$1] }
  }

  private struct SortKey: Comparable {
    let numbers: [Int]
    let texts: [String]
    static func < (left: SortKey, right: SortKey) -> Bool {
      left.numbers == right.numbers
        ? left.texts.lexicographicallyPrecedes(right.texts)
        : left.numbers.lexicographicallyPrecedes(right.numbers)
    }
  }

  /// Sessions in use by the programme's time; what the programme does not know comes last.
  private func sessionCodes(_ candidates: [BookCandidate]) -> [String] {
    let known = definition.programme.sessions
    return Set(candidates.compactMap(\.place?.session)).map { code in
      (code: code, starts: known.first { $0.code == code }?.starts.seconds ?? .max)
    }
    .sorted { ($0.starts, $0.code) < ($1.starts, $1.code) }.map(\.code)
  }

  private func sessionChapter(_ code: String) -> Chapter {
    guard let session = definition.programme.sessions.first(where: { $0.code == code }) else {
      return Chapter(title: code, subtitle: "")
    }
    let zone = definition.event.zone
    let hall = definition.event.halls.first { $0.code == session.room }?.name ?? ""
    let end = zone.text(session.ends).suffix(5)
    let time = "\(zone.day(of: session.starts).long), \(zone.text(session.starts).suffix(5))–\(end)"
    return Chapter(title: session.title, subtitle: [time, hall].filter { !$0.isEmpty }.joined(separator: " · "))
  }

  private var trackChapters: [Chapter] {
    definition.call.tracks.map { Chapter(title: $0.name, subtitle: "") }
      + [Chapter(title: "Other abstracts", subtitle: "")]
  }

  private func trackPlace(_ code: String?) -> Int {
    let tracks = definition.call.tracks
    return tracks.firstIndex { $0.code == code } ?? tracks.count
  }

  private func numberKey(_ candidate: BookCandidate) -> SortKey {
    SortKey(numbers: [], texts: [Self.natural(candidate.number), candidate.code])
  }

  private func filled(_ chapters: [Chapter], _ order: [Int], _ place: (Int) -> Int) -> [Chapter] {
    var chapters = chapters
    for index in order { chapters[place(index)].members.append(index) }
    return chapters.filter { !$0.members.isEmpty }
  }

  /// A text in which numbers compare by their worth: `P-2` before `P-10`.
  static func natural(_ text: String) -> String {
    text.replacing(#/[0-9]+/#) { $0.0.padded(to: 9) }
  }
}
