import ArgumentParser

/// `onco database`.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "The event's database.", subcommands: [DatabaseVerify.self, DatabaseAudit.self])
}
