import EventData

/// Finds the abstracts by which one person would present more than the call allows.
///
/// Two presenters are one person when their ORCID iDs are equal; else, unless both have an iD, when they have the same
/// name and an address or an institution in common. What is on file counts before what comes in, then what was sent
/// first; types that say `counts: no` never count.
struct PresenterCap {
  let call: CallForAbstracts

  private struct Entry {
    let index: Int?
    let identity: String
    let content: AbstractContent
    let isKnown: Bool
  }

  /// The rows that are over the cap, by position: the identities of the presenter's abstracts that count before.
  func excess(
    _ judged: [Submission], current: [String: Int], onFile: [String: AbstractRecord]
  ) -> [Int: [String]] {
    guard let most = call.abstractsPerPresenter else { return [:] }
    var persons: [[Entry]] = []
    var known: [String: [Int]] = [:]
    var excess: [Int: [String]] = [:]
    for entry in entries(judged, current, onFile) {
      let keys = Self.keys(of: entry.content)
      let person = keys.lazy.flatMap { known[$0] ?? [] }.first { persons[$0].contains { Self.isOne($0, entry) } }
      let place = person ?? persons.count
      if person == nil { persons.append([]) }
      persons[place].append(entry)
      for key in keys where known[key]?.contains(place) != true { known[key, default: []].append(place) }
      guard let index = entry.index, persons[place].count > most else { continue }
      excess[index] = persons[place].dropLast().map(\.identity)
    }
    return excess
  }

  /// The problem of a row that is over the cap.
  func problem(_ submission: Submission, others: [String], codes: [String: String]) -> ImportReport.Problem {
    ImportReport.Problem(
      "presenter-cap", call.severities["presenter-cap"],
      "\(submission.content.presenter) would present \(others.count + 1) abstracts, with "
        + "\(others.compactMap { codes[$0] }.joined(separator: ", ")); \(call.abstractsPerPresenter ?? 0) are allowed",
      remedy: "Ask the author to name another presenting author, or to withdraw one.")
  }

  private func entries(
    _ judged: [Submission], _ current: [String: Int], _ onFile: [String: AbstractRecord]
  ) -> [Entry] {
    var entries: [Entry] = []
    for (identity, record) in onFile where record.state == .submitted || record.state == .accepted {
      let index = current[identity]
      let isOlder = index.map { judged[$0].content.submitted <= record.content.submitted } ?? true
      let content = index.flatMap { isOlder ? nil : judged[$0].content } ?? record.content
      entries.append(Entry(index: index, identity: identity, content: content, isKnown: true))
    }
    for (identity, index) in current where onFile[identity] == nil {
      entries.append(Entry(index: index, identity: identity, content: judged[index].content, isKnown: false))
    }
    return entries.filter { call.type($0.content.type)?.countsForPresenter ?? true }.sorted { left, right in
      if left.isKnown != right.isKnown { return left.isKnown }
      if left.content.submitted != right.content.submitted { return left.content.submitted < right.content.submitted }
      return left.identity < right.identity
    }
  }

  private static func keys(of content: AbstractContent) -> [String] {
    [content.orcid, folded(content.presenter)].compactMap { $0 }.filter { !$0.isEmpty }
  }

  private static func isOne(_ left: Entry, _ right: Entry) -> Bool {
    if let one = left.content.orcid, let other = right.content.orcid { return one == other }
    guard folded(left.content.presenter) == folded(right.content.presenter) else { return false }
    if left.content.email.lowercased() == right.content.email.lowercased() { return true }
    return !institutions(left.content).isDisjoint(with: institutions(right.content))
  }

  /// The presenter's institutions; all of the abstract's when the author line does not say which.
  private static func institutions(_ content: AbstractContent) -> Set<String> {
    let numbers = content.authors.first(where: \.isPresenter)?.affiliations ?? []
    let own = content.affiliations.filter { numbers.isEmpty || numbers.contains($0.number) }
    return Set(own.map { folded($0.institution) }.filter { !$0.isEmpty })
  }
}
