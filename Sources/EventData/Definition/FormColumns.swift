/// How a form's export is read: which header means which column, and the clock of its timestamps.
public struct FormColumns: Sendable {
  /// Column name -> wordings of its header, in file order.
  public let aliases: [(column: String, wordings: [String])]
  /// Columns without which no row can be read.
  public let required: [String]
  /// The zone of the timestamps.
  public let zone: EventZone
  /// `month/day/year`, `day/month/year` or `year-month-day`.
  public let dateOrder: String

  init(_ fields: FieldReader, columns: [String], required: [String]) {
    self.required = required
    dateOrder = fields.text(
      "date_order", "The order of the timestamps in the export.",
      oneOf: ["month/day/year", "day/month/year", "year-month-day"])
    let name = fields.text("time_zone", "The zone of the export's timestamps, such as Asia/Karachi.")
    let known = EventZone(name)
    if known == nil, !name.isEmpty {
      fields.problem(at: "time_zone", "'\(name)' is no time zone; write one such as Asia/Karachi")
    }
    zone = known ?? .utc
    aliases = fields.lists("columns", "Column -> the header texts that mean it.", required: true)
      .map { (column: $0.key, wordings: $0.values) }
    guard !fields.isRecording else { return }
    for (column, _) in aliases where !columns.contains(column) {
      fields.unknownReference(at: "columns", column, in: columns, what: "column")
    }
    for column in required where !aliases.contains(where: { $0.column == column }) {
      fields.problem(at: "columns", "'columns' must say which header means '\(column)'")
    }
  }

  /// A moment written in this form's order and zone, such as `9/26/2026 23:02:00`; nil when it is none, also for a year
  /// of two digits, which could mean any century.
  public func moment(_ text: String) -> Moment? {
    let parts = text.trimmed.split(separator: " ")
    guard parts.count == 2, let clock = WallClock(parts[1]) else { return nil }
    let words = parts[0].split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    let numbers = words.compactMap { $0.isDigits ? Int($0) : nil }
    guard words.count == 3, numbers.count == 3, numbers[dateOrder == "year-month-day" ? 0 : 2] >= 1_000
    else { return nil }
    let date =
      switch dateOrder {
      case "month/day/year": CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
      case "day/month/year": CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
      default: CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
      }
    return date.map { zone.moment($0, hour: clock.hour, minute: clock.minute, second: clock.second) }
  }
}

/// Error or warning for each problem id, as the event's files say.
public struct Severities: Sendable {
  private let byID: [String: ProblemSeverity]

  init(_ fields: FieldReader, known: [(id: String, severity: ProblemSeverity)]) {
    var severities = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.severity) })
    for (id, text) in fields.pairs("problems", "Problem id -> error (row refused) or warning.") {
      if severities[id] == nil {
        fields.unknownReference(at: "problems", id, in: known.map(\.id), what: "problem")
      } else if let severity = ProblemSeverity(rawValue: text) {
        severities[id] = severity
      } else {
        fields.problem(at: "problems", "the problem '\(id)' is '\(text)'; it must be error or warning")
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
