import ArgumentParser
import Compliance

/// `onco compliance rules`.
struct ComplianceRules: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules of the rulebook.")

  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let rows = try context.ruleBook().rules.map { rule in
      [
        Listing.Cell.text(rule.id), .text(rule.severity.rawValue), .text(rule.title), .text(rule.pack),
        .text(rule.binds), .text(rule.isVerified ? "yes" : "no"),
      ]
    }
    let columns = [
      Listing.Column("id", "Rule"), .init("severity", "Severity"), .init("title", "Title"), .init("pack", "Pack"),
      .init("binds", "Binds"), .init("verified", "Clause verified"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "rule")
    return .done
  }
}
