import EventData

/// What a rule's query said about one subject, in words.
struct Verdict {
  let outcome: Outcome
  let subject: String
  let message: String
  let impact: String
  let remedy: String
  let details: [(name: String, value: String)]
}

/// A rule whose query, rows or wording do not fit together.
struct RuleFlaw: Error {
  let message: String
}

extension Rule {
  /// The verdicts in the rows a rule's query gave. Throws `RuleFlaw` when a row has no subject or outcome, or when a
  /// sentence names a column there is none of.
  func verdicts(_ rows: [Row], values: [String: [SQLValue]], zone: EventZone) throws -> [Verdict] {
    try rows.map { row in
      guard let outcome = Outcome(rawValue: row.text("outcome")), [.pass, .fail, .unknown].contains(outcome) else {
        throw RuleFlaw(
          message: "the check gave the outcome '\(row.text("outcome"))'; allowed: pass, fail, unknown")
      }
      guard let subject = row.optionalText("subject") else {
        throw RuleFlaw(message: "the check gave a row without a subject")
      }
      for (key, text) in wording.all {
        for name in text.names where !Self.has(name, row, values) {
          let known = (row.columns + values.keys.sorted()).joined(separator: ", ")
          throw RuleFlaw(message: "'\(key)' names {\(name)}, but the check gives no such column; there are: \(known)")
        }
      }
      func filled(_ text: MessageText) -> String { text.filled { Self.value($0, row, values, zone) } }
      let words =
        switch outcome {
        case .pass: (title, "", "")  // a kept rule has nothing to repair
        case .unknown: (filled(wording.unknownMessage), filled(wording.impact), filled(wording.unknownRemedy))
        default: (filled(wording.message), filled(wording.impact), filled(wording.remedy))
        }
      return Verdict(
        outcome: outcome, subject: subject.onOneLine, message: words.0, impact: words.1, remedy: words.2,
        details: Self.detailColumns(row, outcome).compactMap { column in
          Self.value(column, row, values, zone).map { (column, $0.onOneLine) }
        })
    }
  }

  /// All columns but those that have fields of their own. `gap_in_data` says what is missing, so it stays out of the rest.
  private static func detailColumns(_ row: Row, _ outcome: Outcome) -> [String] {
    row.columns.filter { column in
      column != "outcome" && column != "subject" && (column != "gap_in_data" || outcome == .unknown)
    }
  }

  private static func has(_ name: String, _ row: Row, _ values: [String: [SQLValue]]) -> Bool {
    row.columns.contains(name) || row.columns.contains("\(name)_minor") || values[name] != nil
  }

  /// A column as text: `*_at` is a time in the event's zone, `x` stands for money in `x_minor` and `x_currency`.
  private static func value(_ name: String, _ row: Row, _ values: [String: [SQLValue]], _ zone: EventZone) -> String? {
    if row.columns.contains(name) {
      if name.hasSuffix("_at"), let moment = row.moment(name) { return zone.text(moment) }
      return row.optionalText(name)
    }
    if let money = row.money(name) { return money.description }
    return values[name].map { list in list.map { $0.string ?? "" }.joined(separator: ", ") }
  }
}
