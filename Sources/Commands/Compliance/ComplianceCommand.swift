import ArgumentParser

/// `onco compliance`.
struct ComplianceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compliance", abstract: "Check the congress against the rules on industry participation.",
    subcommands: [ComplianceCheckCommand.self, ComplianceRules.self, ComplianceExplain.self, ComplianceVerify.self])
}
