import EventData

/// Runs rules on their own examples.
struct RuleTrial {
  let tables: ExampleTables

  /// What keeps the rule's query from running on empty views; nil when it runs.
  func flaw(of rule: Rule) -> String? {
    do {
      _ = try run(rule, on: [:], asOf: CalendarDate(dayNumber: 0))
      return nil
    } catch {
      return Self.words(error)
    }
  }

  /// What is wrong with an example; nil when the rule finds what the example says.
  func flaw(of rule: Rule, on example: RuleExample) -> String? {
    do {
      let verdicts = try run(rule, on: example.rows, asOf: example.asOf)
      let expected = "expected \(example.expected.rawValue): \(list(example.subjects))"
      let found = Set(verdicts.filter { $0.outcome == example.expected }.map(\.subject)).sorted()
      let worse = verdicts.filter { $0.outcome < example.expected }
      guard found == example.subjects, worse.isEmpty else {
        let all = verdicts.map { "\($0.outcome.rawValue) \($0.subject)" }.sorted()
        return "the example '\(example.name)' gave \(list(all)); \(expected)"
      }
      return nil
    } catch {
      return "the example '\(example.name)' cannot be run: \(Self.words(error))"
    }
  }

  private func run(
    _ rule: Rule, on rows: [String: [[String: SQLValue]]], asOf: CalendarDate
  ) throws -> [Verdict] {
    let values = rule.values(today: asOf)
    let (sql, parameters) = rule.query.bound(values)
    return try rule.verdicts(try tables.rows(sql, parameters, given: rows), values: values, zone: .utc)
  }

  private func list(_ subjects: [String]) -> String { subjects.isEmpty ? "nothing" : subjects.joined(separator: ", ") }

  static func words(_ error: any Error) -> String {
    switch error {
    case let error as ExplainedError: error.why ?? error.what
    case let error as RuleFlaw: error.message
    default: "\(error)"
    }
  }
}

extension Rule {
  /// What is bound: the rulebook's values, replaced where the society has its own, and the day of the check as `today`.
  func values(today: CalendarDate, changes: [Parameter] = []) -> [String: [SQLValue]] {
    var values: [String: [SQLValue]] = ["today": [.text(today.description)]]
    for parameter in parameters + changes { values[parameter.name] = parameter.bound }
    return values
  }
}
