public import EventData

/// An example of a rule: rows of the views, and what the rule must say about them.
public struct RuleExample: Sendable {
  /// What it shows, such as `29 minutes between them`.
  public let name: String
  /// What the rule must find: `fail`, `unknown` or `pass`.
  public let expected: Outcome
  /// The subjects that must have that outcome, sorted.
  public let subjects: [String]
  /// The day of the check; matters to rules that look at `:today`.
  public let asOf: CalendarDate
  /// Where it stands in the rulebook.
  let place: DefinitionProblem
  /// View name -> rows.
  let rows: [String: [[String: SQLValue]]]
}

extension RuleExample {
  /// Reads an example whose rows may name only views and columns there are.
  init(_ fields: FieldReader, views: [String: [TableColumn]]) {
    name = fields.text("when", "What it shows.")
    subjects = fields.texts("subjects", "The subjects that must have this outcome; empty for none.").sorted()
    asOf = fields.optionalDate("as_of", "The day of the check.") ?? CalendarDate(dayNumber: 20_454)
    var found: [(Outcome, [String: [[String: SQLValue]]])] = []
    for outcome in [Outcome.fail, .pass, .unknown] {
      let rows = fields.optionalObject(outcome.rawValue, "Rows of the views, by view.") { Self.rows($0, views) }
      if let rows { found.append((outcome, rows)) }
    }
    if found.count != 1 { fields.problem(at: "when", "an example has exactly one of 'fail', 'pass' and 'unknown'") }
    expected = found.first?.0 ?? .pass
    place = fields.place(of: expected.rawValue)
    rows = found.first?.1 ?? [:]
    if subjects.isEmpty, expected != .pass {
      fields.problem(
        at: "when", "'subjects' must name what the example finds; one that finds nothing stands under 'pass'")
    }
  }

  private static func rows(
    _ fields: FieldReader, _ views: [String: [TableColumn]]
  ) -> [String: [[String: SQLValue]]] {
    var given: [String: [[String: SQLValue]]] = [:]
    for (view, columns) in views.sorted(by: { $0.key < $1.key }) {
      let rows = fields.objects(view, "Rows of the view '\(view)'.") { row(view, $0, columns) }
      if !rows.isEmpty { given[view] = rows }
    }
    return given
  }

  /// One row. A `*_folded` column that is left out is made from its plain one, as the real tables do.
  private static func row(
    _ view: String, _ fields: FieldReader, _ columns: [TableColumn]
  ) -> [String: SQLValue] {
    var row: [String: SQLValue] = [:]
    for column in columns {
      guard let text = fields.optionalText(column.name, "A column of '\(view)'.") else { continue }
      guard column.isNumber else {
        row[column.name] = .text(text)
        continue
      }
      if let number = Int64(text) ?? moment(text)?.seconds {
        row[column.name] = .integer(number)
      } else {
        fields.problem(at: column.name, "'\(text)' is neither a whole number nor a time such as 2026-12-11 09:00 UTC")
      }
    }
    for column in columns where row[column.name] == nil {
      let plain = column.name == "legal_folded" ? "legal_name" : String(column.name.dropLast("_folded".count))
      if column.name.hasSuffix("_folded"), case .text(let text)? = row[plain] { row[column.name] = .text(folded(text)) }
    }
    return row
  }

  private static func moment(_ text: String) -> Moment? {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let date = CalendarDate(String(parts[0])), let clock = WallClock(parts[1]),
      let zone = EventZone(String(parts[2]))
    else { return nil }
    return zone.moment(date, hour: clock.hour, minute: clock.minute, second: clock.second)
  }
}
