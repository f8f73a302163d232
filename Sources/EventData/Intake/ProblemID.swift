/// The problems one kind of import names, in the order they are listed: an enumeration of its room.
public protocol ProblemID: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// How grave it is unless the event's file says otherwise.
  var usual: ProblemSeverity { get }
}

/// Whether a problem refuses its row.
public enum ProblemSeverity: String, Sendable {
  /// The row is refused.
  case error
  /// The row is taken, and the problem is named.
  case warning
}

/// Error or warning for each problem, as the event's file says.
public struct Severities<ID: ProblemID>: Sendable {
  private let said: [ID: ProblemSeverity]

  /// Reads `problems`.
  public init(_ fields: FieldReader) {
    var said: [ID: ProblemSeverity] = [:]
    for (name, text) in fields.pairs("problems", "Problem id -> error (row refused) or warning.") {
      let severity = ProblemSeverity(rawValue: text)
      if let id = ID(rawValue: name) { said[id] = severity }
      fields.refuseUnknown("problems", [name], in: ID.allCases.map(\.rawValue), "problem")
      if severity == nil {
        fields.problem(at: "problems", of: name, "the problem '\(name)' is '\(text)'; it must be error or warning")
      }
    }
    self.said = said
  }

  /// How grave a problem is.
  public subscript(_ id: ID) -> ProblemSeverity { said[id] ?? id.usual }

  /// A problem of a row, as grave as the file says.
  public func problem(_ id: ID, _ message: String, remedy: String) -> ImportReport.Problem {
    ImportReport.Problem(id.rawValue, self[id], message, remedy: remedy)
  }
}
