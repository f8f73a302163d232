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
}
