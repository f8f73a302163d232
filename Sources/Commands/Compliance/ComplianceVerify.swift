import ArgumentParser
import Compliance
import EventData
import Foundation

/// `onco compliance verify`.
struct ComplianceVerify: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run every example of every rule: the rulebook's own test.")

  func run(in context: CommandContext) async throws -> Ending {
    let trials = try context.ruleBook().verify()
    for trial in trials where trial.flaw != nil {
      context.print("\(trial.rule), \(trial.example.name): \(trial.flaw ?? "")")
    }
    let flawed = trials.count { $0.flaw != nil }
    context.print("\(counted(trials.count, "example")) run, \(flawed) not as expected.")
    if flawed > 0 { throw ExitCode(65) }
    return .done
  }
}
