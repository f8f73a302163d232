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
      let ids = book.rules.map(\.id)
      let hint = didYouMean(rule.uppercased(), in: ids)
      throw ExplainedError(
        .usage, "There is no rule '\(rule)'.\(hint)", remedy: "See them all with: onco compliance rules")
    }
    var details = Details()
    details.add("id", "Rule", rule.id)
    details.add("title", "Title", rule.title)
    details.add("severity", "Severity", rule.severity.rawValue)
    details.add("binds", "Binds", rule.binds)
    details.add("authority", "Authority", rule.authority)
    details.add("pack", "Pack", rule.pack)
    details.add("phase", "From", rule.phase)
    details.add(
      "cites", "Sources", rule.citations.map(\.line).joined(separator: "\n"),
      json: .list(rule.citations.map { .text($0.line) }))
    details.add(
      "parameters", "Parameters",
      rule.parameters.map { "\($0.name): \($0.values.joined(separator: ", "))" }.joined(separator: "\n"),
      json: .object(rule.parameters.map { ($0.name, .list($0.values.map { .text($0) })) }))
    details.add(
      "examples", "Examples", rule.examples.map { "\($0.expected.rawValue): \($0.name)" }.joined(separator: "\n"),
      json: .list(rule.examples.map { .text("\($0.expected.rawValue): \($0.name)") }))
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
