extension StringProtocol {
  /// True for what people write when there is nothing to say: `No`, `None`, `N/A`, `Not yet registered`, a dash.
  public var isNothing: Bool { nothings.contains(folded(self)) }
}

private let nothings: Set<String> = [
  "", "no", "none", "nil", "nill", "na", "n a", "not applicable", "not available", "not any", "not yet", "nothing",
  "no one", "none yet", "not registered", "not yet registered", "unregistered", "to be registered",
  "will be registered", "not required", "not needed", "not assigned", "not assigned yet", "not yet assigned",
  "not yet available", "under registration", "registration pending", "pending", "applied", "applied for", "awaited",
  "in process", "in progress", "i dont have", "i dont have one", "i do not have", "i do not have one", "dont have",
  "do not have", "have none", "i have none", "no orcid", "no orcid id", "no conflict", "no conflicts", "not have", "0",
  "tba", "tbd", "xxx",
]
