import ArgumentParser
import Compliance

/// `onco compliance rules`.
struct ComplianceRules: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules of the rulebook.")

  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.print(
      Table(context.ruleBook().rules, noun: "rule") {
        Column("id", "Rule") { .text($0.id) }
        Column("severity", "Severity") { .text($0.severity.rawValue) }
        Column("title", "Title", least: 40) { .text($0.title) }
        Column("pack", "Pack", spare: true) { .text($0.pack) }
        Column("binds", "Binds", spare: true) { .text($0.binds) }
        Column("verified", "Clause verified", spare: true) { .text($0.isVerified ? "yes" : "no") }
      }, as: list)
    return .done
  }
}
