/// How a form's export is read: which header means which column, and the clock of its timestamps.
public struct FormColumns: Sendable {
  /// Which header means which column.
  public let set: ColumnSet
  /// The zone of the timestamps.
  public let zone: EventZone
  /// `month/day/year`, `day/month/year` or `year-month-day`.
  public let dateOrder: String

  /// Reads `form`: `columns` are the columns there may be, `required` those without which nothing can be read.
  public init(_ fields: FieldReader, columns: [String], required: [String]) {
    dateOrder = fields.text(
      "date_order", "The order of the timestamps in the export.",
      oneOf: ["month/day/year", "day/month/year", "year-month-day"])
    let name = fields.text("time_zone", "The zone of the export's timestamps, such as Asia/Karachi.")
    let known = EventZone(name)
    if known == nil, !name.isEmpty {
      fields.problem(at: "time_zone", "'\(name)' is no time zone; write one such as Asia/Karachi")
    }
    zone = known ?? .utc
    let aliases = fields.lists("columns", "Column -> the header texts that mean it.", required: true)
      .map { (name: $0.key, wordings: $0.values) }
    set = ColumnSet(
      aliases, required: required.map { [$0] }, definition: (fields.full("columns"), fields.file))
    guard !fields.isRecording else { return }
    for column in aliases.map(\.name) where !columns.contains(column) {
      fields.unknownReference(at: "columns", column, in: columns, what: "column")
    }
    for column in required where !aliases.contains(where: { $0.name == column }) {
      fields.problem(at: "columns", "'columns' must say which header means '\(column)'")
    }
  }
}

/// Error or warning for each problem id, as the event's files say.
public struct Severities: Sendable {
  private let byID: [String: ProblemSeverity]

  /// Reads `problems`: the ids there are, with what holds for each when the file does not say.
  public init(_ fields: FieldReader, known: [(id: String, severity: ProblemSeverity)]) {
    var severities = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.severity) })
    for (id, text) in fields.pairs("problems", "Problem id -> error (row refused) or warning.") {
      if severities[id] == nil {
        fields.unknownReference(at: "problems", id, in: known.map(\.id), what: "problem")
      } else if let severity = ProblemSeverity(rawValue: text) {
        severities[id] = severity
      } else {
        fields.problem(at: "problems", of: id, "the problem '\(id)' is '\(text)'; it must be error or warning")
      }
    }
    byID = severities
  }

  /// How grave a problem is.
  public subscript(_ id: String) -> ProblemSeverity { byID[id] ?? .error }
}

/// Whether a problem refuses its row.
public enum ProblemSeverity: String, Sendable {
  /// The row is refused.
  case error
  /// The row is taken, and the problem is named.
  case warning
}
