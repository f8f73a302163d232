public import EventData

/// Puts the abstract book together, and keeps what was published.
public struct BookEditor: Sendable {
  let definition: ProgrammeRules
  let profile: BookProfile

  /// Until when nothing but titles and authors may be public. A call that does not say so means the day of publication:
  /// nothing leaves because a line was forgotten.
  var embargo: Moment { definition.call.embargo ?? definition.event.zone.moment(profile.issue.published) }
  /// The same for late-breaking abstracts.
  var lateEmbargo: Moment { profile.lateBreakingEmbargo ?? embargo }

  /// Throws `ExplainedError` (65) when the event's files do not describe a book.
  public init(_ definition: ProgrammeRules) throws {
    guard let profile = definition.abstracts.book else {
      throw ExplainedError(
        .definition, "The event's files describe no book", at: "abstracts.yaml",
        remedy: "Write 'book:' into abstracts.yaml; docs/event-files.md lists what it holds, and the sample has one.")
    }
    (self.definition, self.profile) = (definition, profile)
  }

  /// The book as it would be printed now. Gives numbers to the abstracts in it that have none.
  ///
  /// - Parameter isProof: texts before the embargo, for the journal.
  /// - Throws: `ExplainedError` (2) when the full edition is asked for before the embargo ends, when nothing is
  ///   accepted, or when the database refuses.
  public func compose(_ edition: BookEdition, isProof: Bool, now: Moment, in tx: Transaction) throws -> Book {
    if edition == .full, now < embargo, !isProof { throw embargoed }
    let published = try BookQueries.printedTexts(in: tx) ?? []
    var leftOut: [(code: String, why: String)] = []
    var candidates: [(BookCandidate, BookEntry.Extent)] = []
    for candidate in try BookCandidate.all(in: tx) {
      let isOut = published.contains(candidate.code)
      if let why = reasonToLeaveOut(candidate, isPublished: isOut, now: now) {
        leftOut.append((candidate.code, why))
      } else {
        candidates.append((candidate, extent(of: candidate, edition, now: now)))
      }
    }
    guard !candidates.isEmpty else { throw nothingAccepted(leftOut.count) }
    return try book(edition, isProof: isProof, candidates, leftOut, now: now, in: tx)
  }

  private func book(
    _ edition: BookEdition, isProof: Bool, _ chosen: [(BookCandidate, BookEntry.Extent)],
    _ leftOut: [(code: String, why: String)], now: Moment, in tx: Transaction
  ) throws -> Book {
    let order = BookOrder(definition: definition, sort: profile.sort)
    var candidates = chosen.map(\.0)
    try BookNumbers.give(&candidates, in: order.bySession(candidates), by: profile, in: tx)
    let call = definition.call
    let chapters = order.chapters(candidates).map { chapter in
      Book.Chapter(
        title: chapter.title, subtitle: chapter.subtitle,
        entries: chapter.members.map {
          BookEntry(candidates[$0], extent: chosen[$0].1, profile: profile, call: call)
        })
    }
    let hash = contentHash(Book.content(edition, profile, definition.event, chapters).rendered())
    let last = try BookQueries.lastEdition(edition, in: tx)
    let isUnchanged = last?.text("hash") == hash
    return Book(
      edition: edition, number: Int(last?.integer("number") ?? 0) + (isUnchanged ? 0 : 1),
      made: isUnchanged ? last?.moment("made_at") ?? now : now, isUnchanged: isUnchanged, embargo: embargo,
      lateEmbargo: lateEmbargo, isProof: isProof, profile: profile, event: definition.event, sections: call.sections,
      chapters: chapters, leftOut: leftOut,
      hash: hash)
  }

  private func isLate(_ candidate: BookCandidate) -> Bool {
    definition.call.type(candidate.record.content.type)?.isLateBreaking == true
  }

  private func reasonToLeaveOut(_ candidate: BookCandidate, isPublished: Bool, now: Moment) -> String? {
    if candidate.isRetracted { return nil }
    if candidate.record.state == .withdrawn { return "withdrawn" }
    if candidate.decided?.announced == nil, !isPublished {
      return "its authors have not been told; see 'abstract announce'"
    }
    if candidate.decided?.isInProgramme == false, !isPublished {
      return "the presenter declined or never answered, and nobody stands in"
    }
    let isWaiting = isLate(candidate) && now < lateEmbargo
    if candidate.record.content.stage == .placeholder, !isWaiting { return "still a placeholder without results" }
    return nil
  }

  private func extent(of candidate: BookCandidate, _ edition: BookEdition, now: Moment) -> BookEntry.Extent {
    if candidate.isRetracted { return .withdrawn }
    if edition == .titles { return .title(withheldUntil: nil) }
    // The proof too holds no late-breaking text: those have a book of their own.
    if isLate(candidate), lateEmbargo > embargo, now < lateEmbargo { return .title(withheldUntil: lateEmbargo) }
    return .full
  }

  private var embargoed: ExplainedError {
    let until = definition.event.zone.text(embargo)
    return ExplainedError(
      .refused, "The abstracts are under embargo until \(until) (\(definition.event.zone.name))",
      why: "A text that is public before then may not be presented, and its authors may lose a journal.",
      remedy: "Make titles and authors only with --edition titles; or the proof for the journal, marked EMBARGOED on "
        + "each page, with --edition full --for-journal.")
  }

  private func nothingAccepted(_ leftOut: Int) -> ExplainedError {
    ExplainedError(
      .refused, "No accepted abstract can be printed",
      why: leftOut == 0
        ? "No abstract has been accepted yet."
        : "\(leftOut) are accepted, but not announced, withdrawn, declined, lapsed or placeholders.",
      remedy: leftOut == 0 ? "Decide first: onco abstract decide" : "Tell the authors first: onco abstract announce")
  }
}
