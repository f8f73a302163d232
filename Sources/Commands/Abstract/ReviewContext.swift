import EventData

extension EventContext {
  /// How abstracts are reviewed.
  ///
  /// Throws `ExplainedError` (65) when abstracts.yaml does not say.
  func reviewRules() throws -> ReviewRules {
    if let rules = definition.abstracts.review { return rules }
    throw ExplainedError(
      .definition, "abstracts.yaml does not say how abstracts are reviewed",
      at: folder.url.appending(path: "abstracts.yaml").path,
      why: "The part 'review' is missing.",
      remedy: "Add it; docs/event-files.md describes it, and the sample event shows one.")
  }

  /// Refuses a track that abstracts.yaml does not have; nil is fine.
  func checkTrack(_ code: String?) throws {
    let codes = definition.abstracts.tracks.map(\.code)
    guard let code, !codes.contains(code) else { return }
    let hint = nearest(to: code, in: codes).map { " Did you mean '\($0)'?" } ?? ""
    throw ExplainedError(
      .usage, "There is no track '\(code)'.\(hint)", remedy: "Choose one of: \(codes.joined(separator: ", ")).")
  }
}
