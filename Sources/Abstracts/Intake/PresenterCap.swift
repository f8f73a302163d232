import EventData

/// Finds the abstracts by which one person would present more than the call allows.
///
/// Two presenters are one person when that is certain: the same ORCID iD, or the same name and an address or an
/// institution in common. What is on file counts before what comes in, then what was sent first; types that say
/// `counts: no` never count.
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
    let entries = entries(judged, current, onFile)
    var excess: [Int: [String]] = [:]
    for group in PersonIndex.groups(entries.map { Self.person($0.content) }, .identifies(.certain)) {
      for (count, place) in group.enumerated().dropFirst(most) {
        guard let index = entries[place].index else { continue }
        excess[index] = group.prefix(count).map { entries[$0].identity }
      }
    }
    return excess
  }

  /// The problem of a row that is over the cap.
  func problem(_ submission: Submission, others: [String], codes: [String: String]) -> ImportReport.Problem {
    call.severities.problem(
      .presenterCap,
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

  private static func person(_ content: AbstractContent) -> PersonIdentity {
    PersonIdentity(
      names: [content.presenter], orcid: content.orcid, email: content.email, institutions: institutions(content))
  }

  /// The presenter's institutions; all of the abstract's when the author line does not say which.
  private static func institutions(_ content: AbstractContent) -> [String] {
    let numbers = content.authors.first(where: \.isPresenter)?.affiliations ?? []
    let own = content.affiliations.filter { numbers.isEmpty || numbers.contains($0.number) }
    return own.map(\.institution)
  }
}
