extension CallForAbstracts {
  /// The columns a submission form may have.
  public static let columns = [
    "timestamp", "email", "title", "presenter", "authors", "affiliations", "orcid", "track", "presentation", "body",
    "keywords", "conflict_of_interest", "ethics", "mobile", "type", "trials", "encore_meeting", "encore_year",
    "encore_number", "encore_new", "funding", "table",
  ]
  /// The columns without which no submission can be read.
  public static let requiredColumns = ["timestamp", "email", "title", "presenter", "authors", "body"]
  /// The problems a submission can have, in the order they are listed, and how grave each is unless the file says
  /// otherwise.
  public static let problems: [(id: String, severity: ProblemSeverity)] = [
    ("unreadable-file", .error), ("broken-cell", .error), ("tracked-changes", .warning), ("pictures", .warning),
    ("guessed-parts", .warning),
    ("bad-timestamp", .error), ("early", .warning), ("late", .error), ("late-allowed", .warning), ("bad-email", .error),
    ("header-injection", .error), ("formula", .error), ("missing-title", .error), ("title-caps", .warning),
    ("long-title", .warning), ("missing-authors", .error), ("too-many-authors", .warning),
    ("group-not-last", .warning),
    ("unknown-affiliation", .warning), ("presenter-not-author", .error), ("bad-orcid", .warning),
    ("bad-mobile", .warning), ("unknown-track", .warning), ("unknown-presentation", .warning),
    ("unknown-type", .warning), ("type-not-accepted", .error), ("empty", .error),
    ("too-long", .error), ("unstructured", .warning), ("extra-section", .warning), ("bad-placeholder", .error),
    ("bad-trial-number", .warning), ("encore", .error), ("not-anonymous", .error), ("keywords", .warning),
    ("missing-coi", .error), ("presenter-cap", .warning), ("resubmission", .warning), ("near-duplicate", .warning),
    ("edited", .warning), ("already-decided", .error),
  ]
}
