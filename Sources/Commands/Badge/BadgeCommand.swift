import ArgumentParser

/// `onco badge`.
struct BadgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "badge", abstract: "Badges with their QR codes.",
    subcommands: [BadgeMake.self, BadgeCodes.self, BadgeRevoke.self])
}
