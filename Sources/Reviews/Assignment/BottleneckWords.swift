import EventData

/// Puts a piece of the minimum cut into words a chair can act on.
struct BottleneckWords {
  /// Abstract codes and their tracks, by position; a track's name for its code.
  let abstracts: [(code: String, track: String?)]
  let reviewers: [AssignmentProblem.Bounds]
  let trackNames: [String: String]
  /// Who cannot be given work, and the last day of the absence.
  let away: [(code: String, until: CalendarDate)]
  /// The reviewers in conflict with an abstract, by its code.
  let conflicts: [String: Set<String>]

  /// The words for a bottleneck.
  func report(_ found: Bottleneck) -> AssignmentBottleneck {
    let tracks = Set(found.abstracts.compactMap { abstracts[$0].track }).sorted()
    return AssignmentBottleneck(
      kind: found.kind.rawValue, short: found.short, abstracts: found.abstracts.map { abstracts[$0].code },
      reviewers: found.reviewers.map { reviewers[$0].code }, tracks: tracks, recruits: found.recruits,
      lifts: found.lifts.map { reviewers[$0].code }, words: words(found))
  }

  private func words(_ found: Bottleneck) -> String {
    let people = Self.some(found.reviewers.map { reviewers[$0].code })
    let works = Self.some(found.abstracts.map { abstracts[$0].code })
    switch found.kind {
    case .capacity:
      let room =
        found.reviewers.isEmpty
        ? "nobody else may review \(found.abstracts.count == 1 ? "it" : "them")"
        : "who may review them is full: \(people)"
      return
        "\(counted(found.short, "review")) short \(place(found.abstracts)): \(absences(found))\(remedies(found)) "
        + (found.abstracts.count == 1 ? "(\(room))" : "(\(found.abstracts.count) abstracts: \(works); \(room))")
    case .leastLoad:
      let least = found.reviewers.reduce(0) { $0 + reviewers[$1].lower }
      return
        "\(counted(found.short, "review")) too few for the least loads of \(people), \(least) in all: lower them by "
        + "\(found.short), or ask for more reviews of each abstract"
    case .contradiction where found.abstracts.count == 1 && !found.reviewers.isEmpty && found.lifts.isEmpty:
      return
        "\(works) is fixed to \(found.reviewers.count) reviewers (\(people)), \(found.short) more than it gets: free "
        + "one of the pairs"
    case .contradiction:
      return
        "\(people) is fixed to \(counted(found.abstracts.count, "abstract")), \(found.short) above the most: raise "
        + "the bound or free some of them (\(works))"
    }
  }

  private func place(_ positions: [Int]) -> String {
    if positions.count == 1 { return "for \(abstracts[positions[0]].code)" }
    let counts = Dictionary(grouping: positions) { abstracts[$0].track ?? "" }.mapValues(\.count)
    let known = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    func name(_ track: String) -> String { track.isEmpty ? "no track" : trackNames[track] ?? track }
    if known.count == 1 { return "in \(name(known[0]))" }
    if known.count == trackNames.count { return "over all tracks" }
    if known.count > 4 { return "over \(known.count) tracks, \(name(known[0])) first" }
    return "in " + known.map { "\(name($0)) (\(counts[$0] ?? 0))" }.joined(separator: ", ")
  }

  private func remedies(_ found: Bottleneck) -> String {
    var ways: [String] = []
    if let recruits = found.recruits { ways.append("recruit \(recruits)") }
    if !found.lifts.isEmpty {
      let who = " (\(Self.some(found.lifts.map { reviewers[$0].code })))"
      ways.append("lift \(counted(found.lifts.count, "cap"))\(who)")
    }
    if found.lifts.isEmpty {
      let isTorn = found.abstracts.contains { !(conflicts[abstracts[$0].code] ?? []).isEmpty }
      if isTorn { ways.append("dismiss a conflict that is none") }
      if !absent(found).isEmpty { ways.append("shorten an absence with onco reviewer absent") }
    }
    return ways.isEmpty ? "ask for fewer reviews" : ways.joined(separator: " or ")
  }

  /// Those who are away and could review one of the abstracts.
  private func absent(_ found: Bottleneck) -> [(code: String, until: CalendarDate)] {
    away.filter { person in
      found.abstracts.contains { !(conflicts[abstracts[$0].code] ?? []).contains(person.code) }
    }
  }

  private func absences(_ found: Bottleneck) -> String {
    let people = absent(found)
    let named = people.prefix(3).map { "\($0.code) is away until \($0.until)" }
    let rest = people.count - named.count
    return named.isEmpty ? "" : named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more are away" : "") + ": "
  }

  /// The first few codes and how many more.
  private static func some(_ codes: [String]) -> String {
    codes.count <= 6
      ? codes.joined(separator: ", ") : codes.prefix(5).joined(separator: ", ") + " and \(codes.count - 5) more"
  }
}
