import ArgumentParser

/// `onco door`.
struct DoorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "door", abstract: "Admit delegates by their badges.",
    subcommands: [DoorScan.self, DoorReportCommand.self])
}
