import EventData

/// The compliance rules that all events share, checked: one file a rule, one folder a pack.
public struct RuleBook: Sendable {
  /// The rules, gravest first, then by id.
  public let rules: [Rule]

  /// The result of one example.
  public struct Trial: Sendable {
    /// The rule's id.
    public let rule: String
    /// The example.
    public let example: RuleExample
    /// What is wrong; nil when the rule finds what the example says.
    public let flaw: String?
  }

  /// Reads and checks the rulebook: keys, citations, placeholders, that each query runs on the views, and that each
  /// example gives what it says.
  ///
  /// - Parameter files: path inside the rulebook, such as `accme/SYM-001.yaml` -> text.
  /// - Throws: `DefinitionErrors` with every problem of all files, each with file:line:column (exit code 65).
  public static func read(files: [String: String]) throws -> RuleBook {
    let trial = RuleTrial(tables: try ExampleTables())
    var ids: Set<String> = []
    let rules = try DefinitionFiles.read(files) { fields, path in
      let rule = Rule.read(fields, path: path, trial: trial)
      if let rule, !ids.insert(rule.id).inserted {
        fields.problem(at: "id", "another file of the rulebook has the rule '\(rule.id)' already")
      }
      return rule
    }
    return RuleBook(
      rules: rules.compactMap { $0 }.sorted { ($1.severity, $0.id) < ($0.severity, $1.id) })
  }

  /// Runs every example of every rule.
  ///
  /// - Throws: `ExplainedError` only when the database in memory cannot be made.
  public func verify() throws -> [Trial] {
    let trial = RuleTrial(tables: try ExampleTables())
    return rules.flatMap { rule in
      rule.examples.map { Trial(rule: rule.id, example: $0, flaw: trial.flaw(of: rule, on: $0)) }
    }
  }

  /// The packs there are, sorted.
  public var packs: [String] { Set(rules.map(\.pack)).sorted() }

  /// The rule with an id.
  public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}
