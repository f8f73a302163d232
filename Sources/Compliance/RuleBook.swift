public import EventData

/// The compliance rules that all events share, checked: one file a rule, one folder a pack.
public struct RuleBook: Sendable {
  /// The rules, gravest first, then by id.
  public let rules: [Rule]

  /// Reads the rulebook and checks keys, citations, braces, and that each query runs on the views. Examples are run by
  /// `flaws()`.
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

  /// Runs every example of every rule: each that does not come out as it says, with its place, what came and what was
  /// told.
  ///
  /// - Throws: `ExplainedError` only when the database in memory cannot be made.
  public func flaws() throws -> [DefinitionProblem] {
    let trial = RuleTrial(tables: try ExampleTables())
    return rules.flatMap { rule in
      rule.examples.compactMap { example in trial.flaw(of: rule, on: example).map { example.place.saying($0) } }
    }.sorted()
  }

  /// Refuses to judge by a rulebook that fails its own examples.
  ///
  /// - Throws: `DefinitionErrors` with every flaw, each with file:line:column (exit code 65).
  public func requireSound() throws {
    let flaws = try flaws()
    guard flaws.isEmpty else { throw DefinitionErrors(problems: flaws) }
  }

  /// The packs there are, sorted.
  public var packs: [String] { Set(rules.map(\.pack)).sorted() }

  /// The rule with an id.
  public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}
