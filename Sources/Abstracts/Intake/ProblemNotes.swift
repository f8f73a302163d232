import EventData

/// The beginning of what was typed, for a message.
package func excerpt(_ text: String) -> String {
  let line = text.onOneLine
  return line.count > 60 ? line.prefix(59) + "…" : line
}

/// Problems as they are found, kept in the order of the call's list.
struct ProblemNotes {
  private let severities: Severities<AbstractProblem>
  private(set) var problems: [ImportReport.Problem] = []

  init(_ severities: Severities<AbstractProblem>) { self.severities = severities }

  /// Adds a problem, as grave as the call says unless said here; the first of a kind counts.
  mutating func add(
    _ kind: AbstractProblem, _ message: String, _ remedy: String, as severity: ProblemSeverity? = nil
  ) {
    guard !problems.contains(where: { $0.kind == kind }) else { return }
    problems.append(.init(kind, severity ?? severities[kind], message, remedy: remedy))
    problems.sort { Self.order($0.id) < Self.order($1.id) }
  }

  /// The place of an id in the list of problems.
  static func order(_ id: String) -> Int { places[id] ?? places.count }

  private static let places = Dictionary(
    uniqueKeysWithValues: AbstractProblem.allCases.enumerated().map { ($1.rawValue, $0) })
}
