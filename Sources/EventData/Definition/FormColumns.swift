/// How a form's export is read: which header means which column, and the clock of its timestamps.
public struct FormColumns: Sendable {
  /// Which header means which column.
  public let set: ColumnSet
  /// The zone of the timestamps.
  public let zone: EventZone
  /// In which order a timestamp names its day.
  public let dateOrder: DateOrder

  /// In which order a timestamp names its day.
  public enum DateOrder: String, Sendable, CaseIterable {
    case monthDayYear = "month/day/year"
    case dayMonthYear = "day/month/year"
    case yearMonthDay = "year-month-day"
  }

  /// Reads `form`: `Column` names the columns there may be, `required` groups of which one at least must be there, or
  /// nothing can be read.
  public init<Column: CaseIterable & RawRepresentable<String>>(
    _ fields: FieldReader, _: Column.Type, required: [[Column]]
  ) {
    let required = required.map { $0.map(\.rawValue) }
    dateOrder = fields.choice(
      "date_order", "The order of the timestamps in the export.", or: .monthDayYear, required: true)
    let name = fields.text("time_zone", "The zone of the export's timestamps, such as Asia/Karachi.")
    let known = EventZone(name)
    if known == nil, !name.isEmpty {
      fields.problem(at: "time_zone", "'\(name)' is no time zone; write one such as Asia/Karachi")
    }
    zone = known ?? .utc
    let aliases = fields.lists("columns", "Column -> the header texts that mean it.", required: true)
      .map { (name: $0.key, wordings: $0.values) }
    set = ColumnSet(
      aliases, required: required, definition: (fields.full("columns"), fields.file))
    guard !fields.isRecording else { return }
    fields.refuseUnknown("columns", aliases.map(\.name), in: Column.allCases.map(\.rawValue), "column")
    for group in required where !aliases.contains(where: { group.contains($0.name) }) {
      fields.problem(
        at: "columns", "'columns' must say which header means \(group.map { "'\($0)'" }.joined(separator: " or "))")
    }
  }
}
