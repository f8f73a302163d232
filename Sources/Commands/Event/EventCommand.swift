import ArgumentParser

/// `onco event`.
struct EventCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Make, check and look at an event.",
    subcommands: [EventNew.self, EventCheck.self, EventShow.self, EventStatus.self, EventSchema.self])
}
