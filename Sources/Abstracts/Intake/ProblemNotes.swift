import EventData

/// The beginning of what was typed, for a message.
package func excerpt(_ text: String) -> String {
  let line = text.onOneLine
  return line.count > 60 ? line.prefix(59) + "…" : line
}

/// Problems as they are found, kept in the order of the call's list.
struct ProblemNotes {
  private let severities: Severities
  private(set) var problems: [ImportReport.Problem] = []

  init(_ severities: Severities) { self.severities = severities }

  mutating func add(_ id: String, _ message: String, _ remedy: String) {
    guard !problems.contains(where: { $0.id == id }) else { return }
    problems.append(ImportReport.Problem(id, severities[id], message, remedy: remedy))
    problems.sort { Self.order($0.id) < Self.order($1.id) }
  }

  /// The place of an id in the call's list.
  static func order(_ id: String) -> Int {
    CallForAbstracts.problems.firstIndex { $0.id == id } ?? CallForAbstracts.problems.count
  }
}
