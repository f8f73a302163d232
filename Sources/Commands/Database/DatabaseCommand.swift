import ArgumentParser

/// `onco database`.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "The event's database.",
    subcommands: [
      DatabaseStatus.self, DatabaseVerify.self, DatabaseAudit.self, DatabaseBackup.self, DatabaseRestore.self,
      DatabaseCopy.self,
    ])
}
