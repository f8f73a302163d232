import ArgumentParser
import Compliance
import EventData

/// `onco compliance explain`.
struct ComplianceExplain: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one rule: what it asks, of whom, on which authority, with examples.")

  @Argument(help: "The rule's id, such as SYM-001.")
  var rule: String
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let book = try context.ruleBook()
    guard let rule = book.rule(rule.uppercased()) else {
      throw ExplainedError.missing("rule", rule, in: book.rules.map(\.id), kind: .usage, see: "compliance rules")
    }
    context.print(
      Details(rule) {
        Column("id", "Rule") { .text($0.id) }
        Column("title", "Title") { .text($0.title) }
        Column("severity", "Severity") { .text($0.severity.rawValue) }
        Column("binds", "Binds") { .text($0.binds) }
        Column("authority", "Authority") { .text($0.authority) }
        Column("pack", "Pack") { .text($0.pack) }
        Column("phase", "From") { .text($0.phase) }
        Column("cites", "Sources") { .lines($0.citations.map(\.line)) }
        Column("parameters", "Parameters") {
          .lines(
            $0.parameters.map { "\($0.name): \($0.values.joined(separator: ", "))" },
            json: .object($0.parameters.map { ($0.name, .list($0.values.map { .text($0) })) }))
        }
        Column("examples", "Examples") { .lines($0.examples.map { "\($0.expected.rawValue): \($0.name)" }) }
      }, as: format)
    return .done
  }
}
