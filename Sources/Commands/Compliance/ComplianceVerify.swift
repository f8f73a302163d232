import ArgumentParser
import Compliance
import EventData

/// `onco compliance verify`.
struct ComplianceVerify: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run every example of every rule: the rulebook's own test.")

  func run(in context: CommandContext) async throws -> Ending {
    let book = try context.ruleBook()
    let flaws = try book.flaws()
    for flaw in flaws { context.print(flaw.description) }
    let examples = book.rules.reduce(0) { $0 + $1.examples.count }
    context.print("\(counted(examples, "example")) run, \(flaws.count) not as expected.")
    return flaws.isEmpty ? .done : .partly
  }
}
